import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { RecordState } from '../../../shared/journal/project';
import type { Json } from '../../../shared/json';
import type { Situation } from '../../../shared/registers/define';
import { pledgeOf } from '../../../shared/registers/pledge/rules';
import { Button } from '../../ui/button';
import { FieldInput } from '../../ui/fields/field-input';
import { NO_SERVICES } from '../../ui/fields/services';
import { dateText } from '../dates';

type Props = {
  readonly card: RecordState;
  readonly situation: Situation;
  readonly signed: boolean;
  readonly problem: ReactNode;
  readonly onSign: (signature: Json) => Promise<void>;
  readonly onEnd: () => void;
};

const signatureField = { key: 'signature', label: '署名', kind: 'signature', required: true } as const;

/** How near to its end a text counts as read to the end, in px. */
const NEAR = 8;

/**
 * What the person who signs has before them, and nothing else: the whole text, then the place to sign. It lies over
 * the window as a modal dialog, so that nothing of the book can be seen or reached.
 */
export function SignerScreen({ card, situation, signed, problem, onSign, onEnd }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [read, setRead] = useState(false);
  const [signature, setSignature] = useState<Json | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const [pledge] = useState(() => pledgeOf(card, situation));
  useEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  if (!pledge) return null;
  return (
    <dialog
      ref={dialog}
      className="signer"
      aria-label={signed ? '署名の完了' : pledge.title}
      onCancel={(event) => event.preventDefault()}
    >
      {signed ? (
        <div className="signer-done">
          <h2>署名を受け付けました</h2>
          <p>ありがとうございました。この画面のまま、担当者にお渡しください。</p>
          <Button tone="primary" onPress={onEnd}>
            担当者に渡す
          </Button>
        </div>
      ) : (
        <div className="signer-page">
          <h2>{pledge.title}</h2>
          <PledgeText pledge={pledge} onRead={() => setRead(true)} />
          {!read && (
            <p role="status">文面を最後まで読むと、署名の欄が出ます（下へ送る、または End キー）。</p>
          )}
          {read && (
            <FieldInput
              field={signatureField}
              value={signature}
              onChange={setSignature}
              services={NO_SERVICES}
            />
          )}
          {problem}
          <div className="signing-buttons">
            <Button
              tone="primary"
              busy={busy}
              {...(read
                ? signature === undefined
                  ? { refusal: '署名の欄に署名してください。' }
                  : {}
                : { refusal: '先に文面を最後まで読んでください。' })}
              onPress={() => {
                if (signature === undefined) return;
                setBusy(true);
                void onSign(signature).finally(() => setBusy(false));
              }}
            >
              この内容で誓約する（{dateText(situation.today)}）
            </Button>
            <Button onPress={onEnd}>署名しないで戻る</Button>
          </div>
        </div>
      )}
    </dialog>
  );
}

type TextProps = {
  readonly pledge: NonNullable<ReturnType<typeof pledgeOf>>;
  readonly onRead: () => void;
};

/** The whole text in a box of its own; says when its end was in sight. */
function PledgeText({ pledge, onRead }: TextProps) {
  const box = useRef<HTMLElement>(null);
  const tell = useRef(onRead);
  tell.current = onRead;
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const look = () => {
      if (element.scrollTop + element.clientHeight >= element.scrollHeight - NEAR) tell.current();
    };
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look);
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section ref={box} className="signer-text" tabIndex={0} aria-label="誓約の文面">
      <p>{pledge.addressee}　様</p>
      <p>{pledge.lead}</p>
      <ol>
        {pledge.items.map((item) => (
          <li key={item.heading}>
            <strong>{item.heading}</strong>　{item.text}
          </li>
        ))}
      </ol>
      <p>{pledge.closing}</p>
      <p className="signer-name">
        {pledge.section}　{pledge.name}
      </p>
    </section>
  );
}
