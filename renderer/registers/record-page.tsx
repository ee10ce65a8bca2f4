import type { RecordId } from '../../shared/ids';
import type { Register } from '../../shared/registers/define';
import { hrefOfRegister } from '../app/router';
import { PageHead } from '../app/title';
import { useBookVersion, useRecord } from '../book/context';
import { EmptyState } from '../ui/notices';
import { HistoryView } from './history-view';
import { useNaming } from './naming';
import { RecordActions, RecordBacklinks, RecordFields, RecordFindings, RecordStatus } from './record-view';
import { nameIn } from './values';

/** One record on a page of its own. */
export function RecordPage({ register, id }: { readonly register: Register; readonly id: string }) {
  const state = useRecord(id as RecordId);
  const naming = useNaming();
  useBookVersion();
  if (!state) {
    return (
      <>
        <PageHead title={`${register.noun}が見つかりません`} />
        <EmptyState title="この記録は、この簿冊にはありません">
          <p>
            番号や名称で探し直してください。<a href={hrefOfRegister(register.id)}>{register.title}へ戻る</a>
          </p>
        </EmptyState>
      </>
    );
  }
  const name = nameIn(naming, register, state);
  const title = state.number && state.number !== name ? `${state.number}　${name}` : name;
  return (
    <article className="record-page" data-voided={state.voided ? '' : undefined}>
      <nav aria-label="現在の場所">
        <a href={hrefOfRegister(register.id)}>{register.title}</a>
      </nav>
      <PageHead title={title} />
      <RecordStatus register={register} state={state} />
      <RecordActions register={register} state={state} />
      <RecordFindings register={register} state={state} />
      <div className="record-columns">
        <div>
          <h2>内容</h2>
          <RecordFields register={register} state={state} />
          <RecordBacklinks register={register} state={state} />
        </div>
        <section>
          <h2>履歴</h2>
          <HistoryView register={register} state={state} />
        </section>
      </div>
    </article>
  );
}
