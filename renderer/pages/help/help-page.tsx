import { hrefOf, type Route } from '../../app/router';
import { PageHead } from '../../app/title';
import { ClausesPage } from './clauses-page';
import { KeysPage } from './keys-page';
import { ManualPageView } from './manual-page';
import { StepsPage } from './steps-page';

const PARTS = [
  { id: 'steps', label: '仕事の流れ' },
  { id: 'manual', label: '使い方' },
  { id: 'keys', label: 'キーの使い方' },
  { id: 'clauses', label: '条項一覧' },
] as const;

/** 手引き: the way of the work, the manual, the keys, and the clauses behind the fields. */
export function HelpPage({ route }: { readonly route: Route }) {
  const current = PARTS.find(({ id }) => id === route.path[1]) ?? PARTS[0];
  return (
    <>
      <PageHead title={`手引き：${current.label}`} />
      <nav className="part-links" aria-label="手引きの種類">
        {PARTS.map(({ id, label }) => (
          <a key={id} href={hrefOf(['help', id])} aria-current={id === current.id ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
      {current.id === 'steps' && <StepsPage />}
      {current.id === 'manual' && <ManualPageView id={route.path[2] ?? null} />}
      {current.id === 'keys' && <KeysPage />}
      {current.id === 'clauses' && <ClausesPage clause={route.query.get('clause') ?? null} />}
    </>
  );
}
