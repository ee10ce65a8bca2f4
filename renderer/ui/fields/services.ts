import type { Attachment } from '../../../shared/host/contract';
import type { RegisterId } from '../../../shared/ids';
import type { Json } from '../../../shared/json';
import type { Aspect } from '../../../shared/policy/classification';
import type { Finding } from '../../../shared/policy/finding';
import type { Problem } from '../../../shared/problem';
import type { Field } from '../../../shared/registers/field';
import type { Result } from '../../../shared/result';

/** Something that can be picked: a person, a section, a record. */
export type Option = {
  readonly id: string;
  readonly label: string;
  /** Told beside the label to tell namesakes apart: 総務課 主事, M8-0012 USBメモリ. Searched too. */
  readonly detail?: string;
};

export type ClassLevel = {
  readonly value: string;
  readonly label: string;
  /** What belongs to this level, in one sentence. */
  readonly explanation?: string;
};

/** What fields need from the page around them. */
export type FieldServices = {
  readonly persons: readonly Option[];
  readonly sections: readonly Option[];
  /** Called when a picker is first drawn; keep it cheap or memoised. */
  readonly records: (registers: readonly RegisterId[]) => readonly Option[];
  /** Without it the levels of the model profile are offered. */
  readonly classLevels?: (aspect: Aspect) => readonly ClassLevel[];
  /** Today in Japan: 2026-11-22. */
  readonly today: string;
  /** Now in Japan: 2026-11-22T09:15. */
  readonly now: () => string;
  readonly keepFile?: (file: File) => Promise<Result<Attachment, Problem>>;
  readonly openFile?: (file: Attachment) => void;
  readonly showClause?: (clause: string) => void;
};

/** What every input takes. `onChange(undefined)` means nothing is typed; the key is then left out. */
export type InputProps<F extends Field = Field> = {
  readonly field: F;
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
  readonly onBlur?: (() => void) | undefined;
  /** A cell of a sub-table was left or changed: `rows.2.quantity`. Its findings may be shown from then on. */
  readonly onTouched?: ((path: string) => void) | undefined;
  readonly findings?: readonly Finding[];
  readonly services: FieldServices;
  /** In a row of a sub-table: the label is for the ear only, help is left out. */
  readonly compact?: boolean;
};

export type FieldOf<K extends Field['kind']> = Extract<Field, { readonly kind: K }>;

export const NO_SERVICES: FieldServices = {
  persons: [],
  sections: [],
  records: () => [],
  today: '2026-04-01',
  now: () => '2026-04-01T08:30',
};
