import { useEffect, useRef, useState } from 'react';
import { heldCodes } from '../../../../shared/stocktaking/held-codes';
import { showLife } from '../../../host/signs-of-life';
import { readerFailed } from './camera-problems';
import { watchForCodes } from './look';
import type { useCamera } from './use-camera';

/** Longer than any number or S/N: some maker's leaflet, and nothing to write down. */
const LONGEST = 100;

const WORDS = {
  none: 'ラベルのQRコードを、四角の中に映してください。',
  read: '読み取りました。次のラベルを映してください。',
  held: '同じラベルが映っています（読み取り済み）。次のラベルを映してください。',
  foreign: 'ラベルや番号のコードではないため、記録していません。',
} as const;
type Word = keyof typeof WORDS;

/** One line, as a reader would type it. */
const typed = (code: string): string => code.replace(/[\p{Cc}\s]+/gu, ' ').trim();

/** What a code before the camera comes to; tells a code to be counted. */
function judge(code: string, held: ReturnType<typeof heldCodes>): Word {
  if (held.see(code, performance.now()) === 'held') return 'held';
  const text = typed(code);
  return text === '' || text.length > LONGEST ? 'foreign' : 'read';
}

function useCodes(
  video: HTMLVideoElement | null,
  stream: MediaStream,
  onCode: (text: string) => void,
  onFail: () => void,
): Word {
  const [word, setWord] = useState<Word>('none');
  const act = useRef({ onCode, onFail });
  act.current = { onCode, onFail };
  useEffect(() => {
    if (!video) return;
    const held = heldCodes();
    let since: Word = 'none';
    video.srcObject = stream;
    const end = watchForCodes(
      video,
      ({ code }) => {
        if (code === null) return;
        const next = judge(code, held);
        // A leaflet that is still being held stays what it was.
        if (next === 'held' && since === 'foreign') return;
        since = next;
        setWord(next);
        if (next !== 'read') return;
        showLife();
        act.current.onCode(typed(code));
      },
      () => act.current.onFail(),
    );
    return () => {
      end();
      video.srcObject = null;
    };
  }, [video, stream]);
  return word;
}

type Props = {
  readonly camera: ReturnType<typeof useCamera>;
  readonly stream: MediaStream;
  readonly cameras: readonly MediaDeviceInfo[];
  readonly onCode: (text: string) => void;
};

/** What the camera sees, cut to the square that is read, and what became of it. */
export function CameraPanel({ camera, stream, cameras, onCode }: Props) {
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const word = useCodes(video, stream, onCode, () => camera.stop(readerFailed));
  return (
    <div className="count-camera" data-word={word}>
      <video ref={setVideo} autoPlay muted playsInline aria-label="カメラの映像" />
      <div className="count-camera-beside">
        <p role="status">{WORDS[word]}</p>
        {cameras.length > 1 && (
          <label>
            カメラ
            <select
              className="input"
              value={stream.getVideoTracks()[0]?.getSettings().deviceId ?? ''}
              onChange={(event) => void camera.start(event.target.value)}
            >
              {cameras.map(({ deviceId, label }, at) => (
                <option key={deviceId} value={deviceId}>
                  {label === '' ? `カメラ${at + 1}` : label}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
    </div>
  );
}
