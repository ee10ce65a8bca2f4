import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { ZipFile } from '../shared/bundle/zip';
import type { Problem } from '../shared/problem';
import { fail, ok, type Result } from '../shared/result';

const because = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Reads a file of at most `most` bytes; a larger one is told without being read. */
export async function readAtMost(path: string, most: number): Promise<Result<Uint8Array, Problem>> {
  try {
    const { size } = await stat(path);
    if (size > most) {
      return fail({
        code: 'file-too-large',
        what: `ファイルが大きすぎます: ${path}`,
        why: `${size.toLocaleString('ja-JP')} バイトあります。上限は ${most.toLocaleString('ja-JP')} バイトです。`,
        next: 'ファイルの選び間違いがないか確かめてください。提出ファイルであれば、提出元の課へ分けて提出するよう連絡してください。',
      });
    }
    return ok(new Uint8Array(await readFile(path)));
  } catch (error) {
    return fail({
      code: 'file-unreadable',
      what: `ファイルを読めません: ${path}`,
      why: because(error),
      next: 'ファイルの場所と、読む権限があるかを確かめてください。',
    });
  }
}

/** Writes new files; one that is there already is never overwritten. */
export async function writeNew(path: string, text: string, mode: number): Promise<Result<null, Problem>> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: 'wx', mode });
    return ok(null);
  } catch (error) {
    return fail({
      code: 'file-unwritable',
      what: `ファイルを書けません: ${path}`,
      why: because(error),
      next: '同じ名前のファイルがないか、書く権限と空きがあるかを確かめてください。',
    });
  }
}

/** Replaces a file so that either the old or the new content is there after a power cut. */
export async function replace(path: string, text: string): Promise<Result<null, Problem>> {
  const fresh = `${path}.new`;
  try {
    const file = await open(fresh, 'w');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(fresh, path);
    return ok(null);
  } catch (error) {
    return fail({
      code: 'file-unwritable',
      what: `ファイルを書けません: ${path}`,
      why: because(error),
      next: '書く権限と空きがあるかを確かめ、もう一度検査してください。',
    });
  }
}

/**
 * Writes files below a folder that must not exist yet, and nowhere else. If it cannot be finished the folder, which
 * holds nothing but what was written here, is removed again.
 */
export async function extract(folder: string, files: readonly ZipFile[]): Promise<Result<null, Problem>> {
  const root = resolve(folder);
  try {
    await mkdir(root);
  } catch (error) {
    return fail({
      code: 'extract-folder',
      what: `取り出し先のフォルダを作れません: ${root}`,
      why: because(error),
      next: 'まだ無い名前のフォルダを指定してください。すでにあるフォルダには取り出しません。',
    });
  }
  try {
    for (const { name, bytes } of files) {
      const target = resolve(join(root, ...name.split('/')));
      if (!target.startsWith(root + sep)) throw new Error(`outside the folder: ${name}`);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, bytes, { flag: 'wx' });
    }
    return ok(null);
  } catch (error) {
    await rm(root, { recursive: true, force: true });
    return fail({
      code: 'extract-failed',
      what: '中身を取り出せませんでした。',
      why: because(error),
      next: '空きと権限を確かめて、もう一度実行してください。途中まで取り出したものは消しました。',
    });
  }
}
