import type { RecordId } from '../ids';
import type { RecordState } from '../journal/project';
import { personName } from '../organisation/assignments';
import { compareLevels, showLevel } from '../policy/classification';
import { ACT_LABELS, type Act } from '../policy/custody';
import { block, type Finding, warn } from '../policy/finding';
import { type CarriedItem, classOfItem, keyOf, labelOfThing } from './carried-items';
import type { Situation } from './define';
import { everHeld } from './held';
import { LOST_EFFECT, outsOf } from './whereabouts';

const STOPPED_WORDS: { readonly [kind: string]: string } = {
  'disposal-applied': '廃棄を申請中です',
  'in-disposal': '廃棄の処理中です',
  'awaiting-disposal': '廃棄を待っています',
  disposed: '廃棄済です',
  lost: '紛失中です',
};

/** A running disposal keeps a thing where it is; what is lost has to be found first. */
function stoppedBy(
  thing: RecordState,
  self: RecordId | null,
  situation: Situation,
): { readonly clause: string; readonly words: string } | null {
  const next = '廃棄の記録が終わるか取り下げられるまで、動かせません。';
  for (const effect of situation.book.effectsOn(thing.id)) {
    const words = STOPPED_WORDS[effect.kind];
    if (words === undefined || effect.by === self) continue;
    const number = situation.book.record(effect.by)?.number ?? '';
    return effect.kind === LOST_EFFECT
      ? { clause: '5-3(1)①', words: `${number}で${words}。先に発見を記録してください。` }
      : { clause: '3(2)⑩ウ', words: `${number}で${words}。${next}` };
  }
  return thing.status === 'awaiting-disposal'
    ? { clause: '3(2)⑩ウ', words: `抜き取った記憶装置として廃棄を待っています。${next}` }
    : null;
}

/** Who has this thing, unless it is the line itself that is being judged. */
export function takenBy(thing: RecordId, self: RecordId | null, situation: Situation): string | null {
  const out = outsOf(thing, situation.book).find((one) => one.by !== self);
  if (!out) return null;
  const number = situation.book.record(out.by)?.number ?? '';
  return `${number}で${personName(situation.book, out.holder)}が${ACT_LABELS[out.act]}中です`;
}

export type Leaving = {
  readonly act: Act;
  /** The line or application that is judged, so that it does not stand in its own way. */
  readonly self: RecordId | null;
  /** Whether the thing leaves by this (block), or is only applied for (warn: it may be back by then). */
  readonly now: boolean;
};

function checkThing(
  thing: RecordState,
  at: string,
  leaving: Leaving,
  situation: Situation,
): readonly Finding[] {
  const spot = `${at}.thing`;
  const label = labelOfThing(thing);
  const findings: Finding[] = [];
  if (thing.voided) findings.push(block(spot, null, `${label}は登録が取り消されています。`));
  const stopped = stoppedBy(thing, leaving.self, situation);
  if (stopped !== null) findings.push(block(spot, stopped.clause, `${label}は${stopped.words}`));
  const taken = takenBy(thing.id, leaving.self, situation);
  if (taken !== null) {
    const words = `${label}は${taken}。`;
    findings.push(
      leaving.now
        ? block(spot, '3(2)⑥ア', `${words}先に返却を記録してください。`)
        : warn(spot, '3(2)⑥ア', `${words}持ち出すまでに返却されている必要があります。`),
    );
  }
  const restrictions = (thing.fields['restrictions'] ?? []) as readonly string[];
  if (leaving.act === 'take-out' && restrictions.includes('no-take-out'))
    findings.push(
      block(spot, '3(2)②', `${label}の取扱制限は「持出禁止」です。制限を見直してから申請してください。`),
    );
  return [...findings, ...checkResidue(thing, spot, label, leaving, situation)];
}

/** What was only deleted may still be read from a medium that leaves the office. */
function checkResidue(
  thing: RecordState,
  spot: string,
  label: string,
  leaving: Leaving,
  situation: Situation,
): readonly Finding[] {
  if (leaving.act === 'loan') return [];
  const now = classOfItem({ thing: thing.id }, situation.book).confidentiality;
  const held = everHeld(thing, situation.book).confidentiality;
  if (held === 'unknown' || compareLevels(held, now) <= 0) return [];
  return [
    warn(
      spot,
      '4-4①',
      `${label}には前に${showLevel('confidentiality', held)}を記録していて、復元できない消去の記録がありません。残った情報も一緒に出ることに注意してください。`,
    ),
  ];
}

/** What is wrong with these things leaving their place in this way. */
export function checkItems(
  items: readonly CarriedItem[],
  leaving: Leaving,
  situation: Situation,
): readonly Finding[] {
  const seen = new Set<string>();
  return items.flatMap((item, index): readonly Finding[] => {
    const at = `items.${index}`;
    if (item.thing === undefined && item.what === undefined)
      return [block(`${at}.thing`, null, '台帳から選ぶか、台帳にない書類の名称を入力してください。')];
    const key = keyOf(item);
    if (seen.has(key)) return [block(`${at}.thing`, null, '同じものが2回入っています。')];
    seen.add(key);
    const thing = item.thing && situation.book.record(item.thing);
    const own = thing ? checkThing(thing, at, leaving, situation) : checkUnlisted(item, at);
    const unknown = thing && classOfItem(item, situation.book).confidentiality === 'unknown';
    return unknown
      ? [
          ...own,
          warn(
            `${at}.thing`,
            '3(2)④ウ',
            `${labelOfThing(thing)}は分類不明のため、最も高い分類として扱います。`,
          ),
        ]
      : own;
  });
}

/** Only what the city manages may carry its information: media and devices have to stand in the ledger. */
const LOOKS_ELECTRONIC =
  /USB|ＵＳＢ|メモリ|ＨＤＤ|HDD|SSD|ＳＳＤ|ディスク|カード|パソコン|ＰＣ|PC|タブレット|スマホ|スマートフォン|端末/u;

function checkUnlisted(item: CarriedItem, at: string): readonly Finding[] {
  const findings: Finding[] = [];
  if (item.confidentiality === undefined)
    findings.push(block(`${at}.confidentiality`, '3(1)', '台帳にないものには、機密性を入力してください。'));
  if (LOOKS_ELECTRONIC.test(item.what ?? ''))
    findings.push(
      warn(`${at}.what`, '6-4(1)⑧', '媒体や端末は、媒体管理台帳に登録してから持ち出してください。'),
    );
  return findings;
}
