import type { RecordId } from '../ids';
import type { RecordState } from '../journal/project';
import type { JsonObject } from '../json';
import { showClassification, showLevel } from '../policy/classification';
import { type CarriedItem, classOfItem, classOfItems, itemsIn, keyOf, labelOfItem } from './carried-items';
import { decisionOf } from './decision';
import type { Situation } from './define';
import { effectiveOf } from './effective';
import { everHeld } from './held';
import { CUSTODY, MEDIUM } from './ids';

/** What is known of an item at the moment it is missed: what it is, what is on it, how it is handled and why. */
function itemText(item: CarriedItem, situation: Situation): string {
  const { book } = situation;
  const label = labelOfItem(item, book);
  const thing = item.thing && book.record(item.thing);
  if (!thing)
    return `${label}（${showLevel('confidentiality', item.confidentiality ?? 'unknown')}）${item.count ?? ''}`;
  const { serial, encrypted, contentsNote } = thing.fields;
  const contents = ((thing.fields['contents'] ?? []) as readonly RecordId[]).map((id) =>
    labelOfItem({ thing: id }, book),
  );
  const why = thing.register === MEDIUM ? effectiveOf(thing.fields, book).why : '';
  const held = everHeld(thing, book);
  return [
    [label, typeof serial === 'string' ? `S/N ${serial}` : '', item.count ?? '']
      .filter((part) => part !== '')
      .join('　'),
    `分類　${showClassification(classOfItem(item, book))}${why === '' ? '' : `（${why}）`}`,
    contents.length > 0 ? `中身　${contents.join('、')}` : '',
    typeof contentsNote === 'string' ? `中身の説明　${contentsNote}` : '',
    held.confidentiality === classOfItem(item, book).confidentiality
      ? ''
      : `消去を確かめていない前の中身　${showLevel('confidentiality', held.confidentiality)}`,
    thing.register === MEDIUM ? `常時暗号化　${encrypted === true ? 'している' : 'していない'}` : '',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

const PERSONAL: { readonly [kind: string]: string } = {
  personal: '個人情報',
  sensitive: '要配慮個人情報',
  specific: '特定個人情報',
};

/** Which personal information was on it, as the assets say. */
function personalText(items: readonly CarriedItem[], situation: Situation): string {
  const things = items.flatMap((item) => (item.thing ? (situation.book.record(item.thing) ?? []) : []));
  const assets = things.flatMap((thing) =>
    thing.register === MEDIUM
      ? ((thing.fields['contents'] ?? []) as readonly RecordId[]).flatMap(
          (id) => situation.book.record(id) ?? [],
        )
      : [thing],
  );
  return assets
    .flatMap((asset) => {
      const words = PERSONAL[String(asset.fields['personal'] ?? '')];
      return words === undefined ? [] : [`${words} ${String(asset.fields['volume'] ?? '')}`.trim()];
    })
    .filter((text, at, all) => all.indexOf(text) === at)
    .join('、')
    .slice(0, 200);
}

/** The last line of 持出・貸出簿 that names this thing. */
export const lastLineOf = (thing: RecordId, situation: Situation): RecordState | undefined =>
  situation.book
    .all(CUSTODY)
    .findLast((line) => line.voided === null && itemsIn(line.fields).some((item) => keyOf(item) === thing));

function outValues(line: RecordState | undefined, situation: Situation): JsonObject {
  if (!line) return {};
  const { holder, outAt, until, destination, protection, permit } = line.fields;
  const permission = permit && situation.book.record(permit as RecordId);
  const number = permission ? (decisionOf(permission)?.permitNumber ?? permission.number) : undefined;
  const values = {
    lastHolder: holder,
    outAt,
    until,
    destination,
    protection,
    permitNumber: number ?? undefined,
  };
  const known = Object.entries(values).filter(([, value]) => value !== undefined);
  return { custody: line.id, ...(Object.fromEntries(known) as JsonObject) };
}

/** 事故一枚紙 with all that the book knows: contents, class, last holder, permission and times (office.md 10). */
export function incidentOf(
  items: readonly CarriedItem[],
  line: RecordState | undefined,
  typed: JsonObject,
  situation: Situation,
): JsonObject {
  const [first] = items;
  const name = first ? labelOfItem(first, situation.book) : '';
  const more = items.length > 1 ? `ほか${items.length - 1}点` : '';
  const word = typed['kind'] === 'stolen' ? '盗難' : '紛失';
  const personal = personalText(items, situation);
  return {
    ...typed,
    title: `${name}${more}の${word}`.slice(0, 100),
    things: items.flatMap((item) => item.thing ?? []),
    contents: items
      .map((item) => itemText(item, situation))
      .join('\n\n')
      .slice(0, 4000),
    confidentiality: classOfItems(items, situation.book).confidentiality,
    ...(personal === '' ? {} : { personal }),
    ...outValues(line, situation),
  };
}
