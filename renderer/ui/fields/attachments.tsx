import { FileUp, Paperclip, X } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Attachment } from '../../../shared/host/contract';
import type { Json } from '../../../shared/json';
import type { Problem } from '../../../shared/problem';
import { Button } from '../button';
import { ProblemNotice } from '../notices';
import { FieldFrame } from './frame';
import type { FieldOf, InputProps } from './services';

const isAttachment = (value: Json): value is Attachment =>
  typeof value === 'object' && value !== null && 'sha256' in value;

const filesOf = (value: Json | undefined): readonly Attachment[] =>
  Array.isArray(value) ? value.filter(isAttachment) : [];

/** 1,536 → 「1.5 KB」 */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} バイト`;
  const kilobytes = bytes / 1024;
  if (kilobytes < 1024) return `${kilobytes < 10 ? kilobytes.toFixed(1) : Math.round(kilobytes)} KB`;
  return `${(kilobytes / 1024).toFixed(1)} MB`;
}

/** Scans, photos, certificates: chosen, dropped or pasted; kept by the host under their SHA-256. */
export function AttachmentsInput({ field, value, onChange, ...rest }: InputProps<FieldOf<'attachments'>>) {
  const { keepFile, openFile } = rest.services;
  const files = filesOf(value);
  const chooser = useRef<HTMLInputElement>(null);
  const [waiting, setWaiting] = useState(0);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [over, setOver] = useState(false);
  const latest = useRef(files);
  latest.current = files;

  const set = (next: readonly Attachment[]) => {
    latest.current = next;
    onChange(next.length === 0 ? undefined : next.map((file) => ({ ...file })));
  };
  const keep = async (given: readonly File[]) => {
    if (!keepFile) return;
    setProblem(null);
    setWaiting((count) => count + given.length);
    for (const file of given) {
      const kept = await keepFile(file);
      setWaiting((count) => count - 1);
      if (!kept.ok) setProblem(kept.error);
      else if (!latest.current.some((known) => known.sha256 === kept.value.sha256))
        set([...latest.current, kept.value]);
    }
  };

  return (
    <FieldFrame field={field} {...rest} group="group">
      {(ids) => (
        <section
          className="attachments"
          data-over={over ? '' : undefined}
          aria-labelledby={ids.label}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            void keep([...event.dataTransfer.files]);
          }}
          onPaste={(event) => {
            if (event.clipboardData.files.length === 0) return;
            event.preventDefault();
            void keep([...event.clipboardData.files]);
          }}
        >
          {files.length > 0 ? (
            <ul className="picked-list">
              {files.map((file) => (
                <li key={file.sha256} className="picked">
                  <span className="attachment-name">
                    <Paperclip className="icon" aria-hidden />
                    {openFile ? (
                      <button type="button" className="clause-link" onClick={() => openFile(file)}>
                        {file.name}
                      </button>
                    ) : (
                      file.name
                    )}
                    <span className="option-detail">{sizeWords(file.size)}</span>
                  </span>
                  <button
                    type="button"
                    className="picked-remove"
                    aria-label={`${file.name}を外す`}
                    onClick={() => set(files.filter((other) => other.sha256 !== file.sha256))}
                  >
                    <X className="icon" aria-hidden />
                    外す
                  </button>
                </li>
              ))}
            </ul>
          ) : null}
          <span className="attachments-add">
            <Button size="small" icon={FileUp} busy={waiting > 0} onPress={() => chooser.current?.click()}>
              ファイルを選ぶ
            </Button>
            <span className="field-note">ここへドラッグするか、Ctrl+V で貼り付けることもできます。</span>
          </span>
          <input
            ref={chooser}
            type="file"
            multiple
            hidden
            aria-label={field.label}
            onChange={(event) => {
              void keep([...(event.target.files ?? [])]);
              event.target.value = '';
            }}
          />
          {problem ? <ProblemNotice problem={problem} /> : null}
        </section>
      )}
    </FieldFrame>
  );
}
