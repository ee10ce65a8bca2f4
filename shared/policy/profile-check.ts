import { aspects, compareLevels, levelsOf } from './classification';
import { patternFault } from './numbering';
import type { HandlingRule, ProfileShape } from './profile-parts';

/** What is wrong with a profile beyond the shape of its parts; `path` leads to the part. */
export type ProfileFault = { readonly path: readonly (string | number)[]; readonly message: string };

function faultsOfAspects(profile: ProfileShape): ProfileFault[] {
  return aspects.flatMap((aspect) => {
    const used = profile.aspects[aspect].levels.map((level) => level.value as string);
    const known = levelsOf(aspect).filter((level) => used.includes(level));
    const isOrdered = known.length === used.length && known.every((level, at) => level === used[at]);
    const path = ['aspects', aspect, 'levels'];
    if (!isOrdered) return [{ path, message: '分類は低い方から順に、重ねずに並べてください。' }];
    return used.length > 1 && used[0] === '1' ? [] : [{ path, message: '分類には「1」とその上が要ります。' }];
  });
}

function faultsOfMatrix({ disposal, clauses }: ProfileShape): ProfileFault[] {
  const faults: ProfileFault[] = [];
  const add = (path: readonly string[], message: string) =>
    faults.push({ path: ['disposal', ...path], message });
  for (const [kind, { clause }] of Object.entries(disposal.kinds)) {
    if (!disposal.matrix[kind]) add(['matrix', kind], '廃棄の方法が決まっていない種別です。');
    if (clause !== undefined && clauses[clause] === undefined)
      add(['kinds', kind, 'clause'], `条項「${clause}」の説明がありません。`);
  }
  for (const [kind, row] of Object.entries(disposal.matrix)) {
    if (!disposal.kinds[kind]) add(['matrix', kind], '種別の一覧にない名前です。');
    for (const [method, cell] of Object.entries(row)) {
      if (!disposal.methods[method]) add(['matrix', kind, method], '方法の一覧にない名前です。');
      if (cell.result === 'no' && cell.note === undefined)
        add(['matrix', kind, method], '使えない理由を書いてください。');
    }
    const lastResort = Object.values(row).some(
      (cell) =>
        !cell.needsEncryption &&
        !cell.movesStorage &&
        (cell.result === 'destroy' || cell.inPlaceOfDestruction !== undefined),
    );
    if (!lastResort) add(['matrix', kind], '破壊など、どの分類でも使える方法を1つは残してください。');
  }
  return faults;
}

/** What the clauses ask for by themselves: a profile may propose a restriction for more, never for less. */
const LEAST: { readonly [restriction: string]: HandlingRule['from'] } = {
  'permit-to-take-out': {},
  'permit-to-send': { confidentiality: '2A' },
  encrypt: { confidentiality: '2A' },
  'locked-storage': { confidentiality: '2A', integrity: '2A', availability: '2A' },
};

function fallsShort({ restriction, from }: HandlingRule): boolean {
  const least = LEAST[restriction];
  if (least === undefined || Object.keys(from).length === 0) return false;
  if (Object.keys(least).length === 0) return true;
  return aspects.some((aspect) => {
    const wanted = least[aspect];
    const given = from[aspect];
    return wanted !== undefined && (given === undefined || compareLevels(given, wanted) > 0);
  });
}

function faultsOfHandling({ handling, clauses }: ProfileShape): ProfileFault[] {
  return handling.flatMap((rule, at): ProfileFault[] => [
    ...(clauses[rule.clause] === undefined
      ? [{ path: ['handling', at, 'clause'], message: `条項「${rule.clause}」の説明がありません。` }]
      : []),
    ...(fallsShort(rule)
      ? [
          {
            path: ['handling', at, 'from'],
            message: `「${rule.label}」は、${rule.clause}が求める分類より高い分類だけにはできません。例外は7-4(1)の許可によります。`,
          },
        ]
      : []),
  ]);
}

const faultsOfNumbering = ({ numbering }: ProfileShape): ProfileFault[] =>
  Object.entries(numbering).flatMap(([series, pattern]) => {
    const message = patternFault(pattern);
    return message === null ? [] : [{ path: ['numbering', series], message }];
  });

const faultsOfPledge = ({ pledge }: ProfileShape): ProfileFault[] =>
  pledge.texts.flatMap(({ version }, at) =>
    pledge.texts.findIndex((text) => text.version === version) === at
      ? []
      : [
          {
            path: ['pledge', 'texts', at, 'version'],
            message: `誓約書の文面の版「${version}」が重なっています。`,
          },
        ],
  );

/** Everything that does not fit together: names without an entry, levels out of order, kinds nobody could dispose of. */
export const checkProfile = (profile: ProfileShape): readonly ProfileFault[] => [
  ...faultsOfAspects(profile),
  ...faultsOfMatrix(profile),
  ...faultsOfHandling(profile),
  ...faultsOfNumbering(profile),
  ...faultsOfPledge(profile),
];
