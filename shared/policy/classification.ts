import { z } from 'zod';

/**
 * The levels of 3(1), lowest first; 2A is for schools alone. A profile says which of them an organisation uses and how
 * it calls them (its `aspects`), always in this order.
 */
export const CONFIDENTIALITY = ['1', '2A', '2B', '3'] as const;
export const INTEGRITY = ['1', '2A', '2B'] as const;

export const confidentialitySchema = z.enum(CONFIDENTIALITY);
export const integritySchema = z.enum(INTEGRITY);
export type Confidentiality = z.infer<typeof confidentialitySchema>;
export type Integrity = z.infer<typeof integritySchema>;
export type Availability = Integrity;
export type Aspect = 'confidentiality' | 'integrity' | 'availability';

export const aspects: readonly Aspect[] = ['confidentiality', 'integrity', 'availability'];
export const aspectLabels: { readonly [aspect in Aspect]: string } = {
  confidentiality: '機密性',
  integrity: '完全性',
  availability: '可用性',
};

/** A class per aspect; 分類不明 until the chief has judged (3(2)④ウ). The three aspects are independent. */
export type Classification = {
  readonly confidentiality: Confidentiality | 'unknown';
  readonly integrity: Integrity | 'unknown';
  readonly availability: Availability | 'unknown';
};

export type Level = Classification[Aspect];

export const levelsOf = (aspect: Aspect): readonly Level[] =>
  aspect === 'confidentiality' ? CONFIDENTIALITY : INTEGRITY;

/** 分類不明 is handled as the highest until it is judged. */
const rank = (level: Level): number => (level === 'unknown' ? 4 : CONFIDENTIALITY.indexOf(level));

export const compareLevels = (a: Level, b: Level): number => rank(a) - rank(b);

export const higherConfidentiality = (
  a: Confidentiality | 'unknown' | null,
  b: Confidentiality | 'unknown',
): Confidentiality | 'unknown' => (a === null || compareLevels(b, a) > 0 ? b : a);

/** 機密性2B, or 分類不明. */
export const showLevel = (aspect: Aspect, level: Level): string =>
  level === 'unknown' ? `${aspectLabels[aspect]}不明` : `${aspectLabels[aspect]}${level}`;

export const showClassification = (classification: Classification): string =>
  aspects.map((aspect) => showLevel(aspect, classification[aspect])).join('・');

/** 重要情報: confidentiality 2 or more, or integrity 2, or availability 2 (3(1)). Unknown counts as important. */
export const isImportant = (classification: Classification): boolean =>
  aspects.some((aspect) => classification[aspect] !== '1');

/** True if any aspect is lower afterwards. Judging an unknown class is no lowering. */
export const isLowered = (before: Classification, after: Classification): boolean =>
  aspects.some(
    (aspect) =>
      before[aspect] !== 'unknown' &&
      after[aspect] !== 'unknown' &&
      compareLevels(after[aspect], before[aspect]) < 0,
  );

export const highestOf = (a: Classification, b: Classification): Classification => ({
  confidentiality:
    compareLevels(a.confidentiality, b.confidentiality) >= 0 ? a.confidentiality : b.confidentiality,
  integrity: compareLevels(a.integrity, b.integrity) >= 0 ? a.integrity : b.integrity,
  availability: compareLevels(a.availability, b.availability) >= 0 ? a.availability : b.availability,
});

export const LOWEST: Classification = { confidentiality: '1', integrity: '1', availability: '1' };

/** A thing whose class counts, under the name it is shown by. */
export type ClassSource = { readonly label: string; readonly classification: Classification };

export type Highest = {
  readonly classification: Classification;
  /** 「機密性2B：A／可用性2B：B」, empty where everything is 1. */
  readonly why: string;
  /** The sources that give each aspect its level, none where it is 1. */
  readonly from: { readonly [aspect in Aspect]: readonly string[] };
};

/**
 * The class of a medium with mixed contents, and which content it comes from (3(2)⑤ウ). The clause says no more than
 * 最高度の分類: taking the highest of each aspect by itself is our reading.
 */
export function highest(sources: readonly ClassSource[]): Highest {
  const classification = sources.reduce((found, source) => highestOf(found, source.classification), LOWEST);
  const from = (aspect: Aspect): readonly string[] => {
    const level = classification[aspect];
    if (level === '1') return [];
    return sources.filter((source) => source.classification[aspect] === level).map((source) => source.label);
  };
  const why = aspects.flatMap((aspect) => {
    const [first] = from(aspect);
    return first === undefined ? [] : [`${showLevel(aspect, classification[aspect])}：${first}`];
  });
  return {
    classification,
    why: why.join('／'),
    from: {
      confidentiality: from('confidentiality'),
      integrity: from('integrity'),
      availability: from('availability'),
    },
  };
}
