import { Copy, FileDown, Printer } from 'lucide-react';
import { useState } from 'react';
import type { Tally } from '../../../shared/inquiry/tally';
import type { Problem } from '../../../shared/problem';
import { useSay } from '../../app/notice';
import { useHost } from '../../host/context';
import { Button } from '../../ui/button';
import { ProblemNotice } from '../../ui/notices';
import { type Asked, answerTsv, giveSheet } from './give';

/** What can be done with an answer: copied, written as an Excel book, printed. */
export function Giving({ answer, asked }: { readonly answer: Tally | null; readonly asked: Asked }) {
  const host = useHost();
  const say = useSay();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  if (!answer || answer.total === 0) return null;
  const give = async () => {
    setBusy(true);
    setProblem(null);
    const given = await giveSheet(host, answer, asked);
    setBusy(false);
    if (!given.ok) setProblem(given.error);
    else if (given.value !== null) say({ text: given.value });
  };
  const copy = async () => {
    await navigator.clipboard.writeText(answerTsv(answer, asked));
    say({ text: '表をコピーしました。Excelに貼り付けられます。' });
  };
  return (
    <>
      <Button icon={Copy} onPress={() => void copy()}>
        表をコピー
      </Button>
      <Button icon={FileDown} busy={busy} onPress={() => void give()}>
        Excelに書き出す
      </Button>
      <Button icon={Printer} onPress={() => window.print()}>
        印刷
      </Button>
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}
