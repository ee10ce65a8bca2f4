import type { RecordId } from '../../ids';
import { type IsoDate, isoDateSchema, parseDate } from '../../jp/date';
import { momentIn } from '../../jp/moment';
import type { JsonObject } from '../../json';
import type { Situation } from '../define';
import type { BroughtIn } from '../entry-findings';
import { entriesOf } from '../entry-index';
import { personKeyOf } from '../entry-person';
import { recordEntry } from './actions';
import { completeEntry } from './judge';

/** The columns of the grid, in the order of the paper book. */
export const transcribeColumns = [
  { key: 'day', label: '月日', width: 7 },
  { key: 'entered', label: '入室', width: 5 },
  { key: 'left', label: '退室', width: 5 },
  { key: 'name', label: '氏名', width: 9 },
  { key: 'company', label: '所属・会社', width: 11 },
  { key: 'people', label: '人数', width: 4 },
  { key: 'purpose', label: '目的', width: 12 },
  { key: 'allowedBy', label: '都度の許可者', width: 8 },
  { key: 'escort', label: '立会職員', width: 8 },
  { key: 'idShown', label: '身分証', width: 6 },
  { key: 'broughtIn', label: '持込物', width: 11 },
  { key: 'keys', label: '鍵', width: 6 },
  { key: 'remarks', label: '備考', width: 10 },
] as const;

export type TranscribeKey = (typeof transcribeColumns)[number]['key'];
/** A line as it was typed; what was not typed is absent. */
export type TypedLine = { readonly [key in TranscribeKey]?: string };

export type ReadLine = {
  /** Null: the line is empty, or something in it cannot be read. */
  readonly values: JsonObject | null;
  readonly errors: { readonly [key in TranscribeKey]?: string };
  /** What the rules say of it; it is recorded all the same. */
  readonly warnings: readonly string[];
};

/** 〃, 々, 同上, ", 〻: as in the line above. */
const DITTO = /^(?:[〃々〻"”″]|同上|同)$/u;
export const isDitto = (text: string): boolean => DITTO.test(text.trim());

const plain = (text: string): string => text.normalize('NFKC').trim();
const two = (value: number): string => String(value).padStart(2, '0');

/** 900, 9:00, ９時, 9時5分, 9時半, 午後1時半, 17:05 → 09:00 …; null for what is no time of day. */
export function readClock(text: string): string | null {
  const match = /^(午前|午後)?\s*(\d{1,2})(?:[:時.](\d{1,2}|半)?分?)?$/u.exec(
    plain(text).replace(/\s/gu, ''),
  );
  const packed = /^(\d{1,2})(\d{2})$/.exec(plain(text));
  const [half, hours, minutes] =
    packed && plain(text).length > 2 ? ['', packed[1], packed[2]] : [match?.[1], match?.[2], match?.[3]];
  if (hours === undefined) return null;
  const said = Number(hours);
  const hour = half ? (said > 12 ? 24 : (said % 12) + (half === '午後' ? 12 : 0)) : said;
  const minute = minutes === '半' ? 30 : Number(minutes ?? 0);
  return hour > 23 || minute > 59 ? null : `${two(hour)}:${two(minute)}`;
}

const isDay = (text: string): text is IsoDate => isoDateSchema.safeParse(text).success;

/**
 * A day of the paper book: with its year in any way people write it, 11/2 or 11月2日 of the year before `today`, or a
 * day alone of the month that is being copied (「2026-11」).
 */
export function readDayOfBook(text: string, month: string, today: string): IsoDate | null {
  const typed = plain(text).replace(/[（(][日月火水木金土]曜?日?[)）]$/u, '');
  const alone = /^(\d{1,2})日?$/u.exec(typed);
  if (alone) {
    const iso = `${month}-${two(Number(alone[1]))}`;
    return isDay(iso) ? iso : null;
  }
  const short = /^(\d{1,2})[/.月-](\d{1,2})日?$/u.exec(typed);
  if (short) {
    const rest = `${two(Number(short[1]))}-${two(Number(short[2]))}`;
    const year = Number(month.slice(0, 4));
    const iso = [`${year + 1}-${rest}`, `${year}-${rest}`, `${year - 1}-${rest}`].find(
      (one) => isDay(one) && one <= today && one.slice(0, 7) <= `${month}-31`,
    );
    return iso && isDay(iso) ? iso : null;
  }
  const read = parseDate(typed);
  return read.ok ? read.value : null;
}

const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** 「翌9:00」 is the day after; anything else is the same day. */
function readLeft(text: string, day: string): string | null {
  const typed = plain(text);
  const next = /^翌日?/u.exec(typed);
  const clock = readClock(next ? typed.slice(next[0].length) : typed);
  return clock === null ? null : `${next ? nextDay(day) : day}T${clock}`;
}

const MEDIUM = /usb|メモリ|ssd|hdd|ディスク|dvd|cd|テープ|sdカード/iu;
const DEVICE = /パソコン|pc|端末|スマ|携帯|タブレット|ノート/iu;
const NETWORK = /ルータ|スイッチ|ハブ|アクセスポイント|モデム|wi-?fi/iu;

function kindOfThing(what: string): NonNullable<BroughtIn['kind']> {
  const typed = what.normalize('NFKC');
  if (MEDIUM.test(typed)) return 'medium';
  if (NETWORK.test(typed)) return 'network';
  return DEVICE.test(typed) ? 'device' : 'other';
}

/** 「保守用端末（住民システム）、スマートフォン（預かり）」: what it is, and in brackets what it is for. */
export function readThings(text: string): readonly BroughtIn[] {
  return text
    .split(/[、,，\n]+/u)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !/^(?:なし|無し?|-|－|―)$/u.test(part))
    .map((part) => {
      const match = /^(.*?)[（(](.*)[)）]$/u.exec(part);
      const what = (match?.[1] ?? part).trim();
      const inside = (match?.[2] ?? '').trim();
      const kept = /預/u.test(inside);
      return {
        what,
        kind: kindOfThing(what),
        handling: kept ? ('kept-outside' as const) : ('in' as const),
        ...(inside !== '' && !kept ? { related: inside } : {}),
      };
    });
}

const ID_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:カード|入室証|IC.*)$/iu, 'card'],
  [/^(?:有り?|あり|○|〇|レ|✓|✔|確認|提示|済み?|1)$/u, 'shown'],
  [/^(?:無し?|なし|×|未|0|-)$/u, 'none'],
];

function readKeys(text: string, leftAt: string | null): readonly JsonObject[] {
  return text
    .split(/[、,，・\s]+/u)
    .filter((part) => part !== '')
    .map((part) => {
      const returned = /(?:済み?|返却?)$/u.test(part);
      const key = part.replace(/(?:済み?|返却?)$/u, '').trim();
      return { key, ...(returned && leftAt !== null ? { returnedAt: leftAt } : {}) };
    })
    .filter(({ key }) => key !== '');
}

/** The line with every 〃 replaced by what stands above, as far up as it takes. */
export function withoutDitto(lines: readonly TypedLine[]): readonly TypedLine[] {
  let above: TypedLine = {};
  return lines.map((line) => {
    const full = Object.fromEntries(
      Object.entries(line).map(([key, text]) => [
        key,
        isDitto(text ?? '') ? (above[key as TranscribeKey] ?? '') : (text ?? ''),
      ]),
    ) as TypedLine;
    const isBlank = Object.values(full).every((text) => (text ?? '').trim() === '');
    if (!isBlank) above = full;
    return full;
  });
}

export type TranscribeFrame = { readonly area: RecordId; readonly month: string };

const EMPTY: ReadLine = { values: null, errors: {}, warnings: [] };

/** Reads one line (its 〃 already replaced) and judges it as what it is: long past. */
export function readLine(line: TypedLine, frame: TranscribeFrame, situation: Situation): ReadLine {
  const text = (key: TranscribeKey): string => (line[key] ?? '').trim();
  if (transcribeColumns.every(({ key }) => text(key) === '')) return EMPTY;
  const errors: { [key in TranscribeKey]?: string } = {};
  const day = readDayOfBook(text('day'), frame.month, situation.today);
  if (day === null) errors.day = '月日を読めません（例：2、11/2、R8.11.2）。';
  const entered = readClock(text('entered'));
  if (entered === null) errors.entered = '入室の時刻を読めません（例：900、9:00、9時）。';
  const leftAt = text('left') === '' || day === null ? null : readLeft(text('left'), day);
  if (text('left') !== '' && leftAt === null && day !== null)
    errors.left = '退室の時刻を読めません（翌日は「翌9:00」）。';
  if (text('name') === '') errors.name = '氏名を入力してください。';
  if (text('purpose') === '') errors.purpose = '目的を入力してください。';
  const people = /^(\d{1,2})[人名]?$/u.exec(plain(text('people')));
  if (text('people') !== '' && !people) errors.people = '人数を読めません。';
  const idShown = ID_WORDS.find(([word]) => word.test(plain(text('idShown'))))?.[1];
  if (text('idShown') !== '' && idShown === undefined)
    errors.idShown = '「有・無・カード」のどれかで入力してください。';
  if (Object.keys(errors).length > 0 || day === null || entered === null)
    return { values: null, errors, warnings: [] };
  const things = readThings(text('broughtIn'));
  const keys = readKeys(text('keys'), leftAt);
  const typed: JsonObject = {
    area: frame.area,
    enteredAt: `${day}T${entered}`,
    ...(leftAt === null ? {} : { leftAt }),
    name: text('name'),
    purpose: text('purpose'),
    people: people ? Number(people[1]) : 1,
    ...(idShown === undefined ? {} : { idShown }),
    ...(things.length > 0 ? { broughtIn: things as unknown as JsonObject[] } : {}),
    ...(keys.length > 0 ? { keys: keys as unknown as JsonObject[] } : {}),
    ...Object.fromEntries(
      (['company', 'allowedBy', 'escort', 'remarks'] as const).flatMap((key) =>
        text(key) === '' ? [] : [[key, text(key)]],
      ),
    ),
  };
  return judged(typed, situation);
}

const COLUMN_OF: { readonly [field: string]: TranscribeKey } = { enteredAt: 'entered', leftAt: 'left' };

function judged(typed: JsonObject, situation: Situation): ReadLine {
  const { findings } = recordEntry(typed, situation, 'paper');
  const errors: { [key in TranscribeKey]?: string } = {};
  for (const { level, field, message } of findings) {
    if (level !== 'block') continue;
    const column =
      COLUMN_OF[field ?? ''] ?? transcribeColumns.find(({ key }) => key === field)?.key ?? 'name';
    errors[column] ??= message;
  }
  if (isThereAlready(typed, situation))
    errors.name = '同じ人・同じ時刻の入室が、すでに記録されています。この行を消してください。';
  const failed = Object.keys(errors).length > 0;
  const warnings = findings.filter(({ level }) => level === 'warn').map(({ message }) => message);
  return { values: failed ? null : typed, errors, warnings };
}

function isThereAlready(typed: JsonObject, situation: Situation): boolean {
  const complete = completeEntry(typed, situation);
  const key = personKeyOf(complete);
  const moment = String(typed['enteredAt']);
  return entriesOf(situation.book)
    .day(String(typed['area']), moment.slice(0, 10))
    .some(
      (entry) => !entry.voided && entry.fields['enteredAt'] === moment && personKeyOf(entry.fields) === key,
    );
}

/** Today, for what the grid starts with. */
export const monthOfNow = (situation: Pick<Situation, 'now'>): string => momentIn(situation.now).slice(0, 7);
