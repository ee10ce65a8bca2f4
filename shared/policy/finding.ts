/** A clause of the policy as it is cited: 3(2)⑩ウ. Labels in our own words live in the profile. */
export type ClauseId = string;

/**
 * What a rule has to say. `block` stops the planned act, never the record of what happened;
 * `warn` is shown and recorded. `field` is the key of the field it belongs to, or null for the whole.
 */
export type Finding = {
  readonly level: 'block' | 'warn';
  readonly clause: ClauseId | null;
  readonly field: string | null;
  readonly message: string;
};

export const block = (field: string | null, clause: ClauseId | null, message: string): Finding => ({
  level: 'block',
  clause,
  field,
  message,
});

export const warn = (field: string | null, clause: ClauseId | null, message: string): Finding => ({
  level: 'warn',
  clause,
  field,
  message,
});
