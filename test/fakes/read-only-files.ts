import type { FilePort } from '../../electron/services/file-port';

const refuse = async (): Promise<never> => {
  throw Object.assign(new Error('read-only file system'), { code: 'EROFS' });
};

/** A file port on a medium that cannot be written to. */
export const readOnlyFiles = (inner: FilePort): FilePort => ({
  ...inner,
  open: (path, mode) => (mode === 'read' ? inner.open(path, mode) : refuse()),
  rename: refuse,
  remove: refuse,
  makeFolder: refuse,
});
