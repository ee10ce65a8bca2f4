import { CircleCheck, Inbox, Info, OctagonAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { ProgressBar } from 'react-aria-components';
import type { Finding } from '../../shared/policy/finding';
import type { Problem } from '../../shared/problem';
import { Button } from './button';

export type ClauseLinkProps = {
  readonly clause: string;
  /** Opens the policy at this clause. Without it the clause is plain text. */
  readonly onShow?: ((clause: string) => void) | undefined;
};

/** A clause as it is cited: 根拠 3(2)⑩ウ. */
export function ClauseLink({ clause, onShow }: ClauseLinkProps) {
  if (!onShow) return <span className="clause">根拠 {clause}</span>;
  return (
    <button type="button" className="clause clause-link" onClick={() => onShow(clause)}>
      根拠 {clause}
    </button>
  );
}

export type ProblemNoticeProps = {
  readonly problem: Problem;
  readonly onShowClause?: ((clause: string) => void) | undefined;
  /** What can be done here and now: a retry button, a link. */
  readonly actions?: ReactNode;
};

/** What happened, why, and what to do next. Announced at once. */
export function ProblemNotice({ problem, onShowClause, actions }: ProblemNoticeProps) {
  return (
    <div className="notice" data-tone="bad" role="alert">
      <OctagonAlert className="icon" aria-hidden />
      <div className="notice-body">
        <p className="notice-what">{problem.what}</p>
        {problem.why ? <p>{problem.why}</p> : null}
        {problem.details && problem.details.length > 0 ? (
          <ul className="notice-details">
            {problem.details.map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        ) : null}
        <p>
          <strong>次にすること：</strong>
          {problem.next}
        </p>
        {problem.clause ? <ClauseLink clause={problem.clause} onShow={onShowClause} /> : null}
        {actions ? <div className="notice-actions">{actions}</div> : null}
      </div>
    </div>
  );
}

export type NoticeProps = {
  readonly tone: 'info' | 'good' | 'warn' | 'bad';
  readonly title?: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

const NOTICE_ICONS = { info: Info, good: CircleCheck, warn: TriangleAlert, bad: OctagonAlert } as const;
const NOTICE_WORDS = { info: 'お知らせ', good: '完了', warn: '注意', bad: '問題' } as const;

/** A standing remark on a page; not announced by itself. */
export function Notice({ tone, title, actions, children }: NoticeProps) {
  const Icon = NOTICE_ICONS[tone];
  return (
    <div className="notice" data-tone={tone}>
      <Icon className="icon" role="img" aria-label={NOTICE_WORDS[tone]} />
      <div className="notice-body">
        {title ? <p className="notice-what">{title}</p> : null}
        {children}
        {actions ? <div className="notice-actions">{actions}</div> : null}
      </div>
    </div>
  );
}

export type FindingListProps = {
  readonly findings: readonly Finding[];
  readonly id?: string;
  /** Turns a finding into a way to its field. */
  readonly onGoTo?: ((field: string) => void) | undefined;
  readonly onShowClause?: ((clause: string) => void) | undefined;
};

/** Findings with word, icon, reason and clause; what blocks comes first. */
export function FindingList({ findings, id, onGoTo, onShowClause }: FindingListProps) {
  if (findings.length === 0) return null;
  const ordered = [
    ...findings.filter((finding) => finding.level === 'block'),
    ...findings.filter((finding) => finding.level === 'warn'),
  ];
  return (
    <ul className="findings" id={id}>
      {ordered.map((finding) => (
        <li
          key={`${finding.level} ${finding.field ?? ''} ${finding.message}`}
          className="finding"
          data-level={finding.level}
        >
          {finding.level === 'block' ? (
            <OctagonAlert className="icon" aria-hidden />
          ) : (
            <TriangleAlert className="icon" aria-hidden />
          )}
          <span>
            <span className="finding-word">{finding.level === 'block' ? '不可' : '注意'}</span>
            {finding.message}
            {finding.clause ? <ClauseLink clause={finding.clause} onShow={onShowClause} /> : null}
            {onGoTo && finding.field !== null ? (
              <Button tone="quiet" size="small" onPress={() => onGoTo(finding.field ?? '')}>
                この項目へ
              </Button>
            ) : null}
          </span>
        </li>
      ))}
    </ul>
  );
}

export type EmptyStateProps = {
  /** 「登録された媒体はまだありません」 */
  readonly title: string;
  /** What belongs here. */
  readonly children: ReactNode;
  /** The first thing to do: 登録・取込み. */
  readonly actions?: ReactNode;
};

/** An empty place says what belongs there and offers the first action. */
export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <div className="empty">
      <Inbox className="icon" aria-hidden />
      <p className="empty-title">{title}</p>
      <div className="empty-body">{children}</div>
      {actions ? <div className="empty-actions">{actions}</div> : null}
    </div>
  );
}

export type ProgressProps = {
  /** What is being done now: 「行を確かめています」. */
  readonly doing: string;
  readonly done: number;
  /** 0 while it is not known. */
  readonly total: number;
  /** Counted in: 件, 行, ページ. */
  readonly unit?: string;
  readonly secondsLeft?: number | null;
  readonly onCancel?: () => void;
};

/** 90 → 「あと約1分30秒」 */
export function timeLeft(seconds: number): string {
  if (seconds < 5) return 'まもなく終わります';
  if (seconds < 60) return `あと約${Math.ceil(seconds / 5) * 5}秒`;
  const rounded = Math.ceil(seconds / 30) * 30;
  const minutes = Math.floor(rounded / 60);
  return `あと約${minutes}分${rounded % 60 === 0 ? '' : '30秒'}`;
}

/** Long work: what it does, how far it is, the time left, and やめる. */
export function Progress({ doing, done, total, unit = '件', secondsLeft, onCancel }: ProgressProps) {
  const known = total > 0;
  const counts = known ? `${done.toLocaleString('ja-JP')}／${total.toLocaleString('ja-JP')}${unit}` : '';
  const left = known && typeof secondsLeft === 'number' ? timeLeft(secondsLeft) : '';
  return (
    <div className="progress">
      <ProgressBar
        className="progress-bar"
        aria-label={doing}
        value={done}
        maxValue={known ? total : 1}
        isIndeterminate={!known}
        valueLabel={[counts, left].filter((text) => text !== '').join('　')}
      >
        {({ percentage, valueText }) => (
          <>
            <div className="progress-words">
              <span>{doing}</span>
              <span className="figures">{known ? valueText : ''}</span>
            </div>
            <div className="progress-track">
              <div className="progress-fill" style={{ width: `${known ? (percentage ?? 0) : 100}%` }} />
            </div>
          </>
        )}
      </ProgressBar>
      {onCancel ? (
        <Button size="small" onPress={onCancel}>
          やめる
        </Button>
      ) : null}
    </div>
  );
}

export type StatusMessage = {
  /** 「登録しました（R8-0012）」 */
  readonly text: string;
  readonly link?: { readonly label: string; readonly onPress: () => void };
  /** 取込みの取消し and the like, offered where it happened. */
  readonly undo?: { readonly label: string; readonly onPress: () => void };
};

/** The quiet line at the foot of the window for things that were saved. Always there, so nothing shifts. */
export function StatusLine({ message, children }: { message: StatusMessage | null; children?: ReactNode }) {
  return (
    <div className="status-line not-printed">
      <div className="status-line-message" role="status">
        {message ? (
          <>
            <CircleCheck className="icon" aria-hidden />
            <span>{message.text}</span>
            {message.link ? (
              <Button tone="quiet" size="small" onPress={message.link.onPress}>
                {message.link.label}
              </Button>
            ) : null}
            {message.undo ? (
              <Button size="small" onPress={message.undo.onPress}>
                {message.undo.label}
              </Button>
            ) : null}
          </>
        ) : null}
      </div>
      {children}
    </div>
  );
}
