import { Lock, Printer } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { RecordState } from '../../../shared/journal/project';
import { shortHash } from '../../../shared/journal/seal';
import { monthText } from '../../../shared/jp/date';
import type { JsonObject } from '../../../shared/json';
import type { FormDoc } from '../../../shared/print/form-doc';
import type { Problem } from '../../../shared/problem';
import { isBlocked } from '../../../shared/registers/define';
import { entriesOf } from '../../../shared/registers/entry-index';
import { afterClosingText } from '../../../shared/registers/entry-log/index';
import { entryBookOf } from '../../../shared/registers/entry-log/print';
import { headOf } from '../../../shared/registers/forms';
import { checkClosing, closeFields, closeMonth } from '../../../shared/registers/month-close/index';
import { closingsOf } from '../../../shared/registers/month-closed';
import { useSay } from '../../app/notice';
import { useSample } from '../../app/sample';
import { useBook, useSituation, useSituationNow } from '../../book/context';
import { useHost } from '../../host/context';
import { dateText } from '../../registers/dates';
import { useFieldServices } from '../../registers/field-services';
import { useNaming } from '../../registers/naming';
import { titleOf } from '../../registers/values';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { RegisterForm } from '../../ui/form/register-form';
import { FindingList, Notice } from '../../ui/notices';
import { FormPreview } from '../forms/form-preview';

type Props = { readonly area: RecordState; readonly month: string };

/** 月次締め and the printed book of a month. */
export function MonthPanel({ area, month }: Props) {
  const situation = useSituation();
  const naming = useNaming();
  const [closing, setClosing] = useState(false);
  const [printing, setPrinting] = useState(false);
  const closings = closingsOf(situation.book, area.id, month);
  const last = closings.at(-1);
  const entries = entriesOf(situation.book).month(area.id, month);
  const late = entries.filter((entry) => afterClosingText(entry, situation.book) !== '').length;
  return (
    <>
      {last ? (
        <Notice tone={late > 0 ? 'warn' : 'good'} title={`${monthText(month)}は締め済です`}>
          <p>
            {dateText(last.on)}　締めた者：{last.by ? titleOf(naming, last.by) : ''}　照合番号：
            <strong className="figures">{last.verification}</strong>
          </p>
          {late > 0 && (
            <p>締めた後に追加・訂正されたものが{late}件あります（印刷にも「締め後」と残ります）。</p>
          )}
        </Notice>
      ) : null}
      <div className="entries-month-actions">
        <Button icon={Lock} tone={last ? 'normal' : 'primary'} onPress={() => setClosing(true)}>
          {last ? '追加・訂正を含めて締め直す' : 'この月を締める'}
        </Button>
        <Button icon={Printer} onPress={() => setPrinting(!printing)} aria-expanded={printing}>
          {printing ? '印刷プレビューを閉じる' : '管理簿を印刷'}
        </Button>
      </div>
      {printing && <MonthPrint area={area} month={month} />}
      <Dialog title={`月次締め：${monthText(month)}`} isOpen={closing} onClose={() => setClosing(false)}>
        <CloseForm area={area} month={month} onDone={() => setClosing(false)} />
      </Dialog>
    </>
  );
}

function MonthPrint({ area, month }: Props) {
  const book = useBook();
  const situation = useSituation();
  const naming = useNaming();
  const sample = useSample();
  const entries = entriesOf(situation.book).month(area.id, month);
  const head = book.verification();
  // biome-ignore lint/correctness/useExhaustiveDependencies: made anew when the entries of the month change, not with every tick
  const documents = useMemo((): readonly FormDoc[] => {
    const context = { situation, naming, head, sample, extract: '' };
    return [entryBookOf(context, area, month, headOf('entry-book', context))];
  }, [area, month, entries, sample]);
  const title = situation.profile.forms['entry-book']?.title ?? '入退室管理簿';
  return (
    <FormPreview
      documents={documents}
      title={`${title} ${monthText(month)}`}
      subject={`${title}（${String(area.fields['name'])} ${monthText(month)}）`}
      count={entries.length}
    />
  );
}

function CloseForm({ area, month, onDone }: Props & { readonly onDone: () => void }) {
  const host = useHost();
  const book = useBook();
  const situation = useSituation();
  const situationNow = useSituationNow();
  const services = useFieldServices();
  const say = useSay();
  const findings = checkClosing(area.id, month, situation);

  async function close(values: JsonObject): Promise<Problem | null> {
    const sealed = await host.call('sealMonth', {});
    if (!sealed.ok) return sealed.error;
    const { body } = sealed.value.seal;
    const heads = { ...body.known, [body.device]: body.head };
    const now = situationNow();
    const verification = shortHash(body.head.hash);
    const judged = closeMonth(
      { area: area.id, month },
      values,
      { heads, verification, seal: sealed.value.seal as unknown as JsonObject },
      now,
    );
    if (isBlocked(judged.findings)) {
      const first = judged.findings.find(({ level }) => level === 'block');
      return {
        code: 'blocked',
        what: first?.message ?? '締められません。',
        next: '直してから、もう一度締めてください。',
      };
    }
    const answer = await book.commit(judged.drafts, now.profile.version);
    if (!answer.ok) return answer.error;
    say({ text: `${monthText(month)}を締めました（照合番号 ${verification}）` });
    onDone();
    return null;
  }

  return (
    <>
      <p>
        {String(area.fields['name'])}の{monthText(month)}
        の入退室を締めます。締めた後の追加・訂正は「締め後」として残ります。
      </p>
      {isBlocked(findings) ? (
        <FindingList findings={findings} />
      ) : (
        <RegisterForm
          fields={closeFields}
          services={services}
          initial={{ closedBy: situation.actor as string }}
          judge={() => findings}
          onSubmit={close}
          submitLabel="この月を締める"
          onCancel={onDone}
        />
      )}
    </>
  );
}
