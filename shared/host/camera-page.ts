/** Where a camera may be used: the counting page of a stocktake, by the fragment of its address. */
export const CAMERA_PAGE = '#/act/stocktake/count';

/** Whether an address of our own window is the page that may use a camera. */
export function isCameraPage(url: string): boolean {
  const at = url.indexOf('#');
  if (at < 0) return false;
  const fragment = url.slice(at);
  return fragment === CAMERA_PAGE || fragment.startsWith(`${CAMERA_PAGE}?`);
}
