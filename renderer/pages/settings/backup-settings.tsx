import { type SyntheticEvent, useCallback, useEffect, useState } from 'react';
import type { BackupState } from '../../../shared/host/contract';
import type { Problem } from '../../../shared/problem';
import { useSay } from '../../app/notice';
import { TypedField } from '../../app/typed-field';
import { useHost } from '../../host/context';
import { newJob, useJobProgress } from '../../host/job-progress';
import { instantText } from '../../registers/dates';
import { Button } from '../../ui/button';
import { Notice, ProblemNotice, Progress } from '../../ui/notices';

/** 控え: where it goes, how it is made, and what became of the last ones. */
export function BackupSettings() {
  const host = useHost();
  const [state, setState] = useState<BackupState | null>(null);
  const read = useCallback(async () => {
    const answer = await host.call('backupState', {});
    if (answer.ok) setState(answer.value);
  }, [host]);
  useEffect(() => void read(), [read]);
  if (!state) return null;
  return (
    <div className="settings-part">
      <p>
        PCの故障や紛失に備えて、簿冊を丸ごと別の場所に写しておきます。中身は暗号化されたままです。開くには、控えを取ったときのパスワードか復旧キーが要ります。
      </p>
      <LastBackup state={state} onMade={read} />
      <PlaceForm key={state.place ?? ''} state={state} onChanged={setState} />
      <section>
        <h2>控えから戻すとき</h2>
        <p>
          新しいPCでまもり台帳を起動し、最初の画面の「控えから戻す」を押します。このPCで戻すときは、画面ロックの画面にある「控えから戻す」を使います。
        </p>
      </section>
    </div>
  );
}

function LastBackup({
  state,
  onMade,
}: {
  readonly state: BackupState;
  readonly onMade: () => Promise<void>;
}) {
  const host = useHost();
  const say = useSay();
  const [job, setJob] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const progress = useJobProgress(job);

  async function make() {
    const id = newJob();
    setJob(id);
    setProblem(null);
    const answer = await host.call('makeBackup', { job: id });
    setJob(null);
    if (answer.ok) say({ text: `控えを取り、読み直して確かめました（記録${answer.value.entries}件）。` });
    else setProblem(answer.error);
    await onMade();
  }

  const failure = problem ?? state.lastFailure?.problem ?? null;
  return (
    <fieldset>
      <legend>控えの状態</legend>
      <dl className="record-fields">
        <div className="record-field">
          <dt>最後に取れた控え</dt>
          <dd>
            {state.lastSuccess
              ? `${instantText(state.lastSuccess.at)}（記録${state.lastSuccess.entries}件、${ageText(state.ageDays)}）`
              : 'まだありません'}
          </dd>
        </div>
      </dl>
      {failure && <ProblemNotice problem={failure} />}
      {job ? (
        <Progress
          doing={progress?.doing ?? '控えを取っています'}
          done={progress?.done ?? 0}
          total={progress?.total ?? 0}
          onCancel={() => void host.call('cancel', { job })}
        />
      ) : (
        <div className="button-row">
          <Button
            tone="primary"
            onPress={() => void make()}
            refusal={state.place === null ? '先に、下の「控えを置く場所」を決めてください。' : null}
          >
            今すぐ控えを取る
          </Button>
        </div>
      )}
    </fieldset>
  );
}

const ageText = (days: number): string => (days === 0 ? '1日以内' : `${days}日前`);

function PlaceForm({
  state,
  onChanged,
}: {
  readonly state: BackupState;
  readonly onChanged: (state: BackupState) => void;
}) {
  const host = useHost();
  const say = useSay();
  const [place, setPlace] = useState(state.place ?? '');
  const [automatic, setAutomatic] = useState(state.automatic);
  const [days, setDays] = useState(String(state.days));
  const [months, setMonths] = useState(String(state.months));
  const [problem, setProblem] = useState<Problem | null>(null);
  const [tried, setTried] = useState(false);
  const faults = {
    days: isWithin(days, 1, 366) ? null : '1から366までの数を入力してください。',
    months: isWithin(months, 0, 120) ? null : '0から120までの数を入力してください。',
  };

  async function submit(event: SyntheticEvent) {
    event.preventDefault();
    setTried(true);
    setProblem(null);
    if (faults.days || faults.months) return;
    const answer = await host.call('setBackup', {
      place: place.trim() === '' ? null : place.trim(),
      automatic,
      days: Number(days),
      months: Number(months),
    });
    if (!answer.ok) return setProblem(answer.error);
    onChanged(answer.value);
    say({ text: '控えの設定を変えました。' });
  }

  return (
    <form className="start-form" onSubmit={submit} noValidate>
      <fieldset>
        <legend>控えの取り方</legend>
        {problem && <ProblemNotice problem={problem} />}
        <TypedField
          label="控えを置く場所（フォルダ）"
          help="別のディスク、USBメモリ、共有フォルダのいずれか。例：E:\控え、\\server\課\控え。エクスプローラーのアドレス欄から写せます。"
          value={place}
          onChange={setPlace}
        />
        <label className="choice">
          <input
            type="checkbox"
            checked={automatic}
            onChange={(event) => setAutomatic(event.target.checked)}
          />
          1日に1回と、画面ロック・終了のときに、自動で取る
        </label>
        <TypedField
          label="日ごとの控えを残す数（日分）"
          value={days}
          onChange={setDays}
          error={tried ? faults.days : null}
        />
        <TypedField
          label="月ごとの控えを残す数（か月分）"
          value={months}
          onChange={setMonths}
          error={tried ? faults.months : null}
        />
        <Notice tone="info">
          <p>
            USBメモリに置くときは、記録媒体として媒体管理台帳に登録し、簿冊の最高の分類で扱ってください。取り終わったら、PCから離して保管します。
          </p>
        </Notice>
        <Button type="submit">控えの設定を保存</Button>
      </fieldset>
    </form>
  );
}

const isWithin = (text: string, least: number, most: number): boolean =>
  /^\d{1,3}$/.test(text) && Number(text) >= least && Number(text) <= most;
