import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { run as central } from '../../central/commands';
import { makeBundle } from '../../shared/registers/bundle/hand-over';
import { coverOf } from '../../shared/registers/bundle/making';
import { ASSET, CUSTODY, DISPOSAL, MEDIUM, MONTH_CLOSE } from '../../shared/registers/ids';
import { registerOf, registers } from '../../shared/registers/index';
import { linesOfToday } from '../../shared/registers/today';
import { namingOf } from '../../shared/registers/values';
import { guardAreas } from '../sample-areas';
import { keepCustody } from '../sample-custody';
import { disposeOfThings } from '../sample-disposals';
import { leaveOldEntries } from '../sample-past-term';
import { pledge } from '../sample-pledges';
import { takeStock } from '../sample-stocktakes';
import { registerThings } from '../sample-things';
import { type DemoBook, openDemoBook } from './book';
import { erasePast } from './erase';
import { importLedger } from './import';
import { printForms, writePdf } from './print';
import { stocktakeLines } from './stocktakes';

const { values } = parseArgs({ options: { out: { type: 'string' } } });
if (values.out === undefined) {
  process.stderr.write('書き出すフォルダを指定してください：npm run demo -- --out DIR\n');
  process.exit(2);
}
const out = resolve(values.out);
const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** The IT division's key, made by its own command. */
async function divisionKey(folder: string): Promise<string> {
  const code = await central(['keygen', '--out', folder], { out: () => {}, error: say, here: out });
  if (code !== 0) throw new Error('鍵を作れません。--out には新しいフォルダを指定してください。');
  return readFileSync(join(folder, 'division.age-recipient.txt'), 'utf8').trim();
}

async function handOver(book: DemoBook, recipient: string) {
  const situation = book.clerk.situation();
  const { number = '', title = '' } = situation.profile.forms['bundle-cover'] ?? {};
  const head = { number, title, printedAt: null, verification: null, mark: '見本' } as const;
  const choice = {
    scope: 'from-beginning',
    recipient,
    way: 'share',
    mediumNumber: null,
    documentNumber: '',
  } as const;
  const made = await makeBundle(choice, {
    host: book.host,
    registers,
    situation,
    naming: namingOf(situation, registers),
    head,
    withAttachments: true,
    commit: async (drafts) => ({ ok: true, value: await book.clerk.append(drafts) }),
  });
  if (!made.ok) throw new Error(made.error.what);
  mkdirSync(join(out, 'bundle'), { recursive: true });
  const file = join(out, 'bundle', made.value.name);
  writeFileSync(file, made.value.bytes);
  const cover = await writePdf(book.host, join(out, 'forms'), 'bundle-cover.pdf', [
    coverOf(situation, registers, choice, made.value, head),
  ]);
  return { file, made: made.value, cover };
}

async function main(): Promise<void> {
  mkdirSync(out, { recursive: true });
  const book = await openDemoBook();
  const { clerk, staff, host } = book;
  say('まもり台帳　主な仕事の通し（見本データ）\n');
  const section = { section: staff.section };
  const imported = [
    await importLedger(book, ASSET, 'asset-ledger-cp932.csv', {
      ...section,
      integrity: 'unknown',
      availability: 'unknown',
    }),
    await importLedger(book, MEDIUM, 'media-ledger-cp932.csv', section),
  ];
  for (const { file, encoding, counts, rejections } of imported) {
    say(
      `取込み　${file}（${encoding}）：新規${counts.new}・変更${counts.changed}・同じ${counts.same}・取込み不可${counts.rejected}`,
    );
    for (const line of rejections) say(`　　　　${line}`);
  }
  const { media } = await registerThings(clerk, staff);
  const disposals = await disposeOfThings(clerk, staff, media);
  const pledges = await pledge(clerk, staff);
  const situation = clerk.situation();
  const states: Record<string, number> = {};
  for (const id of disposals) {
    const state = clerk.state(id);
    const label =
      registerOf(DISPOSAL).statuses[registerOf(DISPOSAL).statusOf(state, situation.book)]?.label ?? '';
    states[label] = (states[label] ?? 0) + 1;
  }
  say(`登録　　情報資産${situation.book.all(ASSET).length}件・媒体${situation.book.all(MEDIUM).length}件`);
  say(
    `廃棄　　${Object.entries(states)
      .map(([label, count]) => `${label}${count}`)
      .join('・')}`,
  );
  await keepCustody(clerk, staff, media);
  say(`持出・貸出　${clerk.situation().book.all(CUSTODY).length}件`);
  const { entries, room } = await guardAreas(clerk, staff);
  say(`管理区域　入退室${entries}件・月次締め${clerk.situation().book.all(MONTH_CLOSE).length}件`);
  say(`誓約　　年度カード${pledges.length}人`);
  await takeStock(clerk, staff);
  for (const line of stocktakeLines(clerk.situation())) say(line);
  await leaveOldEntries(clerk, room);
  const erased = await erasePast(host, clerk, staff);
  say(`保存年限　満了${erased.past}件・残すもの${erased.kept}件・消去した本文${erased.bodies}件`);
  say(`本日の処理　${linesOfToday(clerk.situation(), registers).length}件`);
  const printed = await printForms(book, join(out, 'forms'));
  for (const { file, pages, bytes } of printed)
    say(`様式　　${file}　${pages}ページ　${bytes.toLocaleString('ja-JP')}バイト`);

  const recipient = await divisionKey(join(out, 'keys'));
  const keys = await host.call('deviceKeys', {});
  if (!keys.ok) throw new Error(keys.error.what);
  writeFileSync(join(out, 'keys', 'device.minisign.pub'), keys.value.minisign);
  const { file, made, cover } = await handOver(book, recipient);
  say(`\n提出ファイル　${made.name}　${made.entries}件　SHA-256 ${made.sha256}\n`);
  const words = [
    'verify',
    file,
    '--identity',
    join(out, 'keys', 'division.age-identity.txt'),
    '--device-key',
    join(out, 'keys', 'device.minisign.pub'),
  ];
  const verified = await central(words, { out: say, error: say, here: out });
  const summary = {
    entries: clerk.entries().length,
    imported,
    disposals: states,
    forms: [...printed, cover],
    bundle: { name: made.name, sha256: made.sha256, entries: made.entries, verified: verified === 0 },
  };
  writeFileSync(join(out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
  await host.close();
  say(`\n書き出しました：${out}`);
  process.exitCode = verified === 0 ? 0 : 1;
}

await main();
