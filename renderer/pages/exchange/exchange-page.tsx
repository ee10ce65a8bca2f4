import { FileInput, FileOutput } from 'lucide-react';
import type { Register } from '../../../shared/registers/define';
import { IMPORT } from '../../../shared/registers/ids';
import { hrefOf, hrefOfRegister, navigate, type Route } from '../../app/router';
import { PageHead } from '../../app/title';
import { useBook } from '../../book/context';
import { countText } from '../../registers/words';
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

/** Ledgers that people keep in Excel today; records of acts come about in the app. */
const takesIn = ({ group }: Register): boolean => group === 'ledgers' || group === 'organisation';

function Choice() {
  const { registers, view } = useBook();
  return (
    <>
      <PageHead title="取込み・書出し">
        <Button onPress={() => navigate(hrefOfRegister(IMPORT))}>取込みの記録と取消し</Button>
      </PageHead>
      <div className="exchange-choice">
        <p className="page-lead">
          取り込むときは、今のExcelやCSVの台帳をそのまま読みます。見出しの行と列の対応は自動で案を出し、取り込む前に1件ずつ確かめられます。
          書き出すときは、全件か、絞り込んだものだけかを選べます。書き出したことは操作記録に残ります。
        </p>
        <div className="plain-table">
          <table>
            <thead>
              <tr>
                <th scope="col">台帳・記録</th>
                <th scope="col" className="number">
                  件数
                </th>
                <th scope="col">取込み</th>
                <th scope="col">書出し</th>
              </tr>
            </thead>
            <tbody>
              {registers.map((register) => (
                <tr key={register.id}>
                  <th scope="row">{register.title}</th>
                  <td className="number">{countText(view.all(register.id).length)}</td>
                  <td>{takesIn(register) && <Way register={register} to="import" />}</td>
                  <td>
                    <Way register={register} to="export" />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </>
  );
}

const ways = {
  import: { icon: FileInput, verb: '取り込む', of: 'に取り込む' },
  export: { icon: FileOutput, verb: '書き出す', of: 'を書き出す' },
} as const;

function Way({ register, to }: { readonly register: Register; readonly to: 'import' | 'export' }) {
  const { icon, verb, of } = ways[to];
  return (
    <Button
      size="small"
      icon={icon}
      aria-label={`${register.title}${of}`}
      onPress={() => navigate(hrefOf(['exchange', to, register.id]))}
    >
      {verb}
    </Button>
  );
}
