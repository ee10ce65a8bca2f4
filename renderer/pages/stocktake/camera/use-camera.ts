import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from '../../../../shared/problem';
import { cameraGone, cameraProblem } from './camera-problems';

export type CameraState =
  | { readonly kind: 'off'; readonly problem: Problem | null; readonly note: string | null }
  | { readonly kind: 'starting' }
  | { readonly kind: 'on'; readonly stream: MediaStream; readonly cameras: readonly MediaDeviceInfo[] };

const OFF = { kind: 'off', problem: null, note: null } as const;
const HIDDEN = '画面が隠れたので、カメラを止めました。続けるときは「カメラで読む」を押します。';

const camerasNow = async (): Promise<readonly MediaDeviceInfo[]> =>
  (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput');

/** Whether this PC has a camera, without asking for it; follows what is plugged in and pulled out. */
export function useCameraThere(): boolean {
  const [there, setThere] = useState(false);
  useEffect(() => {
    const { mediaDevices } = navigator as { readonly mediaDevices?: MediaDevices };
    if (!mediaDevices) return;
    let gone = false;
    const look = (): void =>
      void camerasNow().then(
        ({ length }) => gone || setThere(length > 0),
        () => undefined,
      );
    look();
    mediaDevices.addEventListener('devicechange', look);
    return () => {
      gone = true;
      mediaDevices.removeEventListener('devicechange', look);
    };
  }, []);
  return there;
}

const asked = (device: string | null): MediaStreamConstraints => ({
  audio: false,
  video: {
    width: { ideal: 1280 },
    height: { ideal: 720 },
    ...(device === null ? { facingMode: { ideal: 'environment' } } : { deviceId: { exact: device } }),
  },
});

const silence = (stream: MediaStream | null): void => {
  for (const track of stream?.getTracks() ?? []) track.stop();
};

/**
 * The camera: asked for only when somebody presses, and let go when the page is left, the window is hidden or the book
 * is locked (the window is loaded anew then).
 */
export function useCamera() {
  const [state, setState] = useState<CameraState>(OFF);
  const open = useRef<MediaStream | null>(null);
  const turn = useRef(0);

  const close = useCallback((then: CameraState): void => {
    turn.current += 1;
    silence(open.current);
    open.current = null;
    setState(then);
  }, []);
  const stop = useCallback((problem: Problem | null = null): void => close({ ...OFF, problem }), [close]);

  const start = useCallback(
    async (device: string | null = null): Promise<void> => {
      close({ kind: 'starting' });
      const mine = turn.current;
      try {
        const stream = await navigator.mediaDevices.getUserMedia(asked(device));
        // Left, hidden or pressed again while the question stood on the screen.
        if (mine !== turn.current) return silence(stream);
        open.current = stream;
        stream.getVideoTracks()[0]?.addEventListener('ended', () => {
          if (open.current === stream) stop(cameraGone);
        });
        const cameras = await camerasNow();
        if (mine === turn.current) setState({ kind: 'on', stream, cameras });
      } catch (error) {
        if (mine === turn.current) stop(cameraProblem(error));
      }
    },
    [close, stop],
  );

  useEffect(() => {
    const leave = (): void => {
      if (document.visibilityState === 'hidden' && open.current) close({ ...OFF, note: HIDDEN });
    };
    const end = (): void => silence(open.current);
    document.addEventListener('visibilitychange', leave);
    window.addEventListener('pagehide', end);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      window.removeEventListener('pagehide', end);
      turn.current += 1;
      silence(open.current);
      open.current = null;
    };
  }, [close]);

  return { state, start, stop };
}
