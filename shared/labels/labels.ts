import type { RecordId } from '../ids';
import type { RecordState } from '../journal/project';
import { showLevel } from '../policy/classification';
import { explainedRestrictions } from '../policy/handling';
import type { FormDoc } from '../print/form-doc';
import { restrictionLabels } from '../registers/asset-restrictions';
import type { Situation } from '../registers/define';
import { classOfThing } from '../registers/effective';
import { CABINET } from '../registers/ids';
import type { SheetRequest } from '../sheet/sheet-request';
import { labelCode } from '../stocktaking/label-code';
import type { LabelGrid } from './sheets';

/** What stands on the label of a thing. */
export type Label = {
  /** What a reader types: digits only (shared/stocktaking/label-code.ts). */
  readonly code: string;
  readonly number: string;
  readonly name: string;
  /** 機密性2B; '' for a place. */
  readonly klass: string;
  readonly restrictions: string;
};

/** Restrictions of a thing: its own, else those of what is on it, else what its class asks for (3(2)②). */
function restrictionsOf(state: RecordState, situation: Situation): readonly string[] {
  const own = (state.fields['restrictions'] ?? []) as readonly string[];
  const inside = ((state.fields['contents'] ?? []) as readonly RecordId[]).flatMap(
    (id) => (situation.book.record(id)?.fields['restrictions'] ?? []) as readonly string[],
  );
  const set = [...new Set([...own, ...inside])];
  if (set.length > 0) return restrictionLabels(set);
  const classification = classOfThing(state, situation.book);
  return explainedRestrictions(classification, situation.profile).map(({ label }) => label);
}

export function labelOf(state: RecordState, situation: Situation): Label {
  const base = {
    code: labelCode(state.id),
    number: state.number ?? '',
    name: String(state.fields['name'] ?? ''),
  };
  if (state.register === CABINET)
    return { ...base, klass: '', restrictions: String(state.fields['place'] ?? '') };
  const { confidentiality } = classOfThing(state, situation.book);
  return {
    ...base,
    klass: showLevel('confidentiality', confidentiality),
    restrictions: restrictionsOf(state, situation).join('／'),
  };
}

export type SheetChoice = {
  readonly grid: LabelGrid;
  /** The first label that is still on the sheet, counted from 1, by rows. */
  readonly start: number;
  /** In millimetres, to the right and down. */
  readonly shift: { readonly x: number; readonly y: number };
  /** Class and handling restrictions are printed too. */
  readonly withClass: boolean;
};

const linesOf = (label: Label, withClass: boolean) => ({
  code: label.code,
  title: label.number,
  text: label.name,
  mark: withClass ? label.klass : '',
  small: withClass || label.klass === '' ? label.restrictions : '',
});

/** Labels on A4 sheets. `test`: frames and crosses on plain paper, to be held against the sheet. */
export function labelDoc(labels: readonly Label[], choice: SheetChoice, test: boolean): FormDoc {
  return {
    form: 'labels',
    title: test ? 'ラベルの試し刷り' : 'ラベル',
    page: { orientation: 'portrait', margins: { top: 0, right: 0, bottom: 0, left: 0 } },
    face: 'gothic',
    bare: true,
    blocks: [
      {
        kind: 'labels',
        grid: choice.grid,
        start: test ? 1 : choice.start,
        shift: choice.shift,
        frames: test,
        labels: test ? [] : labels.map((label) => linesOf(label, choice.withClass)),
      },
    ],
  };
}

/** For a テプラ (SPC10): one row per label, the columns to be laid into the layout by their headers. */
export function labelSheetRequest(
  labels: readonly Label[],
  kind: 'csv-cp932' | 'csv-utf8-bom',
  today: string,
): SheetRequest {
  const column = (key: string, header: string, width: number) => ({
    key,
    header,
    width,
    kind: 'text' as const,
  });
  return {
    kind,
    title: `ラベル_${today}`,
    sheetName: 'ラベル',
    dateStyle: 'wareki',
    columns: [
      column('number', '管理番号', 16),
      column('name', '名称', 30),
      column('klass', '分類', 12),
      column('restrictions', '取扱制限', 40),
      column('code', 'QRコード', 42),
    ],
    rows: labels.map((label) => [label.number, label.name, label.klass, label.restrictions, label.code]),
  };
}
