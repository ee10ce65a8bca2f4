import type { ReactNode } from 'react';
import { hrefOf, navigate } from '../../app/router';
import { ClauseLink } from '../../ui/notices';

export const SettingClause = ({ clause }: { readonly clause: string }) => (
  <ClauseLink clause={clause} onShow={(id) => navigate(hrefOf(['help', 'clauses'], { clause: id }))} />
);

type Props = {
  readonly title: string;
  /** The clauses a part stands on; none where the policy leaves it to the organisation. */
  readonly clauses: readonly string[];
  readonly explanation: string;
  readonly children: ReactNode;
};

/** One part of ポリシー設定, folded until it is wanted, with what it stands on. */
export function ProfilePart({ title, clauses, explanation, children }: Props) {
  return (
    <details className="profile-part">
      <summary>{title}</summary>
      <p>
        {explanation}
        {clauses.length === 0 ? '（ポリシーに定めがなく、団体が決めるものです）' : null}
        {clauses.map((clause) => (
          <SettingClause key={clause} clause={clause} />
        ))}
      </p>
      {children}
    </details>
  );
}
