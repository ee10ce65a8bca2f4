import { useEffect } from 'react';
import type { RecordId } from '../../../shared/ids';
import { STOCKTAKE } from '../../../shared/registers/ids';
import { hrefOf, type Route, replaceRoute } from '../../app/router';
import { PageHead } from '../../app/title';
import { useBook } from '../../book/context';
import { keepChosen } from '../../registers/chosen';

/** Leads to the forms of this one stocktake: its sheets while it runs, its report when it is closed. */
export function PrintPage({ route }: { readonly route: Route }) {
  const { view } = useBook();
  const id = (route.query.get('on') ?? '') as RecordId;
  useEffect(() => {
    const closed = view.record(id)?.status === 'closed';
    keepChosen(STOCKTAKE, [id]);
    replaceRoute(hrefOf(['forms', STOCKTAKE], { form: closed ? 'stocktake-report' : 'stocktake-sheet' }));
  }, [view, id]);
  return <PageHead title="様式印刷" />;
}
