import { AttachmentsInput } from './attachments';
import { ChoiceInput, ChoicesInput, ClassInput, YesNoInput } from './choice';
import { EraDateField, LooseDateField, MomentField } from './date';
import { PickerInput, PickersInput } from './picker';
import { RowsInput } from './rows';
import type { InputProps } from './services';
import { SignatureInput } from './signature';
import { CountInput, LongTextInput, TextInput } from './text';

/** The input of a field, whatever its kind. */
export function FieldInput({ field, ...rest }: InputProps) {
  switch (field.kind) {
    case 'text':
      return <TextInput field={field} {...rest} />;
    case 'longText':
      return <LongTextInput field={field} {...rest} />;
    case 'choice':
      return <ChoiceInput field={field} {...rest} />;
    case 'choices':
      return <ChoicesInput field={field} {...rest} />;
    case 'yesNo':
      return <YesNoInput field={field} {...rest} />;
    case 'count':
      return <CountInput field={field} {...rest} />;
    case 'date':
      return <EraDateField field={field} {...rest} />;
    case 'looseDate':
      return <LooseDateField field={field} {...rest} />;
    case 'moment':
      return <MomentField field={field} {...rest} />;
    case 'class':
      return <ClassInput field={field} {...rest} />;
    case 'person':
    case 'section':
    case 'link':
      return <PickerInput field={field} {...rest} />;
    case 'links':
      return <PickersInput field={field} {...rest} />;
    case 'attachments':
      return <AttachmentsInput field={field} {...rest} />;
    case 'signature':
      return <SignatureInput field={field} {...rest} />;
    case 'rows':
      return <RowsInput field={field} {...rest} drawCell={(cell) => <FieldInput {...cell} />} />;
  }
}
