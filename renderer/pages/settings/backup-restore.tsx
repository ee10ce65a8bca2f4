import { type SyntheticEvent, useState } from 'react';
import type { Generation, OutputOf } from '../../../shared/host/contract';
import type { Problem } from '../../../shared/problem';
import { TypedField } from '../../app/typed-field';
import { useHost } from '../../host/context';
import { newJob, useJobProgress } from '../../host/job-progress';
import { instantText } from '../../registers/dates';
import { Button } from '../../ui/button';
import { Notice, ProblemNotice, Progress } from '../../ui/notices';

type Found = OutputOf<'backups'>;

type Props = {
  /** Whether a book lies in the data folder already: it is set aside, not overwritten. */
  readonly replaces: boolean;
  readonly onBack: () => void;
};

/** 控えから戻す: the place, what lies there, and which of it is put back. Ends with a fresh window to unlock. */
export function BackupRestore({ replaces, onBack }: Props) {
  const [place, setPlace] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  return (
    <main className="start-page">
      <h1>控えから戻す</h1>
      {replaces && (
        <Notice tone="warn" title="このPCには、今の簿冊があります">
          <p>
            戻すと、今の簿冊はデータの場所の「set-aside」フォルダに移して残します。控えの後に付けた記録は、戻した簿冊にはありません。
          </p>
        </Notice>
      )}
      <PlaceStep place={place} onPlace={setPlace} onFound={setFound} />
      {found && <GenerationStep place={place.trim()} found={found} />}
      <Button tone="quiet" onPress={onBack}>
        戻さずに前の画面へ
      </Button>
    </main>
  );
}

function PlaceStep({
  place,
  onPlace,
  onFound,
}: {
  readonly place: string;
  readonly onPlace: (place: string) => void;
  readonly onFound: (found: Found | null) => void;
}) {
  const host = useHost();
  const [problem, setProblem] = useState<Problem | null>(null);

  async function look(event: SyntheticEvent) {
    event.preventDefault();
    if (place.trim() === '') return;
    setProblem(null);
    const answer = await host.call('backups', { place: place.trim() });
    onFound(answer.ok ? answer.value : null);
    if (!answer.ok) setProblem(answer.error);
  }

  const change = (typed: string) => {
    onFound(null);
    onPlace(typed);
  };
  return (
    <form className="start-form" onSubmit={look}>
      {problem && <ProblemNotice problem={problem} />}
      <TypedField
        label="控えのある場所（フォルダ）"
        help="「mamori-hikae」フォルダが入っているフォルダ。例：E:\控え"
        value={place}
        onChange={change}
        autoFocus
      />
      <Button type="submit">控えを探す</Button>
    </form>
  );
}

function GenerationStep({ place, found }: { readonly place: string; readonly found: Found }) {
  const host = useHost();
  const [chosen, setChosen] = useState(found.generations[0]?.id ?? '');
  const [job, setJob] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const progress = useJobProgress(job);

  async function restore(event: SyntheticEvent) {
    event.preventDefault();
    const id = newJob();
    setJob(id);
    setProblem(null);
    const answer = await host.call('restoreBackup', { place, generation: chosen, job: id });
    if (answer.ok) return window.location.reload();
    setJob(null);
    setProblem(answer.error);
  }

  return (
    <form className="start-form" onSubmit={restore}>
      {problem && <ProblemNotice problem={problem} />}
      {found.unreadable > 0 && (
        <Notice tone="warn">
          <p>ほかに、一覧が壊れていて読めない控えが{found.unreadable}件あります。</p>
        </Notice>
      )}
      <fieldset>
        <legend>戻す控え</legend>
        {found.generations.map((generation) => (
          <label key={generation.id} className="choice">
            <input
              type="radio"
              name="generation"
              checked={generation.id === chosen}
              onChange={() => setChosen(generation.id)}
            />
            <span>{wordsOf(generation)}</span>
          </label>
        ))}
      </fieldset>
      <p>
        すべてのファイルを確かめてから戻します。開くには、この控えを取ったときのパスワードか復旧キーが要ります。戻したあと、このPCは新しい登録端末になります。「情報システム課への提出」で、この端末の公開鍵を届け出てください。この控えより後に決裁され実施された消去は、このPCに残っている簿冊か、同じ場所の新しい控えから分かれば、開いたときにもう一度行います。どちらにもない消去は分からないため、内容が戻ります。開いたときに、いつまでの消去が分かったかを表示します。
      </p>
      {job ? (
        <Progress
          doing={progress?.doing ?? '控えを確かめています'}
          done={progress?.done ?? 0}
          total={progress?.total ?? 0}
        />
      ) : (
        <Button type="submit" tone="primary">
          この控えから戻す
        </Button>
      )}
    </form>
  );
}

const wordsOf = ({ book, takenAt, entries, lastAt }: Generation): string =>
  `${instantText(takenAt)}の控え　${book.name}${book.sample ? '（見本データ）' : ''}　記録${entries.toLocaleString('ja-JP')}件　最後の記録 ${lastAt ? instantText(lastAt) : 'なし'}`;
