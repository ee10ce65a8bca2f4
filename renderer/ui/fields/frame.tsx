import { type ReactNode, useId } from 'react';
import { ClauseLink, FindingList } from '../notices';
import type { InputProps } from './services';

export type FrameIds = {
  /** For the one control of the field. */
  readonly control: string;
  readonly label: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
};

type FieldFrameProps = Pick<InputProps, 'field' | 'findings' | 'services' | 'compact'> & {
  /** A group of controls (radios, checkboxes, rows) rather than one input. */
  readonly group?: 'group' | 'radiogroup';
  /** Said under the control while typing: the date in 和暦, the count of characters. */
  readonly note?: ReactNode;
  readonly children: (ids: FrameIds) => ReactNode;
};

/** Label above, help and clause under, findings at the field; everything is tied to the control for readers. */
export function FieldFrame({
  field,
  findings = [],
  services,
  compact,
  group,
  note,
  children,
}: FieldFrameProps) {
  const id = useId();
  const help = compact ? undefined : field.help;
  const under = help !== undefined || (field.clause !== undefined && !compact);
  const describedBy =
    [
      note === undefined ? '' : `${id}-note`,
      under ? `${id}-help` : '',
      findings.length > 0 ? `${id}-findings` : '',
    ]
      .filter((part) => part !== '')
      .join(' ') || undefined;
  const invalid = findings.some((finding) => finding.level === 'block');
  const ids: FrameIds = { control: `${id}-control`, label: `${id}-label`, describedBy, invalid };
  const label = (
    <>
      {field.label}
      {field.required ? <span className="field-required">必須</span> : null}
    </>
  );
  return (
    <div
      className="field"
      data-field={field.key}
      data-compact={compact ? '' : undefined}
      data-invalid={invalid ? '' : undefined}
      {...(group ? { role: group, 'aria-labelledby': ids.label, 'aria-describedby': describedBy } : {})}
    >
      {group ? (
        <span className="field-label" id={ids.label}>
          {label}
        </span>
      ) : (
        <label className="field-label" id={ids.label} htmlFor={ids.control}>
          {label}
        </label>
      )}
      {children(ids)}
      {note === undefined ? null : (
        <p className="field-note" id={`${id}-note`}>
          {note}
        </p>
      )}
      {under ? (
        <p className="field-help" id={`${id}-help`}>
          {help}
          {field.clause ? <ClauseLink clause={field.clause} onShow={services.showClause} /> : null}
        </p>
      ) : null}
      <FindingList findings={findings} id={`${id}-findings`} onShowClause={services.showClause} />
    </div>
  );
}
