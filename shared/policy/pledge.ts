import { sha256 } from '@noble/hashes/sha2.js';
import { z } from 'zod';
import { toHex } from '../hex';
import { type Hash, hashSchema } from '../ids';
import { canonicalBytes } from '../journal/chain';

/** How often somebody of a kind of employment is asked for a pledge (5-1(2)② leaves it to need). */
export const RENEWALS = ['every-year', 'first-only', 'as-needed'] as const;
export type Renewal = (typeof RENEWALS)[number];
export const RENEWAL_LABELS: { readonly [renewal in Renewal]: string } = {
  'every-year': '毎年度',
  'first-only': '初回のみ',
  'as-needed': '必要に応じて（理由を記録）',
};

const sentence = z.string().min(1).max(1_000);

/** One version of what people pledge. {organisation} {policy} {section} {year} {term} are filled in when it is signed. */
export const pledgeTextSchema = z.strictObject({
  version: z.string().min(1).max(40),
  /** Kinds of employment it is for; empty: for all. */
  kinds: z.array(z.string()),
  title: z.string().min(1).max(60),
  lead: sentence,
  items: z
    .array(z.strictObject({ heading: z.string().min(1).max(60), text: sentence }))
    .min(1)
    .max(30),
  closing: sentence,
});
export type PledgeText = z.infer<typeof pledgeTextSchema>;

/** What a profile says of pledges: the texts, oldest version first, and how often each kind of person signs. */
export const pledgeRulesSchema = z.strictObject({
  texts: z.array(pledgeTextSchema),
  renewal: z.record(z.string(), z.enum(RENEWALS)),
});
export type PledgeRules = z.infer<typeof pledgeRulesSchema>;
export const NO_PLEDGE_RULES: PledgeRules = { texts: [], renewal: {} };

/** Every year where the profile says nothing: asking once too often is the safe mistake. */
export const renewalOf = (rules: PledgeRules, kind: string): Renewal => rules.renewal[kind] ?? 'every-year';

/** The texts there ever were for a kind of employment, oldest first. */
export const textsFor = (rules: PledgeRules, kind: string): readonly PledgeText[] =>
  rules.texts.filter((text) => text.kinds.length === 0 || text.kinds.includes(kind));

/** The text in force for a kind of employment: the last one that is for it. */
export const textFor = (rules: PledgeRules, kind: string): PledgeText | null =>
  textsFor(rules, kind).at(-1) ?? null;

/** The next version's name: the year in the calendar, and a running number within it (2026-1, 2026-2, 2027-1). */
export function nextTextVersion(rules: PledgeRules, year: number): string {
  const running = rules.texts.flatMap(({ version }) => {
    const [base, count] = version.split('-');
    return base === String(year) ? [Number(count)] : [];
  });
  return `${year}-${Math.max(0, ...running) + 1}`;
}

/** Texts of `before` that `after` changed or left out: what somebody may have signed has to stay as it is. */
export const changedTexts = (before: PledgeRules, after: PledgeRules): readonly PledgeText[] =>
  before.texts.filter((text, at) => {
    const kept = after.texts[at];
    return kept === undefined || textCode(kept) !== textCode(text);
  });

/** What a text says, line by line, as it is compared with the one before. */
export const linesOfText = (text: PledgeText): ReadonlyMap<string, string> =>
  new Map([
    ['題名', text.title],
    ['前文', text.lead],
    ...text.items.map(({ heading, text: words }, at) => [`${at + 1}`, `${heading}　${words}`] as const),
    ['結び', text.closing],
  ]);

const hashOf = (value: unknown): Hash => hashSchema.parse(toHex(sha256(canonicalBytes(value))));

/** Which text this is: the same for everybody who gets this version, and short enough for the code on paper. */
export const textCode = (text: PledgeText): string => hashOf(text).slice(0, 12);

/** The version whose code stands on a sheet; null where the profile has none. */
export const textOfCode = (rules: PledgeRules, code: string): PledgeText | null =>
  rules.texts.find((text) => textCode(text) === code) ?? null;

/** What is filled into a text, and whom it is addressed to. All written out. */
export type PledgeParty = {
  readonly organisation: string;
  readonly policy: string;
  /** 任命権者. */
  readonly addressee: string;
  readonly section: string;
  readonly year: string;
  readonly term: string;
  readonly name: string;
};

/** A text as one person has it before them: nothing left to fill in but the signature. */
export const frozenPledgeSchema = z.strictObject({
  version: z.string(),
  code: z.string(),
  addressee: z.string(),
  title: z.string(),
  lead: z.string(),
  items: z.array(z.strictObject({ heading: z.string(), text: z.string() })),
  closing: z.string(),
  section: z.string(),
  name: z.string(),
});
export type FrozenPledge = z.infer<typeof frozenPledgeSchema>;

export function freeze(text: PledgeText, party: PledgeParty): FrozenPledge {
  const filled = (words: string): string =>
    words.replace(/\{(organisation|policy|section|year|term)\}/g, (_, key: keyof PledgeParty) => party[key]);
  return {
    version: text.version,
    code: textCode(text),
    addressee: party.addressee,
    title: text.title,
    lead: filled(text.lead),
    items: text.items.map(({ heading, text: words }) => ({ heading, text: filled(words) })),
    closing: filled(text.closing),
    section: party.section,
    name: party.name,
  };
}

/** SHA-256 of a frozen text (its RFC 8785 form): what is kept with the signature and printed under it. */
export const pledgeHash = (pledge: FrozenPledge): Hash => hashOf(pledge);
