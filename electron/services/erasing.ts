import { attachmentsIn } from '../../shared/bundle/attachments';
import type { DeviceId, Hash, RecordId } from '../../shared/ids';
import type { DraftEntry, Entry } from '../../shared/journal/entry';
import { ERASE, ERASURE, eraseOrders, isCovered } from '../../shared/journal/erasure';
import type { Problem } from '../../shared/problem';
import { fail, ok, type Result } from '../../shared/result';
import type { Attachments } from './attachments';
import { fileProblem } from './problems';

/** One device's chain as far as erasing needs it. */
export type ErasableChain = {
  readonly device: DeviceId;
  count(): number;
  entry(seq: number): Entry;
  seqsOf(record: RecordId): readonly number[];
  erasureSeqs(): readonly number[];
  erasedSeqs(): readonly number[];
  erase(seqs: ReadonlySet<number>): Promise<Result<null, Problem>>;
};

export const ordersErasure = (drafts: readonly DraftEntry[]): boolean =>
  drafts.some(({ register, event }) => register === ERASURE && event === ERASE);

const ordersIn = (chains: readonly ErasableChain[]) =>
  eraseOrders(chains.flatMap((chain) => chain.erasureSeqs().map((seq) => chain.entry(seq))));

const withoutDecision: Problem = {
  code: 'erased-without-decision',
  what: '消去の決裁がないのに、中身のない記録があります。',
  why: '保存年限を過ぎた記録の消去は、決裁と実施の記録があるときだけ行われます。記録ファイルに手が加えられたおそれがあります。',
  next: 'データフォルダはそのままにして、情報システム課へ連絡してください。控え（バックアップ）に残っているかを確かめてください。',
};

/** Bodies that are gone though nobody decided so. */
export function erasureFault(chains: readonly ErasableChain[]): Problem | null {
  const gone = chains.flatMap((chain) => chain.erasedSeqs().map((seq) => chain.entry(seq)));
  if (gone.length === 0) return null;
  const orders = ordersIn(chains);
  const wrong = gone.filter((entry) => !isCovered(entry, orders));
  if (wrong.length === 0) return null;
  return { ...withoutDecision, details: wrong.slice(0, 20).map(({ device, seq }) => `${device}:${seq}`) };
}

/** What was ordered and still has its body, by chain. */
function pendingIn(chains: readonly ErasableChain[]): ReadonlyMap<ErasableChain, ReadonlySet<number>> {
  const orders = ordersIn(chains);
  const records = new Set(orders.flatMap((order) => [...order.records]));
  const pending = new Map<ErasableChain, ReadonlySet<number>>();
  for (const chain of chains) {
    const erased = new Set(chain.erasedSeqs());
    const seqs = [...records]
      .flatMap((record) => chain.seqsOf(record))
      .filter((seq) => !erased.has(seq) && isCovered(chain.entry(seq), orders));
    if (seqs.length > 0) pending.set(chain, new Set(seqs));
  }
  return pending;
}

/** Attachments that only these entries name. */
function ownAttachments(
  chains: readonly ErasableChain[],
  pending: ReadonlyMap<ErasableChain, ReadonlySet<number>>,
): readonly Hash[] {
  const going = [...pending].flatMap(([chain, seqs]) => [...seqs].map((seq) => chain.entry(seq)));
  const names = new Set(attachmentsIn(going).keys());
  if (names.size === 0) return [];
  for (const chain of chains)
    for (let seq = 1; seq <= chain.count(); seq += 1) {
      if (pending.get(chain)?.has(seq)) continue;
      for (const name of attachmentsIn([chain.entry(seq)]).keys()) names.delete(name);
    }
  return [...names];
}

/**
 * Carries out every order to erase that is not carried out yet, also one that a crash broke off. The attachments go
 * first: as long as a body is there it says which ones. Answers how many bodies went.
 */
export async function carryOutErasures(
  chains: readonly ErasableChain[],
  attachments: Attachments,
): Promise<Result<number, Problem>> {
  const pending = pendingIn(chains);
  if (pending.size === 0) return ok(0);
  try {
    for (const sha256 of ownAttachments(chains, pending)) await attachments.remove(sha256);
  } catch (error) {
    return fail(fileProblem(error));
  }
  let count = 0;
  for (const [chain, seqs] of pending) {
    const erased = await chain.erase(seqs);
    if (!erased.ok) return erased;
    count += seqs.size;
  }
  return ok(count);
}

/** Told until it is done: the decision is written down, the bodies are still there. */
export const erasureUnfinished = (cause: Problem): Problem => ({
  code: 'erasure-unfinished',
  what: '決裁された記録の消去が、まだ終わっていません。',
  why: cause.what,
  next: '空き容量やほかのソフトの使用を確かめ、画面ロックを解除し直してください。続きから自動で消去します。',
});
