import type { RecordId } from '../ids';
import type { Json, JsonObject } from '../json';
import type { Doubt, Rejection } from './read-row';

export type Difference = {
  readonly key: string;
  readonly label: string;
  readonly before: Json;
  readonly after: Json;
};

/** What one row of the file would do. `row` is the row number as the file counts it, from 1. */
export type RowOutcome =
  | {
      readonly kind: 'new';
      readonly row: number;
      readonly values: JsonObject;
      readonly doubts: readonly Doubt[];
    }
  | {
      readonly kind: 'changed';
      readonly row: number;
      readonly record: RecordId;
      /** Only what differs, as it would be. */
      readonly changes: JsonObject;
      readonly differences: readonly Difference[];
      readonly doubts: readonly Doubt[];
    }
  | { readonly kind: 'same'; readonly row: number; readonly record: RecordId }
  | { readonly kind: 'rejected'; readonly row: number; readonly rejections: readonly Rejection[] };

export type DryRun = {
  readonly rows: readonly RowOutcome[];
  readonly counts: { readonly [kind in RowOutcome['kind']]: number };
  /** Rows that hold no record: blank ones, totals, headers that are repeated on every page. */
  readonly skipped: readonly { readonly row: number; readonly why: string }[];
};

/** A record the register has, with its number among the values if rows are matched by it. */
export type Existing = { readonly record: RecordId; readonly values: JsonObject };

export type RuleFinding = { readonly block: boolean; readonly key: string | null; readonly message: string };

export type DryRunOptions = {
  /** The fields that tell whether a row is a record the register already has; empty: every row is new. */
  readonly matchBy: readonly string[];
  /** The field that takes the text of unmapped columns; null drops it. */
  readonly noteKey: string | null;
  /** Values that new records get where the file has none (所管課). */
  readonly defaults: JsonObject;
  /** Whether a blank cell leaves what the register has, or empties it (shown as a change to null). */
  readonly blank: 'keep' | 'clear';
  /** Rules beyond single cells: blocking findings reject the row, others are doubts. */
  readonly check?: (values: JsonObject) => readonly RuleFinding[];
};
