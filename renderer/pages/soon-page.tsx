import { PageHead } from '../app/title';
import { EmptyState } from '../ui/notices';

/** A place in the order of the day whose page is not there yet. */
export function SoonPage({ title }: { readonly title: string }) {
  return (
    <>
      <PageHead title={title} />
      <EmptyState title="この画面は準備中です">
        <p>次の版で使えるようになります。</p>
      </EmptyState>
    </>
  );
}
