import { CopyPlus, Save } from 'lucide-react';
import { useRef } from 'react';
import { type Control, useFormState } from 'react-hook-form';
import type { JsonObject } from '../../../shared/json';
import type { Finding } from '../../../shared/policy/finding';
import type { Problem } from '../../../shared/problem';
import { Button } from '../button';
import { FindingList, ProblemNotice } from '../notices';
import { useClearOfFoot, useFootRoom } from './foot';
import { blockedSpots } from './form-groups';
import type { RegisterFormProps } from './form-props';

type FormActionsProps = Pick<
  RegisterFormProps,
  'fields' | 'services' | 'submitLabel' | 'tone' | 'onSaveDraft' | 'previous' | 'onCancel'
> & {
  readonly values: JsonObject;
  readonly control: Control<{ [key: string]: unknown }>;
  readonly dirty: boolean;
  readonly remark: string;
  readonly problem: Problem | null;
  /** What belongs to no field. */
  readonly findings: readonly Finding[];
  /** What stops the form, once it was tried. */
  readonly blocking: readonly Finding[];
  readonly onCopy: () => void;
  readonly onGoTo: (path: string) => void;
};

/** The foot of a form: always in view, never greyed; pressed too early it lists what is missing. */
export function FormActions(props: FormActionsProps) {
  const { fields, services, values, blocking, findings, problem, remark } = props;
  // Read here and not in the form: only the button is drawn again when the sending begins and ends.
  const { isSubmitting } = useFormState({ control: props.control });
  const spots = blockedSpots(blocking, fields);
  const foot = useRef<HTMLDivElement>(null);
  const room = useFootRoom();
  useClearOfFoot(foot, room);
  // With little room only the buttons stay in view: what is missing is told above them and at each field.
  const told = (
    <>
      <FindingList findings={findings} onShowClause={services.showClause} />
      {problem ? <ProblemNotice problem={problem} onShowClause={services.showClause} /> : null}
      <div role="alert">
        {blocking.length > 0 ? (
          <div className="form-blocked">
            <strong>まだ「{props.submitLabel}」はできません。</strong>
            {spots.length > 0 ? (
              <ul>
                {spots.map(({ path, words }) => (
                  <li key={path}>
                    <button type="button" className="clause-link" onClick={() => props.onGoTo(path)}>
                      {words}
                    </button>
                  </li>
                ))}
              </ul>
            ) : null}
          </div>
        ) : null}
      </div>
    </>
  );
  const buttons = (
    <div className="form-buttons">
      <Button type="submit" tone={props.tone ?? 'primary'} busy={isSubmitting}>
        {props.submitLabel}
      </Button>
      {props.onSaveDraft ? (
        <Button icon={Save} onPress={() => props.onSaveDraft?.(values)}>
          一時保存
        </Button>
      ) : null}
      {props.previous ? (
        <Button icon={CopyPlus} onPress={props.onCopy}>
          前回から複写
        </Button>
      ) : null}
      {props.onCancel ? <Button onPress={props.onCancel}>やめる</Button> : null}
      <span className="form-remark" role="status">
        {remark}
      </span>
      <kbd className="form-keys">Ctrl＋Enter でも同じ</kbd>
    </div>
  );
  return (
    <>
      {room === 'ample' ? null : told}
      <div ref={foot} className="form-foot" data-room={room}>
        {room === 'ample' ? told : null}
        {buttons}
      </div>
    </>
  );
}
