import { type Confidentiality, compareLevels, showLevel } from './classification';
import type { Profile } from './profile';
import type { Cell, EXTRAS } from './profile-parts';

/*
 * How a medium or a machine may be disposed of: the three classes of the ministry's notice of 2020, the matrix of the
 * profile (kind × method, after NIST SP 800-88), and 4-1(7)①. A class that rises never opens a method.
 */

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
  /** The kind of the storage inside a machine (hdd, ssd …), where it is known. */
  readonly storage?: string | null;
};

export type Extra = (typeof EXTRAS)[number];
export type Level = 'clear' | 'purge' | 'destroy' | 'no';

export type DisposalVerdict = {
  readonly method: string;
  readonly label: string;
  readonly allowed: boolean;
  /** How far the method goes on this kind of medium. */
  readonly level: Level;
  readonly clause: string;
  readonly reason: string;
  readonly caution: string | null;
  readonly requires: readonly Extra[];
};

const STRENGTH: readonly Level[] = ['no', 'clear', 'purge', 'destroy'];
export const atLeast = (level: Level, wanted: Level): boolean =>
  STRENGTH.indexOf(level) >= STRENGTH.indexOf(wanted);

export type Demand = { readonly level: Level; readonly clause: string; readonly reason: string };

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

/** What the matrix says, by the storage inside where that decides and is known. */
export function cellOf(one: DisposalCase, method: string, profile: Profile): Cell | undefined {
  const cell = profile.disposal.matrix[one.kind]?.[method];
  if (!cell?.byStorage || !one.storage) return cell;
  const inside = profile.disposal.matrix[one.storage]?.[method];
  const label = profile.disposal.kinds[one.storage]?.label ?? one.storage;
  return inside ?? { result: 'no', note: `内蔵の${label}には使えません。` };
}

const isUsable = (one: DisposalCase, cell: Cell | undefined): cell is Cell =>
  cell !== undefined && cell.result !== 'no' && (!cell.needsEncryption || one.encryptedAlways);

/** Whether staff can erase it at all before they let it go: paper, discs and cards cannot be. */
export const canEraseInHouse = (one: DisposalCase, profile: Profile): boolean =>
  Object.keys(profile.disposal.methods).some((method) => {
    const cell = cellOf(one, method, profile);
    return isUsable(one, cell) && !cell.movesStorage && cell.result !== 'destroy';
  });

function extrasOf(
  one: DisposalCase,
  cell: Cell | undefined,
  demand: Demand,
  profile: Profile,
): readonly Extra[] {
  const extras = new Set<Extra>(['witness', ...(cell?.requires ?? [])]);
  if (cell?.movesStorage) extras.add('register-storage');
  if (one.outsourced) {
    if (canEraseInHouse(one, profile)) extras.add('in-house-first');
    extras.add('certificate');
  } else if (one.leased && demand.level === 'destroy') extras.add('certificate');
  return [...extras];
}

const MOVED =
  '情報は、抜き取った記憶装置に移ります。記憶装置を媒体管理台帳に登録し、この機器と同じ扱いで別に廃棄します。';
const LEASED = 'リース品は、破壊したうえで事業者と精算します。破壊できないものは返却しません。';

function outsourcedReason(one: DisposalCase, cell: Cell, demand: Demand, profile: Profile): string {
  if (canEraseInHouse(one, profile) && atLeast(cell.result, demand.level))
    return `${demand.reason}庁舎内で処理を済ませてから引き渡し、完了証明書を受けます。`;
  const finished = demand.level === 'destroy' ? '破壊' : '復元できない方法で処理';
  return canEraseInHouse(one, profile)
    ? `庁舎内で消去してから引き渡し、事業者が${finished}した完了証明書を受けます。`
    : '庁舎内では消去できないため、施錠した容器などで引き渡し、事業者が破壊した完了証明書を受けます。';
}

/** Why a method that works on this kind may be used in this case; null where it does not go far enough. */
function whyAllowed(one: DisposalCase, cell: Cell, demand: Demand, profile: Profile): string | null {
  if (cell.movesStorage) return MOVED;
  if (one.leased && demand.level === 'destroy' && cell.result === 'destroy')
    return `${demand.reason}${LEASED}`;
  // With a contractor, erasing in-house to Clear is enough of ours: the contractor finishes it and certifies.
  if (one.outsourced) return outsourcedReason(one, cell, demand, profile);
  if (atLeast(cell.result, demand.level)) return demand.reason;
  return demand.level === 'destroy' ? (cell.inPlaceOfDestruction ?? null) : null;
}

function judge(one: DisposalCase, method: string, demand: Demand, profile: Profile): DisposalVerdict {
  const label = profile.disposal.methods[method] ?? method;
  const kind = profile.disposal.kinds[one.kind];
  const cell = cellOf(one, method, profile);
  const base = {
    method,
    label,
    clause: kind?.clause ?? demand.clause,
    caution: cell?.note ?? null,
    requires: extrasOf(one, cell, demand, profile),
  };
  const refuse = (reason: string, level: Level = 'no'): DisposalVerdict => ({
    ...base,
    allowed: false,
    level,
    reason,
  });
  const unusable = `${kind?.label ?? one.kind}には「${label}」を使えません。`;
  if (!cell) return refuse(unusable);
  if (cell.result === 'no') return refuse(`${unusable}${cell.note ?? ''}`);
  if (!isUsable(one, cell))
    return refuse(`「${label}」は、使い始めから常に暗号化していた媒体だけに使えます。`);
  const why = whyAllowed(one, cell, demand, profile);
  if (why === null)
    return refuse(`${demand.reason}「${label}」では足りません。${cell.note ?? ''}`, cell.result);
  return { ...base, allowed: true, level: cell.result, reason: why };
}

/** Every method of the profile, whether it may be used on this thing, and why. */
export function methodsFor(one: DisposalCase, profile: Profile): readonly DisposalVerdict[] {
  const demand = demandOf(one);
  return Object.keys(profile.disposal.methods).map((method) => judge(one, method, demand, profile));
}

/** The methods that a contractor's certificate may name: what goes as far as the case demands, whoever erased before. */
export function contractorMethodsFor(one: DisposalCase, profile: Profile): readonly DisposalVerdict[] {
  const own = { ...one, outsourced: false, leased: false };
  return methodsFor(own, profile).filter((verdict) => {
    const cell = cellOf(own, verdict.method, profile);
    return verdict.allowed && !cell?.movesStorage;
  });
}
