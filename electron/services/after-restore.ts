import type { Hash, Instant } from '../../shared/ids';
import { showDate } from '../../shared/jp/date';
import { todayIn } from '../../shared/jp/moment';
import type { Problem } from '../../shared/problem';
import { bookJournals } from './book-journals';
import type { HostDeps } from './host-deps';
import type { Keyring } from './keyring';
import { forgetLater, type LaterErasure, laterErasures, orderAgain } from './later-erasures';
import type { OpenBook } from './open-book';
import { hostRules, operated } from './operations';
import { fileProblem } from './problems';

const erasedAgain = (count: number): Problem => ({
  code: 'erased-again',
  what: `この控えより後に決裁され実施された消去${count}件を、もう一度行いました。`,
  why: 'このPCに残っていた簿冊か、同じ場所の新しい控えに、その決裁と実施の記録がありました。',
  next: '「記録の消去」で、消去した記録を確かめてください。',
});

const unknownSince = (until: string | null): Problem => {
  const day = until === null ? 'この控え' : showDate(todayIn(until as Instant));
  return {
    code: 'erasures-unknown',
    what: `控えから戻しました。${day}より後に消去した記録があれば、その内容が戻っています。`,
    why: 'その後の消去の決裁は、控えにも、このPCに残っていた簿冊にもありません。決裁の記録なしに消去することはできません。',
    next: '紙の「消去の伺」を確かめてください。消去したはずの記録は「保存年限を過ぎた記録」に並びます。もう一度決裁を受けて消去してください。',
  };
};

/** The last entry of a record in the book, or null where there is none. */
function lastOf(book: OpenBook, record: LaterErasure['record']): Hash | null {
  let last: Hash | null = null;
  for (const { index } of book.others) for (const seq of index.seqsOf(record)) last = index.entry(seq).hash;
  return last;
}

/**
 * At the first unlock of a restored book: erasures that were carried out after the backup are ordered again where
 * anything around knows of them, and what cannot be known is said. Tells the person what was done.
 */
export async function erasuresAfterRestore(
  deps: HostDeps,
  book: OpenBook,
  keyring: Keyring,
): Promise<readonly Problem[]> {
  const journals = bookJournals(deps, () => keyring, book.dataKey);
  try {
    const { files, dataFolder } = deps;
    const found = await laterErasures(files, dataFolder, book.device.device, journals, book.others);
    let again = 0;
    for (const erasure of found.erasures) again += (await ordered(book, erasure)) ? 1 : 0;
    if (again > 0) {
      const subject = '控えの後に決裁された消去をもう一度行いました';
      const detail = found.erasures
        .map(({ missing }) => sourceOf(missing))
        .join('、')
        .slice(0, 500);
      await book.append(
        [operated(book.newRecordId(), { kind: 'backup', subject, count: again, detail })],
        hostRules,
      );
    }
    if (again === found.erasures.length) await forgetLater(files, dataFolder);
    return [...(again > 0 ? [erasedAgain(again)] : []), unknownSince(found.until)];
  } catch (error) {
    return [fileProblem(error), unknownSince(null)];
  } finally {
    journals.forget();
  }
}

/** Where the order stands that is carried out again. */
const sourceOf = (missing: LaterErasure['missing']): string => {
  const order = missing.at(-1);
  return order ? `${order.device} ${order.seq}番` : '';
};

async function ordered(book: OpenBook, erasure: LaterErasure): Promise<boolean> {
  const last = lastOf(book, erasure.record);
  const target = { record: last === null ? book.newRecordId() : erasure.record, last };
  return orderAgain(erasure, target, async (draft, rules) => {
    const written = await book.append([draft], rules);
    return written.ok ? (written.value[0] ?? null) : null;
  });
}
