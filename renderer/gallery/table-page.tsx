import { useMemo, useState } from 'react';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/notices';
import { plainLook, type SavedView } from '../ui/table/column';
import { RegisterTable } from '../ui/table/register-table';
import { sampleColumns, sampleRows } from './sample-rows';

const idOf = (row: { readonly id: string }) => row.id;

export function TablePage({ count }: { readonly count: number }) {
  const rows = useMemo(() => sampleRows(count), [count]);
  const [opened, setOpened] = useState('');
  const [views, setViews] = useState<readonly SavedView[]>([
    {
      id: '1',
      name: '紛失と期限超過',
      look: {
        ...plainLook(sampleColumns.map((column) => column.key)),
        filters: { status: { kind: 'choice', values: ['紛失', '期限超過'] } },
      },
    },
  ]);
  return (
    <div className="gallery-table">
      <RegisterTable
        label="媒体管理台帳"
        rows={rows}
        columns={sampleColumns}
        idOf={idOf}
        today="2026-11-23"
        toneOf={(row) =>
          row.status === '廃棄済'
            ? 'ended'
            : row.status === '紛失'
              ? 'attention'
              : row.id === '4'
                ? 'voided'
                : 'normal'
        }
        onOpen={(row) => setOpened(row.number)}
        onPaste={(lines) => setOpened(`${lines.length}行を貼り付けました`)}
        views={views}
        onSaveView={(name, look) => setViews([...views, { id: name, name, look }])}
        onRemoveView={(id) => setViews(views.filter((view) => view.id !== id))}
        bulkActions={(chosen) => (
          <>
            <Button size="small">一括所管換え</Button>
            <Button size="small">{`${chosen.length}件を印刷`}</Button>
          </>
        )}
        actions={
          <>
            <Button size="small">書出し</Button>
            <Button size="small" tone="primary">
              登録
            </Button>
          </>
        }
        empty={<EmptyState title="登録された媒体はまだありません">ここに登録します。</EmptyState>}
      />
      <p role="status">{opened}</p>
    </div>
  );
}
