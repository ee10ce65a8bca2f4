import { aspects, type Confidentiality, compareLevels, type Integrity, showLevel } from './classification';
import type { ClauseId } from './finding';
import { linesOfText, RENEWAL_LABELS, renewalOf } from './pledge';
import type { Profile } from './profile';
import type { Cell, HandlingRule } from './profile-parts';

/** One line of what a new version changes: what stood there, what will, and whether anything gets less strict by it. */
export type ProfileChange = {
  readonly part: ProfilePart;
  readonly item: string;
  readonly before: string;
  readonly after: string;
  readonly clause: ClauseId | null;
  readonly weaker: boolean;
};

export const PROFILE_PARTS = {
  organisation: '団体と職の名称',
  forms: '様式の番号と題名',
  numbering: '番号の付け方',
  handling: '取扱制限',
  disposal: '廃棄の方法',
  retention: '記録の保存年限',
  withheld: '提出で中身を伏せる記録',
  pledge: '誓約書の文面と頻度',
} as const;
export type ProfilePart = keyof typeof PROFILE_PARTS;

export const ORGANISATION_LABELS: { readonly [key in keyof Profile['organisation']]: string } = {
  name: '団体の名称',
  policyName: 'ポリシー（規程）の名称',
  chiefTitle: '許可者の役割名',
  chiefOwnApplication: '所属長自身の申請を決裁する職',
  supervisor: '統括する職',
  itDivision: '情報システム担当課の名称',
  addressee: '許可申請の宛先',
  divisionRecipient: '情報システム担当課の公開鍵（age1…）',
  authorities: '任命権者',
  stampPosts: '決裁欄の職',
  departments: '部局等と情報セキュリティ責任者',
};

export const RESULT_LABELS: { readonly [result in Cell['result']]: string } = {
  clear: 'Clear（普通の手段では読み出せない）',
  purge: 'Purge（復元できない）',
  destroy: 'Destroy（物理的に壊す）',
  no: '効果がない',
};
/** No cell at all: the method is not there for this kind. */
export const UNAVAILABLE = '対象外';
const NONE = '（なし）';

type Names = {
  readonly register: (id: string) => string;
  readonly series: (id: string) => string;
  readonly employment: (kind: string) => string;
};

const plain = (value: unknown): string => {
  if (value === undefined || value === '') return NONE;
  if (!Array.isArray(value)) return String(value);
  return value
    .map((one) => (typeof one === 'string' ? one : Object.values(one as object).join('：')))
    .join('、');
};

export const showCell = (cell: Cell | undefined): string => {
  if (!cell) return UNAVAILABLE;
  const conditions = [
    cell.needsEncryption ? '常時暗号化の媒体だけ' : '',
    cell.byStorage ? '内蔵の記憶装置による' : '',
    cell.inPlaceOfDestruction ? '破壊に代えられる' : '',
    cell.note ?? '',
  ].filter((part) => part !== '');
  return [RESULT_LABELS[cell.result], ...conditions].join('／');
};

/** From which class on a restriction is proposed: 「機密性2A以上」. */
export const showFrom = (from: HandlingRule['from']): string => {
  const parts = aspects.flatMap((aspect) => {
    const level = from[aspect];
    return level === undefined ? [] : [`${showLevel(aspect, level)}以上`];
  });
  return parts.length === 0 ? '分類にかかわらず' : parts.join('、または');
};

const keysOf = (...objects: readonly object[]): readonly string[] => [
  ...new Set(objects.flatMap((object) => Object.keys(object))),
];

type Line = Omit<ProfileChange, 'part' | 'before' | 'after'> & {
  readonly before: string | undefined;
  readonly after: string | undefined;
};
const only = (part: ProfilePart, lines: readonly Line[]): readonly ProfileChange[] =>
  lines
    .filter(({ before, after }) => before !== after)
    .map((line) => ({ ...line, part, before: line.before ?? NONE, after: line.after ?? NONE }));

/** Whether a restriction is proposed for less than before: always is the most, then the lowest class. */
function isLooser(before: HandlingRule | undefined, after: HandlingRule | undefined): boolean {
  if (!before) return false;
  if (!after) return true;
  const always = (rule: HandlingRule) => Object.keys(rule.from).length === 0;
  if (always(before)) return !always(after);
  if (always(after)) return false;
  return aspects.some((aspect) => {
    const was = before.from[aspect] as Confidentiality | Integrity | undefined;
    const is = after.from[aspect] as Confidentiality | Integrity | undefined;
    return was !== undefined && (is === undefined || compareLevels(is, was) > 0);
  });
}

const STRENGTH = ['no', 'clear', 'purge', 'destroy'] as const;
const strength = (cell: Cell | undefined): number => (cell === undefined ? 0 : STRENGTH.indexOf(cell.result));

/** A method that counts for more than before, or under fewer conditions, opens ways that were closed. */
export const isOpened = (before: Cell | undefined, after: Cell | undefined): boolean =>
  strength(after) > strength(before) ||
  (strength(after) > 0 && before?.needsEncryption === true && after?.needsEncryption !== true) ||
  (after?.inPlaceOfDestruction !== undefined && before?.inPlaceOfDestruction === undefined);

function matrixChanges(before: Profile, after: Profile): readonly Line[] {
  const { kinds, methods } = after.disposal;
  return Object.entries(kinds).flatMap(([kind, { label, clause }]) =>
    Object.entries(methods).map(([method, name]): Line => {
      const was = before.disposal.matrix[kind]?.[method];
      const is = after.disposal.matrix[kind]?.[method];
      return {
        item: `${label}：${name}`,
        before: showCell(was),
        after: showCell(is),
        clause: clause ?? '3(2)⑩ア',
        weaker: isOpened(was, is),
      };
    }),
  );
}

function handlingChanges(before: Profile, after: Profile): readonly Line[] {
  const ids = new Set([...before.handling, ...after.handling].map((rule) => rule.restriction));
  return [...ids].map((id): Line => {
    const was = before.handling.find((rule) => rule.restriction === id);
    const is = after.handling.find((rule) => rule.restriction === id);
    return {
      item: (is ?? was)?.label ?? id,
      before: was && showFrom(was.from),
      after: is && showFrom(is.from),
      clause: (is ?? was)?.clause ?? null,
      weaker: isLooser(was, is),
    };
  });
}

const showWithheld = (rule: Profile['withheld'][number] | undefined): string =>
  rule === undefined
    ? '中身も渡す'
    : rule.events === '*'
      ? '中身を伏せる'
      : `一部を伏せる（${rule.events.length}種）`;

/** A new text against the one before it, and how often each kind of person is asked. */
function pledgeChanges(before: Profile, after: Profile, names: Names): readonly Line[] {
  const texts = after.pledge.texts.slice(before.pledge.texts.length).flatMap((text, at) => {
    const was = after.pledge.texts[before.pledge.texts.length + at - 1];
    const old = was ? linesOfText(was) : new Map<string, string>();
    const now = linesOfText(text);
    const kinds = text.kinds.length === 0 ? 'すべての人' : text.kinds.map(names.employment).join('、');
    return [
      { item: `${text.version}版：対象`, before: undefined, after: kinds },
      ...[...new Set([...old.keys(), ...now.keys()])].map((part) => ({
        item: `${text.version}版：${part}`,
        before: old.get(part),
        after: now.get(part),
      })),
    ];
  });
  const renewals = keysOf(before.pledge.renewal, after.pledge.renewal).map((kind) => ({
    item: `誓約の頻度：${names.employment(kind)}`,
    before: RENEWAL_LABELS[renewalOf(before.pledge, kind)],
    after: RENEWAL_LABELS[renewalOf(after.pledge, kind)],
  }));
  return [...texts, ...renewals].map((line) => ({ ...line, clause: '5-1(2)②', weaker: false }));
}

/** What a new version changes, line by line, in the order of the settings. */
export function profileChanges(before: Profile, after: Profile, names: Names): readonly ProfileChange[] {
  const organisation = Object.entries(ORGANISATION_LABELS).map(([key, item]): Line => {
    const at = key as keyof Profile['organisation'];
    const clause = at === 'departments' ? '2(3)①' : at === 'chiefTitle' ? '2(4)①' : null;
    return {
      item,
      before: plain(before.organisation[at]),
      after: plain(after.organisation[at]),
      clause,
      weaker: false,
    };
  });
  const forms = keysOf(before.forms, after.forms).map((id): Line => {
    const show = (profile: Profile) => {
      const form = profile.forms[id];
      return form && `${form.number}　${form.title}`;
    };
    const item = before.forms[id]?.title ?? after.forms[id]?.title ?? id;
    return { item, before: show(before), after: show(after), clause: null, weaker: false };
  });
  const numbering = keysOf(before.numbering, after.numbering).map(
    (id): Line => ({
      item: names.series(id),
      before: before.numbering[id],
      after: after.numbering[id],
      clause: null,
      weaker: false,
    }),
  );
  const retention = keysOf(before.retention, after.retention).map((id): Line => {
    const show = (profile: Profile) => {
      const kept = profile.retention[id];
      return kept && `${kept.years}年（${kept.source}）`;
    };
    const shorter = (after.retention[id]?.years ?? 0) < (before.retention[id]?.years ?? 0);
    return {
      item: names.register(id),
      before: show(before),
      after: show(after),
      clause: null,
      weaker: shorter,
    };
  });
  const withheldIds = new Set([...before.withheld, ...after.withheld].map((rule) => rule.register));
  const withheld = [...withheldIds].map((id): Line => {
    const was = before.withheld.find((rule) => rule.register === id);
    const is = after.withheld.find((rule) => rule.register === id);
    return {
      item: names.register(id),
      before: showWithheld(was),
      after: showWithheld(is),
      clause: '3(2)⑦',
      weaker: was !== undefined && is === undefined,
    };
  });
  return [
    ...only('organisation', organisation),
    ...only('forms', forms),
    ...only('numbering', numbering),
    ...only('handling', handlingChanges(before, after)),
    ...only('disposal', matrixChanges(before, after)),
    ...only('retention', retention),
    ...only('withheld', withheld),
    ...only('pledge', pledgeChanges(before, after, names)),
  ];
}
