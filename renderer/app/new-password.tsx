import { passwordFault } from './password-rules';
import { TypedField } from './typed-field';

/** A password that is chosen: typed twice, because nobody sees what is typed. */
export type NewPassword = { readonly next: string; readonly again: string };

export const NO_PASSWORD: NewPassword = { next: '', again: '' };

const faultsOf = ({ next, again }: NewPassword) => ({
  next: passwordFault(next),
  again: next === again ? null : '2つのパスワードが違います。',
});

/** Whether it may be sent to the host, which judges it again. */
export const isChosen = (typed: NewPassword): boolean =>
  Object.values(faultsOf(typed)).every((fault) => fault === null);

type Props = {
  /** What it is called: 「新しいパスワード」. */
  readonly label: string;
  readonly help?: string;
  readonly typed: NewPassword;
  readonly onType: (typed: NewPassword) => void;
  /** Faults are shown once somebody has tried to send it. */
  readonly tried: boolean;
};

/** The two lines in which a password is chosen. */
export function NewPasswordFields({ label, help, typed, onType, tried }: Props) {
  const faults = faultsOf(typed);
  const shared = { type: 'password', autoComplete: 'new-password' } as const;
  return (
    <>
      <TypedField
        {...shared}
        label={label}
        {...(help === undefined ? {} : { help })}
        value={typed.next}
        onChange={(next) => onType({ ...typed, next })}
        error={tried ? faults.next : null}
      />
      <TypedField
        {...shared}
        label={`${label}（確認）`}
        value={typed.again}
        onChange={(again) => onType({ ...typed, again })}
        error={tried ? faults.again : null}
      />
    </>
  );
}
