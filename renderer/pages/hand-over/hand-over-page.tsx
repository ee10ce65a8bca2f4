import { FileDown } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { OutputOf, PublicKeys } from '../../../shared/host/contract';
import type { DraftEntry } from '../../../shared/journal/entry';
import { shortHash } from '../../../shared/journal/seal';
import { showMoment } from '../../../shared/jp/moment';
import type { JsonObject } from '../../../shared/json';
import type { FormHead } from '../../../shared/print/forms/parts';
import type { Problem } from '../../../shared/problem';
import { checkChoice, choiceFields, choiceOf, firstChoice } from '../../../shared/registers/bundle/choice';
import { type MadeBundle, makeBundle } from '../../../shared/registers/bundle/hand-over';
import { type BundleChoice, coverOf } from '../../../shared/registers/bundle/making';
import { BUNDLE } from '../../../shared/registers/ids';
import { useSay } from '../../app/notice';
import { offerFile } from '../../app/offer-file';
import { hrefOfRegister, navigate } from '../../app/router';
import { useSample } from '../../app/sample';
import { PageHead } from '../../app/title';
import { useBook, useSituation, useSituationNow } from '../../book/context';
import { useHost } from '../../host/context';
import { newJob, useJobProgress } from '../../host/job-progress';
import { useFieldServices } from '../../registers/field-services';
import { useNaming } from '../../registers/naming';
import { Button } from '../../ui/button';
import { RegisterForm } from '../../ui/form/register-form';
import { Notice, Progress } from '../../ui/notices';
import { FormPreview } from '../forms/form-preview';
import { Handed } from './handed';

type Result = { readonly made: MadeBundle; readonly choice: BundleChoice };

/** 情報システム課への提出: making the file, printing its cover, and what became of the ones before. */
export function HandOverPage() {
  const [result, setResult] = useState<Result | null>(null);
  return (
    <>
      <PageHead title="情報システム課への提出">
        <DeviceKeyButtons />
        <Button onPress={() => navigate(hrefOfRegister(BUNDLE))}>これまでの提出ファイル</Button>
      </PageHead>
      {result ? (
        <MadePage result={result} onAgain={() => setResult(null)} />
      ) : (
        <NewBundle onMade={setResult} />
      )}
    </>
  );
}

/** The IT division enrols this PC by its public key, before the first bundle; and the entry desk, whose chain goes along. */
function DeviceKeyButtons() {
  const host = useHost();
  const say = useSay();
  const [desk, setDesk] = useState<PublicKeys | null>(null);
  useEffect(() => {
    void host.call('deviceKeys', {}).then((keys) => {
      if (keys.ok) setDesk(keys.value.desk);
    });
  }, [host]);
  async function save(name: string, keyOf: (keys: OutputOf<'deviceKeys'>) => PublicKeys | null) {
    const keys = await host.call('deviceKeys', {});
    if (!keys.ok) return say({ text: `${keys.error.what}${keys.error.next}` });
    const bytes = new TextEncoder().encode(keyOf(keys.value)?.minisign ?? '');
    const given = await offerFile(host, { name, type: 'text/plain', bytes });
    if (given.ok && given.value !== null) say({ text: given.value });
    if (!given.ok) say({ text: `${given.error.what}${given.error.next}` });
  }
  return (
    <>
      <Button onPress={() => void save('device.minisign.pub', (keys) => keys)}>この端末の公開鍵を保存</Button>
      {desk && (
        <Button onPress={() => void save('desk.minisign.pub', (keys) => keys.desk)}>
          入退室受付の公開鍵を保存
        </Button>
      )}
    </>
  );
}

function useCoverHead(): FormHead {
  const { profile, now } = useSituation();
  const sample = useSample();
  const { number = '', title = '送付書' } = profile.forms['bundle-cover'] ?? {};
  return { number, title, printedAt: showMoment(now), verification: null, mark: sample ? '見本' : null };
}

function NewBundle({ onMade }: { readonly onMade: (result: Result) => void }) {
  const host = useHost();
  const book = useBook();
  const situation = useSituation();
  const situationNow = useSituationNow();
  const services = useFieldServices();
  const naming = useNaming();
  const head = useCoverHead();
  const [job, setJob] = useState<string | null>(null);
  const progress = useJobProgress(job);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what a form starts with does not change under the user's hands
  const initial = useMemo(() => firstChoice(situation), []);

  async function make(values: JsonObject): Promise<Problem | null> {
    const choice = choiceOf(values);
    const situation = situationNow();
    const id = newJob();
    const parts = {
      host,
      job: id,
      registers: book.registers,
      situation,
      naming,
      head,
      withAttachments: values['attachments'] === true,
      commit: (drafts: readonly DraftEntry[]) => book.commit(drafts, situation.profile.version),
    };
    setJob(id);
    const made = await makeBundle(choice, parts).finally(() => setJob(null));
    if (!made.ok) return made.error;
    onMade({ made: made.value, choice });
    return null;
  }

  return (
    <div className="hand-over">
      <p className="page-lead">
        この課の記録を、署名と暗号化をした1つのファイルにまとめます。情報システム課だけが開けて、改ざんがあれば分かります。
      </p>
      {situation.profile.organisation.divisionRecipient === '' && (
        <Notice tone="info">
          <p>設定の「団体と職の名称」に情報システム課の公開鍵を登録すると、毎回入力せずに済みます。</p>
        </Notice>
      )}
      <RegisterForm
        fields={choiceFields}
        services={services}
        initial={initial}
        judge={(values) => checkChoice(values, situationNow())}
        onSubmit={make}
        submitLabel="提出ファイルを作る"
      />
      {job && (
        <Progress
          doing={progress?.doing ?? '提出ファイルを作成しています'}
          done={progress?.done ?? 0}
          total={progress?.total ?? 0}
          onCancel={() => void host.call('cancel', { job })}
        />
      )}
      <Handed />
    </div>
  );
}

function MadePage({ result, onAgain }: { readonly result: Result; readonly onAgain: () => void }) {
  const { made, choice } = result;
  const host = useHost();
  const say = useSay();
  const { registers } = useBook();
  const situation = useSituation();
  const head = useCoverHead();
  const [problem, setProblem] = useState<Problem | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cover of what was made does not change afterwards
  const documents = useMemo(
    () => [
      coverOf(situation, registers, choice, made, {
        ...head,
        verification: shortHash(made.seal.body.head.hash),
      }),
    ],
    [made],
  );

  async function save() {
    const given = await offerFile(host, {
      name: made.name,
      type: 'application/octet-stream',
      bytes: made.bytes,
    });
    if (!given.ok) return setProblem(given.error);
    if (given.value === null) return;
    void host.call('logOperation', {
      kind: 'export',
      subject: '提出ファイル',
      count: made.entries,
      detail: made.name,
    });
    say({ text: given.value });
  }

  return (
    <div className="hand-over">
      <Notice tone="good" title="提出ファイルができました">
        <ol className="next-steps">
          <li>「ファイルを保存」で、渡す場所に保存します。</li>
          <li>下の送付書を印刷して添えます。送付書の照合値（SHA-256）で、届いたファイルを確かめられます。</li>
          <li>渡したら「これまでの提出ファイル」で提出を、受領書が届いたら受領を記録します。</li>
        </ol>
        <div className="step-actions">
          <Button tone="primary" icon={FileDown} onPress={() => void save()}>
            ファイルを保存
          </Button>
          <Button onPress={() => navigate(hrefOfRegister(BUNDLE))}>これまでの提出ファイル</Button>
          <Button onPress={onAgain}>もう一度作る</Button>
        </div>
      </Notice>
      {problem && <p role="alert">{`${problem.what}${problem.next}`}</p>}
      <FormPreview documents={documents} title={head.title} subject={head.title} count={1} />
    </div>
  );
}
