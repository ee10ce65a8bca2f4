import { block, type Finding, warn } from '../../policy/finding';

export type SerialMatch = {
  readonly matched: readonly string[];
  /** Expected, but not on the certificate. */
  readonly missing: readonly string[];
  /** On the certificate, but not in the application. */
  readonly extra: readonly string[];
};

/** Width, case, spaces and every kind of dash are not what tells two serial numbers apart. */
const folded = (serial: string): string =>
  serial
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\u2010-\u2015\u2212\u30fc\u002d]/gu, '');

/** The serial numbers in pasted text: one a line, or the first column of a pasted table. */
export function serialsIn(pasted: string): readonly string[] {
  return pasted
    .split(/\r?\n/)
    .map((line) => line.split('\t')[0]?.trim() ?? '')
    .filter((line) => line !== '');
}

/** 証明書突合: the vendor's list against the serial numbers that were applied for. */
export function matchSerials(expected: readonly string[], pasted: string): SerialMatch {
  const listed = new Map(serialsIn(pasted).map((serial) => [folded(serial), serial]));
  const wanted = new Set(expected.map(folded));
  return {
    matched: expected.filter((serial) => listed.has(folded(serial))),
    missing: expected.filter((serial) => !listed.has(folded(serial))),
    extra: [...listed].filter(([key]) => !wanted.has(key)).map(([, serial]) => serial),
  };
}

/** What the match says: completion waits until nothing is missing. */
export function checkSerials(expected: readonly string[], pasted: string): readonly Finding[] {
  const { matched, missing, extra } = matchSerials(expected, pasted);
  const summary = `一致${matched.length}・不足${missing.length}・余分${extra.length}`;
  if (missing.length > 0) {
    return [
      block(
        'serials',
        '4-1(7)①',
        `${summary}。証明書にない製造番号：${missing.join('、')}。事業者に確かめ、そろってから完了にしてください。`,
      ),
    ];
  }
  return extra.length > 0
    ? [warn('serials', null, `${summary}。申請にない製造番号：${extra.join('、')}`)]
    : [];
}
