import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: string;
  readonly error?: string | null;
  readonly type?: 'text' | 'password';
  readonly autoFocus?: boolean;
  readonly autoComplete?: string;
};

/** One line of typing outside of any register: names and passwords at the start, settings. */
export function TypedField({
  label,
  help,
  error = null,
  autoComplete = 'off',
  type = 'text',
  ...rest
}: Props) {
  return (
    <TextField
      {...rest}
      type={type}
      autoComplete={autoComplete}
      isInvalid={error !== null}
      className="typed-field"
    >
      <Label>{label}</Label>
      {help && <Text slot="description">{help}</Text>}
      <Input spellCheck={false} />
      <FieldError>{error}</FieldError>
    </TextField>
  );
}
