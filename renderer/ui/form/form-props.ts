import type { JsonObject } from '../../../shared/json';
import type { Finding } from '../../../shared/policy/finding';
import type { Problem } from '../../../shared/problem';
import type { Field } from '../../../shared/registers/field';
import type { Guide } from '../../../shared/registers/guide';
import type { ButtonTone } from '../button';
import type { FieldServices } from '../fields/services';

export type RegisterFormProps = {
  readonly fields: readonly Field[];
  /** What the form starts with, beyond each field's `initial`: a draft, a record to amend. */
  readonly initial?: JsonObject;
  readonly services: FieldServices;
  /**
   * Judges what is typed: cheap and pure, run while typing. Without it only presence and shape are checked.
   * A finding's `field` is a key, or `rows.2.quantity` inside a sub-table.
   */
  readonly judge?: (values: JsonObject) => readonly Finding[];
  /** Which ways are open for what is typed, shown under the field where they are chosen. As cheap as `judge`. */
  readonly guide?: ((values: JsonObject) => readonly Guide[]) | undefined;
  /** Called with what was typed when nothing blocks. Answers a problem when it could not be kept. */
  readonly onSubmit: (values: JsonObject) => Promise<Problem | null>;
  /** A concrete verb: 「廃棄の実施を記録する」. */
  readonly submitLabel: string;
  readonly tone?: Extract<ButtonTone, 'primary' | 'danger'>;
  /** Keeps a draft while typing, so that a crash loses nothing; called when typing pauses and when the form goes away. */
  readonly onDraft?: (values: JsonObject) => void;
  /** 一時保存: keeps the draft and says so. */
  readonly onSaveDraft?: (values: JsonObject) => void;
  /** 前回から複写: fills what is still empty. */
  readonly previous?: { readonly label: string; readonly values: JsonObject } | null;
  readonly onCancel?: () => void;
  /** Told when the form differs from what it started with, and when it no longer does. */
  readonly onDirty?: (dirty: boolean) => void;
};
