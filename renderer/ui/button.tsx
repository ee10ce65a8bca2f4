import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components';

export type ButtonTone = 'primary' | 'normal' | 'danger' | 'quiet';

type Common = Pick<
  AriaButtonProps,
  | 'onPress'
  | 'type'
  | 'isDisabled'
  | 'autoFocus'
  | 'slot'
  | 'id'
  | 'form'
  | 'aria-expanded'
  | 'aria-controls'
  | 'aria-label'
  | 'aria-pressed'
  | 'aria-describedby'
>;

export type ButtonProps = Common & {
  readonly tone?: ButtonTone;
  readonly size?: 'normal' | 'small';
  readonly icon?: LucideIcon;
  /** The work is going on: the button stays focusable, says so and does nothing. */
  readonly busy?: boolean;
  /** Why it cannot be pressed now. It stays focusable and readable; never grey a button without saying why. */
  readonly refusal?: string | null;
  /** A concrete verb: 「廃棄の実施を記録する」. */
  readonly children: ReactNode;
};

/** A button with a concrete verb. With `refusal` the reason is written beside it. */
export function Button({
  tone = 'normal',
  size = 'normal',
  icon: Icon,
  busy = false,
  refusal = null,
  children,
  onPress,
  type,
  ...rest
}: ButtonProps) {
  const reasonId = useId();
  const press = refusal === null && !busy ? onPress : undefined;
  const button = (
    <AriaButton
      {...rest}
      {...(press ? { onPress: press } : {})}
      type={refusal === null && !busy ? (type ?? 'button') : 'button'}
      className="button"
      data-tone={tone}
      data-size={size}
      data-refused={refusal === null ? undefined : ''}
      data-busy={busy ? '' : undefined}
      {...(refusal === null ? {} : { 'aria-describedby': reasonId })}
    >
      {Icon ? <Icon className="icon" aria-hidden /> : null}
      <span>{children}</span>
      {busy ? <span className="button-busy">処理中…</span> : null}
    </AriaButton>
  );
  if (refusal === null) return button;
  return (
    <span className="button-with-reason">
      {button}
      <span id={reasonId} className="button-reason">
        {refusal}
      </span>
    </span>
  );
}

export type IconButtonProps = Common & {
  readonly icon: LucideIcon;
  /** Spoken, and shown as a tooltip on hover and focus. */
  readonly label: string;
  readonly size?: 'normal' | 'small';
  readonly pressed?: boolean;
};

/** For dense places only (table headers, paging): elsewhere use a Button with words. */
export function IconButton({ icon: Icon, label, size = 'normal', pressed, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={400} closeDelay={100}>
      <AriaButton
        {...rest}
        className="icon-button"
        data-size={size}
        aria-label={label}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      >
        <Icon className="icon" aria-hidden />
      </AriaButton>
      <Tooltip className="tooltip" offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
