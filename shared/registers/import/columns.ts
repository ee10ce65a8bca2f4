import type { RecordId } from '../../ids';
import { parseDate, parseLooseDate } from '../../jp/date';
import { foldForSearch } from '../../jp/fold';
import type { Json } from '../../json';
import { sectionNameOn } from '../../organisation/assignments';
import { fail, ok, type Result } from '../../result';
import type { SheetField } from '../../sheet/mapping';
import type { Register, Situation } from '../define';
import type { Choice, Field } from '../field';
import { PERSON, SECTION } from '../ids';
import { schemaOfField } from '../schema';

type Parse = SheetField['parse'];

const bare = (text: string): string => foldForSearch(text.trim());

function choiceParser(choices: readonly Choice[]): Parse {
  const words = new Map<string, string>();
  for (const choice of choices)
    for (const word of [...(choice.synonyms ?? []), choice.value, choice.label])
      words.set(bare(word), choice.value);
  return (text) => {
    const value = words.get(bare(text));
    return value === undefined
      ? fail(`「${choices.map((choice) => choice.label).join('」「')}」のどれかではありません。`)
      : ok(value);
  };
}

function choicesParser(choices: readonly Choice[]): Parse {
  const one = choiceParser(choices);
  // A choice may itself be written with ・ (送信・運搬・提供): only what is no choice as a whole is split there.
  const partsOf = (text: string): readonly string[] =>
    text
      .split(/[、,，/／\n]/u)
      .flatMap((part) => (one(part).ok ? [part] : part.split('・')))
      .filter((part) => part.trim() !== '');
  return (text) => {
    const parts = partsOf(text);
    const values: string[] = [];
    for (const part of parts) {
      const parsed = one(part);
      if (!parsed.ok) return fail(`「${part.trim()}」は選択肢にありません。`);
      values.push(String(parsed.value));
    }
    return ok([...new Set(values)]);
  };
}

const YES = new Set(
  ['有', 'あり', '有り', '○', '〇', '◯', 'はい', 'yes', 'y', 'true', '1', '済', '要', '可', 'レ', '✓'].map(
    bare,
  ),
);
const NO = new Set(
  ['無', 'なし', '無し', '×', 'いいえ', 'no', 'n', 'false', '0', '未', '不要', '不可', '-', '－'].map(bare),
);

const yesNo: Parse = (text) => {
  const word = bare(text);
  if (YES.has(word)) return ok(true);
  return NO.has(word) ? ok(false) : fail('「有」「無」（○・×）のどちらかで書いてください。');
};

const count: Parse = (text) => {
  const digits = text.normalize('NFKC').replace(/[,\s]|(?:件|部|台|個|本|枚|冊|人|名)$/gu, '');
  return /^\d{1,10}$/.test(digits) ? ok(Number(digits)) : fail('数として読めません。');
};

/** 「機密性２Ｂ」「2B」「３」「不明」: a level as offices write it. Plain 2 outside schools is 2B. */
function classParser(aspect: 'confidentiality' | 'integrity' | 'availability'): Parse {
  const levels = aspect === 'confidentiality' ? ['1', '2A', '2B', '3'] : ['1', '2A', '2B'];
  return (text) => {
    const word = text
      .normalize('NFKC')
      .toUpperCase()
      .replace(/\s|機密性|完全性|可用性|レベル|区分/gu, '');
    if (/^(?:(?:分類)?不明|未定|未分類|\?|-)$/u.test(word)) return ok('unknown');
    const level = word === '2' ? '2B' : word;
    return levels.includes(level)
      ? ok(level)
      : fail(`分類は「${levels.join('」「')}」「不明」のどれかです。`);
  };
}

function sectionParser(situation: Situation): Parse {
  const byName = new Map<string, RecordId>();
  for (const section of situation.book.all(SECTION)) {
    if (section.voided) continue;
    const names = [sectionNameOn(section, situation.today), section.fields['name'], section.fields['code']];
    for (const name of names) if (typeof name === 'string' && name !== '') byName.set(bare(name), section.id);
  }
  return (text) => {
    const id = byName.get(bare(text));
    return id === undefined
      ? fail('所属の一覧にありません。先に「所属」へ登録するか、画面で所属を選んでください。')
      : ok(id);
  };
}

function personParser(situation: Situation): Parse {
  const byName = new Map<string, RecordId[]>();
  for (const person of situation.book.all(PERSON)) {
    const name = person.fields['name'];
    if (!person.voided && typeof name === 'string')
      byName.set(bare(name), [...(byName.get(bare(name)) ?? []), person.id]);
  }
  return (text) => {
    const [only, ...more] = byName.get(bare(text)) ?? [];
    if (only === undefined) return fail('職員名簿にありません。');
    return more.length > 0 ? fail('同じ氏名の職員が2人以上います。') : ok(only);
  };
}

function parserOf(field: Field, situation: Situation): Parse | null {
  const worded =
    <T extends Json>(parse: (text: string) => Result<T, { what: string }>): Parse =>
    (text) => {
      const parsed = parse(text);
      return parsed.ok ? parsed : fail(parsed.error.what);
    };
  switch (field.kind) {
    case 'text':
    case 'longText':
      return (text) => {
        const parsed = schemaOfField(field).safeParse(
          field.kind === 'text' ? text.replace(/\r?\n/g, ' ') : text,
        );
        return parsed.success
          ? ok(parsed.data)
          : fail(parsed.error.issues[0]?.message ?? '入力できない値です。');
      };
    case 'choice':
      return choiceParser(field.choices);
    case 'choices':
      return choicesParser(field.choices);
    case 'yesNo':
      return yesNo;
    case 'count':
      return count;
    case 'date':
      return worded((text) => parseDate(text, { serials: true }));
    case 'looseDate':
      return worded((text) => parseLooseDate(text, { serials: true }) as Result<Json, { what: string }>);
    case 'class':
      return classParser(field.aspect);
    case 'section':
      return sectionParser(situation);
    case 'person':
      return personParser(situation);
    default:
      return null;
  }
}

/** The columns a register can take in from a sheet; links, attachments and tables are made on the screen. */
export function sheetFieldsOf(register: Register, situation: Situation): readonly SheetField[] {
  const fields = [...register.fields, ...(register.sheet?.fields ?? [])];
  return fields.flatMap((field): readonly SheetField[] => {
    const parse = parserOf(field, situation);
    return parse
      ? [
          {
            key: field.key,
            label: field.label,
            synonyms: field.synonyms ?? [],
            // What is asked only under a condition is judged with the whole row (rowCheck).
            required: field.required === true && field.shownWhen === undefined,
            kind: field.kind,
            parse,
          },
        ]
      : [];
  });
}
