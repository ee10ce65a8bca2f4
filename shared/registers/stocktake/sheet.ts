import type { RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import { foldForSearch } from '../../jp/fold';
import { block, type Finding, warn } from '../../policy/finding';
import { type CountLine, lineAt } from '../../stocktaking/counted';
import { countDraft, findCounted } from '../../stocktaking/counting';
import { tailsOf } from '../../stocktaking/finder';
import type { Place } from '../../stocktaking/places';
import { type Row, tallyOf } from '../../stocktaking/tally';
import { type Action, type Situation, verdict } from '../define';
import type { Field } from '../field';
import { checkFields, tidied } from '../schema';

/** Numbers as they are typed one after the other: by lines, spaces, commas. */
const tokens = (typed: unknown): readonly string[] =>
  typeof typed === 'string' ? typed.split(/[\s,、，;；]+/u).filter((part) => part !== '') : [];

type OtherRow = { readonly code?: string; readonly place?: string; readonly note?: string };

function fieldsFor(rows: readonly Row[], places: readonly Place[]): readonly Field[] {
  const choices = places.map(({ key, label }) => ({
    value: key,
    label: `${label}（${rows.filter(({ thing }) => thing.place.key === key).length}点）`,
  }));
  return [
    {
      key: 'places',
      label: '数え終わった棚卸票の場所',
      kind: 'choices',
      choices,
      required: true,
      help: '選んだ場所のものは、下に書いたもの以外、すべて現品ありになります。',
    },
    { key: 'by', label: '数えた人', kind: 'person', required: true },
    {
      key: 'missing',
      label: '見当たらなかったものの番号',
      kind: 'longText',
      maximum: 4000,
      help: '棚卸票で「なし」に印を付けたものです。番号は末尾だけでも構いません。改行・空白・読点で区切ります。',
    },
    {
      key: 'others',
      label: '棚卸票にないのに、あったもの',
      kind: 'rows',
      fields: [
        { key: 'code', label: '番号・S/N・品名', kind: 'text', required: true, maximum: 100 },
        { key: 'place', label: 'あった場所', kind: 'choice', choices },
        { key: 'note', label: 'メモ', kind: 'text', maximum: 100 },
      ],
    },
  ];
}

/** A typed number among the things of the sheets: whole, by its end, or by S/N. */
function among(rows: readonly Row[], token: string): readonly Row[] {
  const folded = foldForSearch(token);
  const by = (match: (row: Row) => boolean) => rows.filter(match);
  const exact = by(({ thing }) => foldForSearch(thing.number) === folded);
  if (exact.length > 0) return exact;
  const serial = by(({ thing }) => thing.serial !== '' && foldForSearch(thing.serial) === folded);
  return serial.length > 0
    ? serial
    : by(({ thing }) => tailsOf(foldForSearch(thing.number)).includes(folded));
}

type Read = { readonly lines: readonly CountLine[]; readonly findings: readonly Finding[] };

function readMissing(rows: readonly Row[], typed: unknown): Read & { readonly ids: ReadonlySet<RecordId> } {
  const ids = new Set<RecordId>();
  const lines: CountLine[] = [];
  const findings: Finding[] = [];
  for (const token of tokens(typed)) {
    const [row, ...more] = among(rows, token);
    if (!row) findings.push(block('missing', null, `「${token}」は、選んだ場所の棚卸票にありません。`));
    else if (more.length > 0)
      findings.push(
        block(
          'missing',
          null,
          `「${token}」に当たるものが${more.length + 1}点あります（${[row, ...more].map(({ thing }) => thing.number).join('、')}）。番号を続けて入力してください。`,
        ),
      );
    else if (!ids.has(row.thing.id)) {
      ids.add(row.thing.id);
      if (row.times > 0)
        findings.push(
          warn('missing', null, `${row.thing.number}は、別に読み取られているため、その結果のままにします。`),
        );
      lines.push({ thing: row.thing.id, found: false, ...lineAt(row.thing.place) });
    }
  }
  return { ids, lines, findings };
}

function readOthers(others: readonly OtherRow[], places: readonly Place[], situation: Situation): Read {
  const lines: CountLine[] = [];
  const findings: Finding[] = [];
  for (const [at, { code = '', place, note }] of others.entries()) {
    if (code.trim() === '') continue;
    const found = findCounted(code, situation);
    const where = places.find(({ key }) => key === place) ?? (places.length === 1 ? places[0] : undefined);
    if (found.kind === 'several')
      findings.push(
        block(
          `others.${at}.code`,
          null,
          `「${code}」に当たるものが${found.things.length}点あります。番号を続けて入力してください。`,
        ),
      );
    else
      lines.push({
        ...(found.kind === 'thing' ? { thing: found.thing } : {}),
        code,
        found: true,
        ...lineAt(where ?? null),
        ...(note === undefined ? {} : { note }),
      });
  }
  return { lines, findings };
}

const openPlaces = (target: RecordState, situation: Situation): readonly Place[] =>
  tallyOf(target, situation).places.map(({ place }) => place);

/** 棚卸票の結果: everything of the sheets is there but for the exceptions that are typed. */
export const enterSheet: Action = {
  id: 'enter-sheet',
  label: '棚卸票の結果を入力',
  tone: 'normal',
  on: 'one',
  fields: (situation, [target]) =>
    target ? fieldsFor(tallyOf(target, situation).rows, openPlaces(target, situation)) : [],
  initial: (_situation, [target]) => {
    const [counter] = (target?.fields['counters'] ?? []) as readonly string[];
    return counter === undefined ? {} : { by: counter };
  },
  refusal: (_situation, target) => (target.voided || target.status !== 'counting' ? 'hidden' : null),
  decide(situation, [target], typed) {
    if (!target) return { findings: [], drafts: [] };
    const tally = tallyOf(target, situation);
    const known = openPlaces(target, situation);
    const fields = fieldsFor(tally.rows, known);
    const values = tidied(fields, typed);
    const keys = new Set((values['places'] ?? []) as readonly string[]);
    const places = known.filter(({ key }) => keys.has(key));
    const rows = tally.rows.filter(({ thing }) => thing.standing === 'here' && keys.has(thing.place.key));
    const missing = readMissing(rows, values['missing']);
    const others = readOthers((values['others'] ?? []) as readonly OtherRow[], places, situation);
    const present = rows.filter(({ thing, times }) => times === 0 && !missing.ids.has(thing.id));
    const gone = rows.filter(({ thing, times }) => times === 0 && missing.ids.has(thing.id));
    const kept = rows.length - present.length - gone.length;
    const findings = [
      ...checkFields(fields, typed),
      ...missing.findings,
      ...others.findings,
      ...(keys.size > 0
        ? [
            warn(
              null,
              null,
              `選んだ場所の${rows.length}点のうち、${present.length}点を現品あり、${gone.length}点を所在不明とします。${kept === 0 ? '' : `読取り済の${kept}点は、その結果のままです。`}`,
            ),
          ]
        : []),
    ];
    return verdict(findings, () => [
      countDraft(
        target,
        {
          how: 'sheet',
          by: values['by'] as RecordId,
          lines: [
            ...present.map(
              ({ thing }): CountLine => ({ thing: thing.id, found: true, ...lineAt(thing.place) }),
            ),
            ...missing.lines,
            ...others.lines,
          ],
        },
        situation,
      ),
    ]);
  },
};
