import { FolderOpen } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Problem } from '../../../shared/problem';
import { Button } from '../../ui/button';
import { type Source, takeFile } from './reading';

type Props = {
  readonly busy: boolean;
  readonly onFile: (source: Source) => void;
  readonly onProblem: (problem: Problem | null) => void;
};

/** Choosing a file, by button or by dropping it. */
export function FileStep({ busy, onFile, onProblem }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  async function take(file: File | undefined) {
    if (!file) return;
    onProblem(null);
    const source = await takeFile(file);
    if (source.ok) onFile(source.value);
    else onProblem(source.error);
  }
  return (
    <section
      className="file-drop"
      aria-label="取り込むファイル"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void take(event.dataTransfer.files[0]);
      }}
    >
      <p>Excelブック（.xlsx）、CSV、タブ区切りのファイルを、ここに置くか、ボタンから選んでください。</p>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label="取り込むファイル"
        accept=".csv,.tsv,.txt,.xlsx"
        onChange={(event) => {
          void take(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <Button tone="primary" icon={FolderOpen} busy={busy} onPress={() => input.current?.click()}>
        ファイルを選ぶ
      </Button>
      <ul className="quiet-list">
        <li>文字コード（UTF-8、シフトJIS、EUC-JP）は自動で見分けます。</li>
        <li>この画面ではまだ何も登録されません。</li>
        <li>ファイルはこのPCの中だけで読み、外には送りません。</li>
      </ul>
    </section>
  );
}
