import { type Confidentiality, compareLevels, showLevel } from './classification';
import type { Profile } from './profile';

/** What has to be known of a thing to say how it may be disposed of. */
export type DisposalCase = {
  readonly kind: string;
  /** The highest class ever held since the last verified Purge; unknown counts as the highest. */
  readonly highestEver: Confidentiality | 'unknown';
  /** Has ever held residents' information of the My Number network: a mark that stays. */
  readonly heldResidentInformation: boolean;
  /** 機器 are always made unrecoverable, whatever their class (4-1(7)①). */
  readonly isEquipment: boolean;
  readonly encryptedAlways: boolean;
  /** Erased in-house first, then finished by a contractor with a certificate. */
  readonly outsourced: boolean;
  readonly leased: boolean;
};

export type Extra = 'witness' | 'certificate' | 'in-house-first';
export type DisposalVerdict = {
  readonly method: string;
  readonly label: string;
  readonly allowed: boolean;
  /** How far the method goes on this kind of medium. */
  readonly level: 'clear' | 'purge' | 'destroy' | 'no';
  readonly clause: string;
  readonly reason: string;
  readonly caution: string | null;
  readonly requires: readonly Extra[];
};

type Level = DisposalVerdict['level'];
const STRENGTH: readonly Level[] = ['no', 'clear', 'purge', 'destroy'];
const atLeast = (level: Level, wanted: Level): boolean => STRENGTH.indexOf(level) >= STRENGTH.indexOf(wanted);

type Demand = { readonly level: Level; readonly clause: string; readonly reason: string };

/** How far a disposal has to go, and why (the three classes of the ministry's notice of 2020, and 4-1(7)①). */
export function demandOf(one: DisposalCase): Demand {
  if (one.heldResidentInformation) {
    return {
      level: 'destroy',
      clause: '3(2)⑩ア',
      reason: 'マイナンバー利用事務系の住民情報を入れたことがあるため、物理的に破壊します。',
    };
  }
  if (one.highestEver === 'unknown' || compareLevels(one.highestEver, '2A') >= 0) {
    const held =
      one.highestEver === 'unknown'
        ? '分類不明の情報'
        : `${showLevel('confidentiality', one.highestEver)}の情報`;
    return {
      level: 'purge',
      clause: '3(2)⑩ア',
      reason: `${held}を入れたことがあるため、復元できない方法（破壊、磁気破壊、全領域の上書き、ブロック消去、暗号化消去のうち媒体に合うもの）が要ります。`,
    };
  }
  if (one.isEquipment) {
    return {
      level: 'purge',
      clause: '4-1(7)①',
      reason: '機器は、分類にかかわらず復元できない状態にします。',
    };
  }
  return { level: 'clear', clause: '3(2)⑩ア', reason: '機密性1のため、全領域の上書きで足ります。' };
}

function requiredExtras(one: DisposalCase, demand: Demand): readonly Extra[] {
  const extras: Extra[] = ['witness'];
  if (one.outsourced) extras.push('in-house-first', 'certificate');
  else if (one.leased && demand.level === 'destroy') extras.push('certificate');
  return extras;
}

function judge(one: DisposalCase, method: string, demand: Demand, profile: Profile): DisposalVerdict {
  const label = profile.disposal.methods[method] ?? method;
  const kind = profile.disposal.kinds[one.kind]?.label ?? one.kind;
  const cell = profile.disposal.matrix[one.kind]?.[method];
  const base = {
    method,
    label,
    clause: demand.clause,
    caution: cell?.note ?? null,
    requires: requiredExtras(one, demand),
  };
  const refuse = (reason: string, level: Level = 'no', clause = demand.clause): DisposalVerdict => ({
    ...base,
    allowed: false,
    level,
    clause,
    reason,
  });
  if (!cell) return refuse(`${kind}には「${label}」を使えません。`);
  if (cell.result === 'no') return refuse(cell.note ?? `${kind}には「${label}」を使えません。`);
  if (cell.needsEncryption && !one.encryptedAlways)
    return refuse(`「${label}」は、使い始めから常に暗号化していた媒体だけに使えます。`);
  if (one.leased && demand.level === 'destroy' && cell.result === 'destroy') {
    return {
      ...base,
      allowed: true,
      level: 'destroy',
      reason: `${demand.reason}リース品は、破壊したうえで事業者と精算します。破壊できないものは返却しません。`,
    };
  }
  // With a contractor, erasing in-house to Clear is enough of ours: the contractor finishes it and certifies.
  if (one.outsourced && atLeast(cell.result, 'clear')) {
    return {
      ...base,
      allowed: true,
      level: cell.result,
      reason: `庁舎内で消去してから引き渡し、事業者が${demand.level === 'destroy' ? '破壊' : '復元できない方法で処理'}した完了証明書を受けます。`,
    };
  }
  if (!atLeast(cell.result, demand.level))
    return refuse(`${demand.reason}「${label}」では足りません。`, cell.result);
  return { ...base, allowed: true, level: cell.result, reason: demand.reason };
}

/** Every method of the profile, whether it may be used on this thing, and why. */
export function methodsFor(one: DisposalCase, profile: Profile): readonly DisposalVerdict[] {
  const demand = demandOf(one);
  return Object.keys(profile.disposal.methods).map((method) => judge(one, method, demand, profile));
}
