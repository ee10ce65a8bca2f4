import { canEraseInHouse, type DisposalCase, demandOf, methodsFor } from './disposal';
import type { Profile } from './profile';

export type Route = 'in-house' | 'outsourced' | 'lease-return';

/** A way for a thing to leave the section: whether it is open, why, and what has to be done in which order. */
export type DisposalRoute = {
  readonly route: Route;
  readonly label: string;
  readonly allowed: boolean;
  readonly clause: string;
  readonly reason: string;
  readonly steps: readonly string[];
};

const RECORD = '日時・担当者・処理内容を記録する';
const SEEN = '処理担当者とは別の職員が立ち会い、復元できないことを確かめる';

function inHouse(one: DisposalCase, profile: Profile): DisposalRoute {
  const demand = demandOf(one);
  const work = demand.level === 'destroy' ? '庁内で破壊する' : '庁内で、認められた方法で処理する';
  const open = methodsFor({ ...one, outsourced: false }, profile).some((verdict) => verdict.allowed);
  return {
    route: 'in-house',
    label: '庁内で処分する',
    allowed: open,
    clause: demand.clause,
    reason: open ? demand.reason : '庁内で使える方法がありません。',
    steps: [work, SEEN, RECORD],
  };
}

function outsourced(one: DisposalCase, profile: Profile): DisposalRoute {
  const demand = demandOf(one);
  const erasable = canEraseInHouse(one, profile);
  const ours = erasable
    ? '庁舎内で、復元ツールでも読めないところまで消去し、別の職員が確かめる'
    : '施錠した容器などに入れる（庁舎内では消去できないもの）';
  const theirs = demand.level === 'destroy' || !erasable ? '破壊' : '復元できない方法で処理';
  const watched = demand.level === 'destroy' ? '（職員が立ち会うか、写真などで完了を確かめる）' : '';
  const open = methodsFor({ ...one, outsourced: true }, profile).some((verdict) => verdict.allowed);
  return {
    route: 'outsourced',
    label: '事業者に委託する',
    allowed: open,
    clause: demand.clause,
    reason: open ? demand.reason : '引渡しの前に使える方法がありません。',
    steps: [
      ours,
      RECORD,
      '製造番号を控え、引渡しを記録する',
      `事業者が${theirs}する${watched}`,
      '完了証明書を受け、製造番号と突き合わせる',
    ],
  };
}

function leaseReturn(one: DisposalCase, profile: Profile): DisposalRoute {
  const demand = demandOf(one);
  const base = { route: 'lease-return', label: 'リース事業者に返却する', clause: '4-1(7)①' } as const;
  if (!one.leased) return { ...base, allowed: false, reason: 'リース品ではありません。', steps: [] };
  const open = methodsFor({ ...one, outsourced: false }, profile).some((verdict) => verdict.allowed);
  const destroyed = demand.level === 'destroy';
  return {
    ...base,
    allowed: open,
    reason: destroyed
      ? `${demand.reason}記憶装置を破壊できないものは返却できません。`
      : '返却の前に、すべての情報を復元できない状態にします。',
    steps: destroyed
      ? ['記憶装置を破壊する', SEEN, RECORD, '破壊したものの扱いを事業者と取り決め、残りを返却する']
      : ['認められた方法で全情報を消去する', SEEN, RECORD, '引渡しを記録して返却する'],
  };
}

/** The routes of practice (B-2): within the office, by a contractor after erasing in-house, back to the lessor. */
export const routesFor = (one: DisposalCase, profile: Profile): readonly DisposalRoute[] => [
  inHouse(one, profile),
  outsourced(one, profile),
  leaseReturn(one, profile),
];
