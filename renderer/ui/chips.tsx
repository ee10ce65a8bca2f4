import {
  CircleCheck,
  CircleDashed,
  CircleDot,
  CircleMinus,
  type LucideIcon,
  OctagonAlert,
  TriangleAlert,
} from 'lucide-react';
import { type Aspect, aspectLabels } from '../../shared/policy/classification';
import type { StatusLabel, Tone } from '../../shared/registers/define';

const ICONS: Readonly<Record<Tone, LucideIcon>> = {
  neutral: CircleDashed,
  waiting: CircleDot,
  good: CircleCheck,
  warn: TriangleAlert,
  bad: OctagonAlert,
  ended: CircleMinus,
};

/** A state of a record: word, icon and colour say the same, so that any one of them suffices. */
export function StatusChip({ label, tone }: StatusLabel) {
  const Icon = ICONS[tone];
  return (
    <span className="status-chip" data-tone={tone}>
      <Icon className="icon" aria-hidden />
      {label}
    </span>
  );
}

export type ClassChipProps = {
  readonly aspect: Aspect;
  /** A level as the profile names it (1, 2A, 2B, 3), or 'unknown'. */
  readonly level: string;
};

/** 機密性2B: a fixed shape, the higher the level the heavier the frame; told apart in black and white. */
export function ClassChip({ aspect, level }: ClassChipProps) {
  const unknown = level === 'unknown';
  return (
    <span className="class-chip" data-level={level}>
      <span className="class-chip-aspect">{aspectLabels[aspect]}</span>
      <span className="class-chip-level">{unknown ? '不明' : level}</span>
    </span>
  );
}
