import type { RecordId } from '../ids';
import type { RecordState } from '../journal/project';
import type { JsonObject } from '../json';
import { type Classification, type Highest, highest } from '../policy/classification';
import { classificationOf } from './classed';
import type { BookView } from './define';
import { MEDIUM } from './ids';

const ASPECTS = ['confidentiality', 'integrity', 'availability'] as const;

/** What fields say themselves; 1 where nothing was typed, as for a medium whose class is that of its contents. */
function typedClass(fields: JsonObject): Classification {
  const typed = ASPECTS.flatMap((key) => (fields[key] === undefined ? [] : [[key, fields[key]]]));
  const lowest = { confidentiality: '1', integrity: '1', availability: '1' };
  return { ...lowest, ...Object.fromEntries(typed) } as Classification;
}

/** The class a medium is handled by: the highest of its contents and of what is typed, per aspect, with the reason (3(2)⑤ウ). */
export function effectiveOf(fields: JsonObject, book: Pick<BookView, 'record'>): Highest {
  const contents = ((fields['contents'] ?? []) as readonly RecordId[]).flatMap((id) => {
    const asset = book.record(id);
    return asset && !asset.voided
      ? [
          {
            label: `${asset.number ?? ''} ${String(asset.fields['name'] ?? '')}`.trim(),
            classification: classificationOf(asset.fields),
          },
        ]
      : [];
  });
  return highest([{ label: '直接入力した分類', classification: typedClass(fields) }, ...contents]);
}

/** The class by which a thing of either ledger is handled. */
export const classOfThing = (thing: RecordState, book: Pick<BookView, 'record'>): Classification =>
  thing.register === MEDIUM ? effectiveOf(thing.fields, book).classification : classificationOf(thing.fields);
