import { FileInput, FileOutput } from 'lucide-react';
import { IMPORT } from '../../../shared/registers/ids';
import { hrefOf, hrefOfRegister, navigate, type Route } from '../../app/router';
import { PageHead } from '../../app/title';
import { useBook } from '../../book/context';
import { Button } from '../../ui/button';
import { NotFoundPage } from '../not-found-page';
import { ExportPage } from './export-page';
import { ImportPage } from './import-page';

/** 取込み・書出し: which register, in or out. */
export function ExchangePage({ route }: { readonly route: Route }) {
  const book = useBook();
  const [, direction, id] = route.path;
  if (direction === undefined) return <Choice />;
  const register = book.register(id ?? '');
  if (!register) return <NotFoundPage />;
  if (direction === 'import')
    return (
      <ImportPage
        key={register.id}
        register={register}
        fromClipboard={route.query.get('from') === 'clipboard'}
      />
    );
  return direction === 'export' ? <ExportPage key={register.id} register={register} /> : <NotFoundPage />;
}

function Choice() {
  const { registers } = useBook();
  const taken = registers.filter(({ group }) => group === 'ledgers' || group === 'organisation');
  const given = registers;
  return (
    <>
      <PageHead title="取込み・書出し">
        <Button onPress={() => navigate(hrefOfRegister(IMPORT))}>取込みの記録と取消し</Button>
      </PageHead>
      <section className="exchange-choice">
        <h2>今のExcel・CSVから取り込む</h2>
        <p className="page-lead">
          台帳のファイルをそのまま読みます。見出しの行と列の対応は自動で案を出し、取り込む前に1件ずつ確かめられます。
        </p>
        <ul>
          {taken.map((register) => (
            <li key={register.id}>
              <Button icon={FileInput} onPress={() => navigate(hrefOf(['exchange', 'import', register.id]))}>
                {register.title}に取り込む
              </Button>
            </li>
          ))}
        </ul>
      </section>
      <section className="exchange-choice">
        <h2>Excel・CSVに書き出す</h2>
        <p className="page-lead">
          全件か、絞り込んだものだけかを選んで書き出します。書き出したことは操作記録に残ります。
        </p>
        <ul>
          {given.map((register) => (
            <li key={register.id}>
              <Button icon={FileOutput} onPress={() => navigate(hrefOf(['exchange', 'export', register.id]))}>
                {register.title}を書き出す
              </Button>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
