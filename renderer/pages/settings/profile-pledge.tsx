import { ArrowDown, ArrowUp, FileText, Plus, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { showMoment } from '../../../shared/jp/moment';
import {
  freeze,
  nextTextVersion,
  type PledgeText,
  RENEWAL_LABELS,
  RENEWALS,
  type Renewal,
  renewalOf,
} from '../../../shared/policy/pledge';
import { blankPledgeForm, pledgeForm } from '../../../shared/print/forms/pledge';
import { EMPLOYMENTS } from '../../../shared/registers/employment';
import { TypedField } from '../../app/typed-field';
import { useSituation } from '../../book/context';
import { Button, IconButton } from '../../ui/button';
import { FormPreview } from '../forms/form-preview';
import type { PartProps } from './profile-draft';

/** 誓約書: the texts version by version, and how often each kind of person signs. What was in force stays as it is. */
export function ProfilePledge({ draft, onChange }: PartProps) {
  const { profile, today } = useSituation();
  const { texts } = draft.pledge;
  const inForce = profile.pledge.texts.length;
  const setTexts = (next: readonly PledgeText[]) =>
    onChange({ ...draft, pledge: { ...draft.pledge, texts: [...next] } });
  const last = texts.at(-1);
  const begin = () =>
    setTexts([
      ...texts,
      {
        ...(last ?? {
          kinds: [],
          title: '誓約書',
          lead: '',
          items: [{ heading: '', text: '' }],
          closing: '',
        }),
        version: nextTextVersion(draft.pledge, Number(today.slice(0, 4))),
      },
    ]);
  return (
    <>
      {texts.map((text, at) => (
        <section key={text.version} className="pledge-text" aria-label={`誓約書の文面 ${text.version}版`}>
          <h3>{`${text.version}版${at < inForce ? '' : '（これから）'}`}</h3>
          {at < inForce ? (
            <details>
              <summary>文面を見る</summary>
              <TextShown text={text} />
            </details>
          ) : (
            <TextEditor
              text={text}
              onChange={(next) => setTexts(texts.map((one) => (one === text ? next : one)))}
              onDrop={() => setTexts(texts.filter((one) => one !== text))}
            />
          )}
        </section>
      ))}
      {texts.length === inForce && (
        <Button icon={Plus} onPress={begin}>
          次の版を書く
        </Button>
      )}
      <RenewalTable draft={draft} onChange={onChange} />
    </>
  );
}

function TextShown({ text }: { readonly text: PledgeText }) {
  return (
    <>
      <p>{text.title}</p>
      <p>{text.lead}</p>
      <ol>
        {text.items.map(({ heading, text: words }) => (
          <li key={heading}>{`${heading}　${words}`}</li>
        ))}
      </ol>
      <p>{text.closing}</p>
    </>
  );
}

type LongProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

function LongText({ label, value, onChange }: LongProps) {
  const id = useId();
  return (
    <div className="typed-field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="input"
        rows={3}
        maxLength={1_000}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

type EditorProps = {
  readonly text: PledgeText;
  readonly onChange: (text: PledgeText) => void;
  readonly onDrop: () => void;
};

function TextEditor({ text, onChange, onDrop }: EditorProps) {
  const [shown, setShown] = useState<PledgeText | null>(null);
  const set = (change: Partial<PledgeText>) => onChange({ ...text, ...change });
  return (
    <>
      <p>
        {
          '{organisation} {policy} {section} {year} {term} は、署名のときに、団体・規程・所属・年度・任用期間に置き換わります。'
        }
      </p>
      <fieldset>
        <legend>この文面で署名する人（選ばないときはすべての人）</legend>
        <span className="choices">
          {EMPLOYMENTS.map(({ value, label }) => (
            <label key={value} className="choice">
              <input
                type="checkbox"
                checked={text.kinds.includes(value)}
                onChange={(event) =>
                  set({
                    kinds: event.target.checked
                      ? [...text.kinds, value]
                      : text.kinds.filter((kind) => kind !== value),
                  })
                }
              />
              <span>{label}</span>
            </label>
          ))}
        </span>
      </fieldset>
      <TypedField label="題名" value={text.title} onChange={(title) => set({ title })} />
      <LongText label="前文" value={text.lead} onChange={(lead) => set({ lead })} />
      <Items items={text.items} onChange={(items) => set({ items: [...items] })} />
      <LongText label="結び" value={text.closing} onChange={(closing) => set({ closing })} />
      <div className="button-row">
        <Button icon={FileText} onPress={() => setShown(text)}>
          印刷したところを見る
        </Button>
        <Button tone="danger" icon={Trash2} onPress={onDrop}>
          この版を書くのをやめる
        </Button>
      </div>
      {shown && <Preview text={shown} />}
    </>
  );
}

type Item = PledgeText['items'][number];
type ItemsProps = { readonly items: readonly Item[]; readonly onChange: (items: readonly Item[]) => void };

function Items({ items, onChange }: ItemsProps) {
  const put = (at: number, change: Partial<Item>) =>
    onChange(items.map((item, place) => (place === at ? { ...item, ...change } : item)));
  const move = (at: number, by: number) => {
    const next = [...items];
    const [item] = next.splice(at, 1);
    if (item) next.splice(at + by, 0, item);
    onChange(next);
  };
  return (
    <>
      <ol className="pledge-items">
        {items.map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an item has no identity but its place
          <li key={at}>
            <TypedField
              label={`${at + 1} 見出し`}
              value={item.heading}
              onChange={(heading) => put(at, { heading })}
            />
            <LongText label={`${at + 1} 内容`} value={item.text} onChange={(text) => put(at, { text })} />
            <span className="button-row">
              {at > 0 && <IconButton icon={ArrowUp} label={`${at + 1}を上へ`} onPress={() => move(at, -1)} />}
              {at < items.length - 1 && (
                <IconButton icon={ArrowDown} label={`${at + 1}を下へ`} onPress={() => move(at, 1)} />
              )}
              {items.length > 1 && (
                <IconButton
                  icon={Trash2}
                  label={`${at + 1}を削る`}
                  onPress={() => onChange(items.filter((_, place) => place !== at))}
                />
              )}
            </span>
          </li>
        ))}
      </ol>
      <Button icon={Plus} onPress={() => onChange([...items, { heading: '', text: '' }])}>
        項目を加える
      </Button>
    </>
  );
}

/** The sheet as it will be printed, addressed to the first 任命権者. */
function Preview({ text }: { readonly text: PledgeText }) {
  const { profile, now } = useSituation();
  const { name, policyName, authorities } = profile.organisation;
  const frozen = freeze(text, {
    organisation: name,
    policy: policyName,
    addressee: authorities[0] ?? '',
    section: '○○課',
    year: '令和○年度',
    term: '令和　　年　　月　　日から令和　　年　　月　　日まで',
    name: '',
  });
  const { number = '', title = '誓約書' } = profile.forms['pledge'] ?? {};
  const head = { number, title, printedAt: showMoment(now), verification: null, mark: '見本' as const };
  const document = pledgeForm({ ...blankPledgeForm, ...frozen, code: '' }, head);
  return <FormPreview documents={[document]} title={title} subject={title} count={1} />;
}

function RenewalTable({ draft, onChange }: PartProps) {
  const { pledge } = draft;
  return (
    <div className="plain-table">
      <table>
        <thead>
          <tr>
            <th scope="col">任用の種類</th>
            <th scope="col">誓約の頻度</th>
          </tr>
        </thead>
        <tbody>
          {EMPLOYMENTS.map(({ value, label }) => (
            <tr key={value}>
              <th scope="row">{label}</th>
              <td>
                <select
                  className="input"
                  aria-label={`${label}の誓約の頻度`}
                  value={renewalOf(pledge, value)}
                  onChange={(event) =>
                    onChange({
                      ...draft,
                      pledge: {
                        ...pledge,
                        renewal: { ...pledge.renewal, [value]: event.target.value as Renewal },
                      },
                    })
                  }
                >
                  {RENEWALS.map((renewal) => (
                    <option key={renewal} value={renewal}>
                      {RENEWAL_LABELS[renewal]}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
