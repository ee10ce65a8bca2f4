import { describe, expect, it } from 'vitest';
import {
  cameraGone,
  cameraProblem,
  readerFailed,
} from '../../../renderer/pages/stocktake/camera/camera-problems';
import { CAMERA_PAGE, isCameraPage } from '../../../shared/host/camera-page';

describe('what is said when a camera does not start', () => {
  it.each([
    ['NotAllowedError', 'camera-refused'],
    ['SecurityError', 'camera-refused'],
    ['NotFoundError', 'camera-missing'],
    ['OverconstrainedError', 'camera-missing'],
    ['NotReadableError', 'camera-busy'],
    ['AbortError', 'camera-busy'],
    ['SomethingNewError', 'camera-busy'],
  ])('%s is %s', (name, code) => {
    expect(cameraProblem(new DOMException('', name)).code).toBe(code);
  });

  it('always names the way that needs no camera', () => {
    const all = ['NotAllowedError', 'NotFoundError', 'NotReadableError'].map((name) =>
      cameraProblem(new DOMException('', name)),
    );
    for (const { what, next } of [...all, cameraGone, readerFailed, cameraProblem('odd')]) {
      expect(what).toMatch(/カメラ/);
      expect(next).toContain('番号の末尾の入力で数えられます');
    }
  });
});

describe('the page that may use a camera', () => {
  it('is the counting page and no other', () => {
    expect(isCameraPage(`app://bundle/index.html${CAMERA_PAGE}`)).toBe(true);
    expect(isCameraPage(`app://bundle/index.html${CAMERA_PAGE}?on=1&place=c:2`)).toBe(true);
    for (const other of ['', '#/', '#/today', `${CAMERA_PAGE}s`, `${CAMERA_PAGE}/x`, `#/x?y=${CAMERA_PAGE}`])
      expect(isCameraPage(`app://bundle/index.html${other}`), other).toBe(false);
  });
});
