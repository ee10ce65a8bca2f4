import { join } from 'node:path';
import type { Problem } from '../../shared/problem';
import { writeAtomically } from './atomic-file';
import { segmentName } from './journal-frame';
import type { HeadMark } from './journal-head';
import type { Loaded } from './journal-load';
import type { JournalSetting } from './journal-setting';

const ASIDE = 'kept-aside';

function keptAside(name: string, bytes: number): Problem {
  return {
    code: 'torn-tail-kept-aside',
    what: '前回、登録の途中で終了したため、書きかけの部分を取り除きました。',
    why: '「登録しました」と表示する前に終わった分です。表示された登録は、すべて残っています。',
    next: '最後に入力していた内容が登録されているか確かめ、なければもう一度入力してください。',
    details: [`${ASIDE}/${name} (${bytes} bytes)`],
  };
}

/** Removes what was kept aside: it may hold the text of records that are erased. */
export async function dropAside({ files, folder }: Pick<JournalSetting, 'files' | 'folder'>): Promise<void> {
  const aside = join(folder, ASIDE);
  const names = await files.list(aside);
  for (const name of names) await files.remove(join(aside, name));
  if (names.length > 0) await files.syncFolder(aside);
}

/** Moves what lies beyond the mark into a folder of its own; only then may the journal be written to. */
export async function keepAside(setting: JournalSetting, loaded: Loaded, mark: HeadMark): Promise<Problem[]> {
  const { files, folder } = setting;
  const { bytes, laterSegments } = loaded.torn;
  if (!bytes && laterSegments.length === 0) return [];
  const aside = join(folder, ASIDE);
  await files.makeFolder(aside);
  const stamp = setting.now().toISOString().replace(/[-:.]/g, '');
  const notices: Problem[] = [];
  for (const segment of laterSegments.toReversed()) {
    const name = `${stamp}-${segmentName(segment)}`;
    const size = (await files.facts(join(folder, segmentName(segment))))?.size ?? 0;
    await files.rename(join(folder, segmentName(segment)), join(aside, name));
    await files.syncFolder(folder);
    notices.push(keptAside(name, size));
  }
  if (bytes) {
    const name = `${stamp}-${segmentName(mark.segment)}-${mark.end}`;
    await writeAtomically(files, join(aside, name), bytes);
    const file = await files.open(join(folder, segmentName(mark.segment)), 'update');
    try {
      await file.truncate(mark.end);
      await file.sync();
    } finally {
      await file.close();
    }
    notices.push(keptAside(name, bytes.length));
  }
  return notices;
}
