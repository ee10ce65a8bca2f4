import { useId } from 'react';
import type { Counted } from '../../../shared/inquiry/attributes';
import type { Attribute } from '../../../shared/inquiry/tally';
import type { IsoDate } from '../../../shared/jp/date';
import type { Register } from '../../../shared/registers/define';
import { dateText } from '../../registers/dates';
import { FieldInput } from '../../ui/fields/field-input';
import { NO_SERVICES } from '../../ui/fields/services';
import { type Inquiry, lastYearEnd } from './inquiry';

type Props = {
  readonly inquiry: Inquiry;
  readonly registers: readonly Register[];
  readonly attributes: readonly Attribute<Counted>[];
  readonly row: string;
  readonly column: string | null;
  readonly today: IsoDate;
  readonly onRegister: (register: string) => void;
  readonly onChange: (part: Partial<Inquiry>) => void;
};

const ALONE = '';

/** What is asked: which register, by what and as of when. */
export function QuestionBar(props: Props) {
  const { inquiry, registers, attributes, row, column, onRegister, onChange } = props;
  const named = attributes.map(({ key, label }): Option => [key, label]);
  return (
    <div className="inquiry-bar not-printed">
      <Choice
        label="台帳"
        value={inquiry.register}
        options={registers.map(({ id, title }): Option => [id, title])}
        onChoose={onRegister}
      />
      <Choice label="行（たて）" value={row} options={named} onChoose={(key) => onChange({ row: key })} />
      <Choice
        label="列（よこ）"
        value={column ?? ALONE}
        options={[[ALONE, 'なし（行だけ）'], ...named.filter(([key]) => key !== row)]}
        onChoose={(key) => onChange({ column: key === ALONE ? null : key })}
      />
      <AsOf {...props} />
      <label className="check-field">
        <input
          type="checkbox"
          checked={inquiry.ended}
          onChange={(event) => onChange({ ended: event.target.checked })}
        />
        終わったもの（廃棄済など）も数える
      </label>
    </div>
  );
}

function AsOf({ inquiry, today, onChange }: Pick<Props, 'inquiry' | 'today' | 'onChange'>) {
  const own = inquiry.asOf !== 'today' && inquiry.asOf !== 'last-year-end';
  return (
    <>
      <Choice
        label="時点"
        value={own ? 'day' : inquiry.asOf}
        options={[
          ['today', `今日現在（${dateText(today)}）`],
          ['last-year-end', `前年度末現在（${dateText(lastYearEnd(today))}）`],
          ['day', '日付を指定'],
        ]}
        onChoose={(asOf) => onChange({ asOf: asOf === 'day' ? lastYearEnd(today) : (asOf as 'today') })}
      />
      {own && (
        <FieldInput
          field={{ kind: 'date', key: 'day', label: 'いつの時点' }}
          value={inquiry.asOf}
          onChange={(value) => {
            if (typeof value === 'string' && value !== '') onChange({ asOf: value as IsoDate });
          }}
          services={{ ...NO_SERVICES, today }}
          compact
        />
      )}
    </>
  );
}

type Option = readonly [value: string, label: string];
type ChoiceProps = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChoose: (value: string) => void;
};

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  const id = useId();
  return (
    <div className="inquiry-choice">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="input" value={value} onChange={(event) => onChoose(event.target.value)}>
        {options.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
