import { PageHead } from '../app/title';
import { EmptyState } from '../ui/notices';

export function NotFoundPage() {
  return (
    <>
      <PageHead title="画面が見つかりません" />
      <EmptyState title="この画面はありません">
        <p>
          左の一覧から選ぶか、<a href="#/today">本日の処理</a>へ戻ってください。
        </p>
      </EmptyState>
    </>
  );
}
