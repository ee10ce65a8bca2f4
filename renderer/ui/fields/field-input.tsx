import { ChoiceInput, ChoicesInput, ClassInput, YesNoInput } from './choice';
import { FieldFrame } from './frame';
import type { InputProps } from './services';
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
    case 'class':
      return <ClassInput field={field} {...rest} />;
    case 'date':
    case 'looseDate':
    case 'moment':
      return (
        <FieldFrame field={field} {...rest}>
          {(ids) => (
            <input
              id={ids.control}
              className="input input-date"
              type={field.kind === 'date' ? 'date' : field.kind === 'moment' ? 'datetime-local' : 'text'}
              value={typeof rest.value === 'string' ? rest.value : ''}
              onChange={(event) => rest.onChange(event.target.value || undefined)}
            />
          )}
        </FieldFrame>
      );
    default:
      return (
        <FieldFrame field={field} {...rest}>
          {(ids) => <input id={ids.control} className="input" type="text" readOnly value="" />}
        </FieldFrame>
      );
  }
}
