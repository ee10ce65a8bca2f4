import { Check, Minus } from 'lucide-react';
import type { Guide, GuideLine } from '../../../shared/registers/guide';
import { ClauseLink } from '../notices';

type GuideTablesProps = {
  readonly guides: readonly Guide[];
  readonly onShowClause: ((clause: string) => void) | undefined;
};

/** Which ways are open and which are not, each with its reason and clause: told before anybody tries. */
export function GuideTables({ guides, onShowClause }: GuideTablesProps) {
  return (
    <div className="guide-tables">
      {guides.map((guide) => (
        <details key={guide.title} className="guide" open={guides.length === 1}>
          <summary>{guide.title}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by the keyboard */}
          <section className="guide-scroller" aria-label={guide.title} tabIndex={0}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{guide.what}</th>
                  <th scope="col">可否</th>
                  <th scope="col">理由と注意</th>
                </tr>
              </thead>
              <tbody>
                {guide.lines.map((line) => (
                  <Line key={line.label} line={line} onShowClause={onShowClause} />
                ))}
              </tbody>
            </table>
          </section>
        </details>
      ))}
    </div>
  );
}

type LineProps = { readonly line: GuideLine } & Pick<GuideTablesProps, 'onShowClause'>;

function Line({ line, onShowClause }: LineProps) {
  const Icon = line.open ? Check : Minus;
  return (
    <tr {...(line.open ? {} : { 'data-closed': '' })}>
      <th scope="row">{line.label}</th>
      <td>
        <span className="guide-open">
          <Icon className="icon" aria-hidden />
          {line.open ? '使える' : '使えない'}
        </span>
        {line.open && line.extent ? <span className="guide-extent">{line.extent}</span> : null}
      </td>
      <td>
        {line.reason} {line.clause ? <ClauseLink clause={line.clause} onShow={onShowClause} /> : null}
        {line.steps.length > 0 ? (
          <ol>
            {line.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        ) : null}
      </td>
    </tr>
  );
}
