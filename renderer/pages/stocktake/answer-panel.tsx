import {
  CircleAlert,
  CircleCheckBig,
  CircleHelp,
  Copy,
  ListChecks,
  type LucideIcon,
  MapPin,
  MapPinned,
  ScanBarcode,
  Undo2,
} from 'lucide-react';
import type { LocalMoment } from '../../../shared/jp/moment';
import type { Answer } from '../../../shared/stocktaking/counting';
import type { Thing } from '../../../shared/stocktaking/expected';
import { OUTCOME_LABELS } from '../../../shared/stocktaking/tally';
import type { Said } from './said';

type Shown = {
  readonly tone: 'good' | 'warn' | 'bad' | 'info';
  readonly icon: LucideIcon;
  readonly word: string;
  readonly what: string;
  readonly lines: readonly string[];
};

const called = ({ number, name }: Thing): string => `${number}　${name}`.trim();
const clock = (at: LocalMoment): string => at.slice(11);

function shownAnswer(answer: Answer): Shown {
  switch (answer.kind) {
    case 'present':
      return {
        tone: answer.notes.length > 0 ? 'warn' : 'good',
        icon: answer.notes.length > 0 ? CircleAlert : CircleCheckBig,
        word: OUTCOME_LABELS.present,
        what: called(answer.thing),
        lines: answer.notes.length > 0 ? answer.notes : [`保管場所　${answer.thing.place.label}`],
      };
    case 'elsewhere':
      return {
        tone: 'warn',
        icon: MapPin,
        word: OUTCOME_LABELS.elsewhere,
        what: called(answer.thing),
        lines: [
          `台帳では「${answer.thing.place.label}」、ここは「${answer.place.label}」です。`,
          ...answer.notes,
        ],
      };
    case 'repeated':
      return {
        tone: 'warn',
        icon: Copy,
        word: OUTCOME_LABELS.repeated,
        what: called(answer.thing),
        lines: [
          `${clock(answer.before.at)}に${answer.before.place ? `「${answer.before.place.label}」で` : ''}読み取られています。同じ番号のものが2つないか確かめてください。`,
        ],
      };
    case 'gone':
      return {
        tone: 'bad',
        icon: CircleHelp,
        word: `${OUTCOME_LABELS.unlisted}（廃棄済の番号）`,
        what: called(answer.thing),
        lines: ['台帳では廃棄済または取消しです。処分されたはずの現物を別に置き、所属長に報告してください。'],
      };
    case 'unlisted':
      return {
        tone: 'bad',
        icon: CircleHelp,
        word: OUTCOME_LABELS.unlisted,
        what: answer.code,
        lines: [
          answer.before
            ? `${clock(answer.before.at)}にも読み取られています。`
            : '台帳にない番号として記録しました。読み間違いなら、Ctrl+Zで取り消します。',
        ],
      };
    case 'several':
      return {
        tone: 'info',
        icon: ListChecks,
        word: 'どれですか',
        what: `「${answer.code}」に当たるものが${answer.things.length}点あります`,
        lines: ['番号のキーか、ボタンで選びます。やめるときはEscキーです。'],
      };
    case 'place':
      return {
        tone: 'info',
        icon: MapPinned,
        word: '数える場所',
        what: answer.place.label,
        lines: ['ここからの読取りは、この場所のものとして記録します。'],
      };
  }
}

function shown(said: Said | null): Shown {
  if (said === null)
    return {
      tone: 'info',
      icon: ScanBarcode,
      word: '読み取ってください',
      what: '',
      lines: ['ラベルを読み取るか、番号（末尾だけでも）・S/Nを入力してEnterキーを押します。'],
    };
  if (said.kind === 'answer') return shownAnswer(said.answer);
  return said.kind === 'done'
    ? { tone: 'info', icon: Undo2, word: said.text, what: '', lines: [] }
    : { tone: 'bad', icon: CircleAlert, word: said.text, what: '', lines: [said.detail] };
}

const CHOICES = 9;

/** The answer, large enough to be seen from the shelf: colour, icon and word. */
export function AnswerPanel({
  said,
  onChoose,
}: {
  readonly said: Said | null;
  readonly onChoose: (thing: Thing, code: string) => void;
}) {
  const { tone, icon: Icon, word, what, lines } = shown(said);
  const several = said?.kind === 'answer' && said.answer.kind === 'several' ? said.answer : null;
  return (
    <section className="count-answer" data-tone={tone} aria-label="読取りの結果">
      <div role="status" key={said?.at ?? 0} className="count-answer-said">
        <Icon aria-hidden className="count-answer-icon" />
        <div>
          <strong>{word}</strong>
          {what !== '' && <p className="count-answer-what">{what}</p>}
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      </div>
      {several && (
        <ol className="count-choices">
          {several.things.slice(0, CHOICES).map((thing, at) => (
            <li key={thing.id}>
              <button type="button" onClick={() => onChoose(thing, several.code)}>
                <kbd>{at + 1}</kbd>
                <span>{called(thing)}</span>
                <span className="count-choice-place">{thing.place.label}</span>
              </button>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
