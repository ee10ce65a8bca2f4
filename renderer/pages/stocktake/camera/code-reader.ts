import { decodeQR } from 'qr/decode.js';
import type { Frame, Look } from './frame';

/** Time for retries on one frame: the next one is better than a long look at this one. */
const LOOK_MS = 60;

/** The worker's side of the thread; the window's typings do not know it. */
const thread = globalThis as unknown as {
  onmessage: ((event: MessageEvent<Frame>) => void) | null;
  postMessage(look: Look): void;
};
const canvas = new OffscreenCanvas(1, 1);
const context = canvas.getContext('2d', { willReadFrequently: true });

function pixelsOf(picture: ImageBitmap): ImageData {
  if (!context) throw new Error('no canvas');
  const { width, height } = picture;
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  context.drawImage(picture, 0, 0);
  picture.close();
  return context.getImageData(0, 0, width, height);
}

function codeIn({ width, height, data }: ImageData): string | null {
  try {
    return decodeQR({ width, height, data }, { timeLimit: LOOK_MS });
  } catch {
    // Not found is told by an exception, and is what most frames are.
    return null;
  }
}

thread.onmessage = ({ data: { picture } }) => thread.postMessage({ code: codeIn(pixelsOf(picture)) });
