import { ownWorker } from '../../../app/own-worker';
import type { Frame, Look } from './frame';

/** Pixels of a side at most: a label of 2 cm at a hand's distance has four pixels a module. */
const SIDE = 720;
/** Between two looks at least: every other frame of a usual camera (30 a second), every one of a slow camera. */
const EVERY_MS = 45;

/** The square in the middle that preview and reader share. */
function middleOf({ videoWidth, videoHeight }: HTMLVideoElement) {
  const side = Math.min(videoWidth, videoHeight);
  return { x: (videoWidth - side) / 2, y: (videoHeight - side) / 2, side };
}

/**
 * Looks at the frames of a video, one at a time and off the main thread, until the answered function is called.
 * `onFail`: the worker could not be started or broke.
 */
export function watchForCodes(
  video: HTMLVideoElement,
  onLook: (look: Look) => void,
  onFail: () => void,
): () => void {
  const worker = ownWorker('code-reader');
  let over = false;
  let looking = false;
  let last = Number.NEGATIVE_INFINITY;
  let request = 0;

  const take = async (): Promise<void> => {
    const { x, y, side } = middleOf(video);
    if (side === 0) return;
    looking = true;
    const size = Math.min(SIDE, side);
    try {
      const picture = await createImageBitmap(video, x, y, side, side, {
        resizeWidth: size,
        resizeHeight: size,
        resizeQuality: 'low',
      });
      if (over) return picture.close();
      const frame: Frame = { picture };
      worker.postMessage(frame, [picture]);
    } catch {
      // A camera that is just starting or stopping has no frame to give; the next one tells.
      looking = false;
    }
  };
  const frame = (now: number): void => {
    if (over) return;
    request = video.requestVideoFrameCallback(frame);
    if (looking || now - last < EVERY_MS) return;
    last = now;
    void take();
  };
  worker.onmessage = ({ data }: MessageEvent<Look>) => {
    looking = false;
    if (!over) onLook(data);
  };
  worker.onerror = () => {
    if (!over) onFail();
  };
  request = video.requestVideoFrameCallback(frame);
  return () => {
    over = true;
    video.cancelVideoFrameCallback(request);
    worker.terminate();
  };
}
