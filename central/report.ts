import type { OpenedBundle } from '../shared/bundle/open';
import type { OpenedChain } from '../shared/bundle/read-contents';
import { plain } from '../shared/bundle/refusals';
import { shortHash } from '../shared/journal/seal';
import type { Problem } from '../shared/problem';
import { registers } from '../shared/registers/index';
import { assertNever } from '../shared/result';

/** Registers by the name people know; one of a newer version by its id. */
const titles: ReadonlyMap<string, string> = new Map(registers.map(({ id, title }) => [id, title]));
const titleOf = (register: string): string => titles.get(register) ?? register;

const number = (value: number): string => value.toLocaleString('ja-JP');

/** The moment in Japan, with the era. */
function moment(instant: string): string {
  const format = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Asia/Tokyo',
  });
  return format.format(new Date(instant));
}

function standing({ standing: stands }: OpenedChain): string {
  switch (stands.kind) {
    case 'not-checked':
      return '確かめていません（受領済みの記録 --known が指定されていません）';
    case 'first':
      return 'この端末からの最初の提出です';
    case 'continues':
      return `前回の続きです（新しい記録 ${number(stands.fresh)}件）`;
    case 'nothing-new':
      return '前回までに受け取った記録と同じです（新しい記録はありません）';
    case 'behind':
      return `受け取り済みの${number(stands.known)}番より前までです（控えから戻した課です。新しい記録はありません）`;
    default:
      return assertNever(stands);
  }
}

const rangeOf = ({ entries }: OpenedChain): string => {
  const last = entries.at(-1) ?? entries[0];
  return `${number(entries[0].seq)}番～${number(last.seq)}番（${number(entries.length)}件）`;
};

function chainLines(chain: OpenedChain): readonly (readonly [string, string])[] {
  const { head, at, device } = chain.seal.body;
  return [
    ['端末', `${device}${chain.enrolled ? '（登録済みの鍵）' : '（未登録の鍵）'}`],
    ['記録の範囲', rangeOf(chain)],
    ['照合番号', shortHash(head.hash)],
    ['締め記録', `${moment(at)}、${number(head.seq)}番まで`],
    ['前回とのつながり', standing(chain)],
  ];
}

function withheldWords({ book }: OpenedBundle): string {
  const rules = book.withheld.map(({ register, events }) =>
    events === '*' ? `${titleOf(register)}（すべて）` : `${titleOf(register)}（${events.join('、')}）`,
  );
  const list = rules.length === 0 ? 'なし' : rules.join('、');
  return `${number(book.withheldBodies)}件（提出しない記録: ${list}）`;
}

function countsOf({ book }: OpenedBundle): string {
  const sums = new Map<string, number>();
  for (const { counts } of book.ranges) {
    for (const [register, count] of Object.entries(counts))
      sums.set(register, (sums.get(register) ?? 0) + count);
  }
  return [...sums].map(([register, count]) => `${titleOf(register)} ${number(count)}件`).join('、');
}

/** Characters of a terminal line: a Japanese one takes two. */
const columns = (text: string): number => [...text].reduce((sum, one) => sum + (one > '\u00ff' ? 2 : 1), 0);
const row = ([label, value]: readonly [string, string]): string =>
  `  ${label}${' '.repeat(Math.max(1, 20 - columns(label)))}${plain(value)}`;

/** What is inside an accepted bundle, for the person at the desk. */
export function acceptedText(
  opened: OpenedBundle,
  file: { readonly size: number; readonly sha256: string },
): string {
  const { book } = opened;
  const attachments = book.attachments.map(({ name, size }): readonly [string, string] => [
    '',
    `${name}（${number(size)}バイト）`,
  ]);
  const lines: (readonly [string, string])[] = [
    ['ファイル', `${opened.name}.age（${number(file.size)}バイト）`],
    ['SHA-256', file.sha256],
    ['台帳', `${book.book.name}［${book.book.id}］`],
    ['組織・課', `${book.organisation} ${book.section}`],
    ['宛先', book.recipient.name],
    ['作成日時', moment(book.createdAt)],
    ['媒体番号', book.medium ?? '（媒体によらない）'],
    ['最高分類', book.highestClass],
    ...opened.chains.flatMap(chainLines),
    ['台帳ごとの記録数', countsOf(opened)],
    ['中身を抜いた記録', withheldWords(opened)],
    ['消去済みの記録', `${number(book.erasedBodies)}件`],
    ['添付', `${number(book.attachments.length)}件`],
    ...attachments,
    ['送付書', opened.cover ? 'あり' : 'なし'],
  ];
  const unknown = opened.chains.some((chain) => !chain.enrolled);
  const notes = unknown
    ? [
        '',
        '【注意】未登録の鍵による署名です。ファイルが作られたあと変わっていないことは確かめましたが、',
        '　　　　作ったのがその課の登録端末であることは確かめていません。端末の公開鍵を --device-key で指定してください。',
      ]
    : [];
  const verdict = unknown
    ? '検査結果: 中身に異常はありません（未登録の鍵による署名）'
    : '検査結果: 受け取れます';
  return [verdict, ...lines.map(row), ...notes, ''].join('\n');
}

function problemText(headline: string, problem: Problem): string {
  return [
    `${headline}［${problem.code}］`,
    `  ${plain(problem.what)}`,
    ...(problem.why ? [`  理由: ${plain(problem.why)}`] : []),
    ...(problem.details ?? []).map((detail) => `        ${plain(detail)}`),
    `  次に: ${plain(problem.next)}`,
    '',
  ].join('\n');
}

/** Why the bundle is not accepted. */
export const refusedText = (problem: Problem): string => problemText('検査結果: 受け取れません', problem);

/** Why it could not be looked at, or its contents not be written: nothing is said about the bundle. */
export const failedText = (problem: Problem): string => problemText('最後まで実行できませんでした', problem);

/** The same for programs. `heads` is what to keep and to give as --known next time. */
export function acceptedJson(
  opened: OpenedBundle,
  file: { readonly size: number; readonly sha256: string },
): object {
  return {
    accepted: true,
    name: opened.name,
    ...file,
    signer: opened.signer,
    book: opened.book,
    chains: opened.chains.map(({ entries, seal, enrolled, standing: stands }) => ({
      device: seal.body.device,
      enrolled,
      from: entries[0].seq,
      to: seal.body.head.seq,
      head: seal.body.head.hash,
      shortHash: shortHash(seal.body.head.hash),
      sealedAt: seal.body.at,
      standing: stands,
    })),
    cover: opened.cover !== null,
  };
}
