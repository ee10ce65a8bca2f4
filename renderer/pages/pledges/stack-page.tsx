import { ScanLine } from 'lucide-react';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useMemo, useRef, useState } from 'react';
import type { JsonObject } from '../../../shared/json';
import type { Problem } from '../../../shared/problem';
import { PLEDGE } from '../../../shared/registers/ids';
import { nameOnCard } from '../../../shared/registers/pledge/rules';
import { type ByHand, type ScannedPage, sortStack } from '../../../shared/registers/pledge/stack';
import { useSay } from '../../app/notice';
import { hrefOf, navigate } from '../../app/router';
import { PageHead } from '../../app/title';
import { useBook, useSituation } from '../../book/context';
import { useHost } from '../../host/context';
import { useCarryOut } from '../../registers/carry-out';
import { useFieldServices } from '../../registers/field-services';
import { Button } from '../../ui/button';
import { RegisterForm } from '../../ui/form/register-form';
import { Notice, ProblemNotice, Progress } from '../../ui/notices';
import { openPdf } from '../forms/pdf-pages';
import { cutPages, readPage } from './split';
import { StackResult } from './stack-result';

type Stack = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly pdf: PDFDocumentProxy;
  readonly pages: readonly ScannedPage[];
};
type Reading = { readonly done: number; readonly total: number };

const unreadable = (name: string): Problem => ({
  code: 'scan-unreadable',
  what: `「${name}」をPDFとして読み取れません。`,
  why: 'PDFではないか、壊れているか、パスワードが付いています。',
  next: '複合機で、パスワードを付けずにPDFで読み取り直してください。記録は何も変わっていません。',
});

/** 紙束の取込み: signed sheets scanned in one go, found by their codes; nothing is written until it is confirmed. */
export function StackPage() {
  const [stack, setStack] = useState<Stack | null>(null);
  const [reading, setReading] = useState<Reading | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const stopped = useRef(false);

  async function read(file: File) {
    setProblem(null);
    stopped.current = false;
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const pdf = await openPdf(bytes);
      const pages: ScannedPage[] = [];
      for (let page = 1; page <= pdf.numPages && !stopped.current; page += 1) {
        setReading({ done: page - 1, total: pdf.numPages });
        pages.push(await readPage(pdf, page));
      }
      if (!stopped.current) setStack({ name: file.name, bytes, pdf, pages });
    } catch {
      setProblem(unreadable(file.name));
    }
    setReading(null);
  }

  return (
    <>
      <PageHead title="紙束の取込み" />
      <p className="page-lead">
        署名のある誓約書をまとめて読み取ったPDFを、QRコードで1人ずつに分けます。向きがばらばらでも、裏の白紙が混ざっていても構いません。確定するまで何も記録されません。
      </p>
      {problem && <ProblemNotice problem={problem} />}
      {reading ? (
        <Progress
          doing="QRコードを探しています"
          {...reading}
          unit="ページ"
          onCancel={() => {
            stopped.current = true;
          }}
        />
      ) : (
        <div className="button-row">
          <Button
            icon={ScanLine}
            tone={stack ? 'normal' : 'primary'}
            onPress={() => chooser.current?.click()}
          >
            {stack ? '別のPDFを選ぶ' : '読み取ったPDFを選ぶ'}
          </Button>
        </div>
      )}
      <input
        ref={chooser}
        type="file"
        accept="application/pdf,.pdf"
        hidden
        aria-label="読み取ったPDF"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) void read(file);
          event.target.value = '';
        }}
      />
      {stack && !reading && <Confirming key={stack.name} stack={stack} />}
    </>
  );
}

function Confirming({ stack }: { readonly stack: Stack }) {
  const book = useBook();
  const register = book.register(PLEDGE);
  const action = register?.actions.find(({ id }) => id === 'take-in-stack');
  return register && action ? <Confirm {...{ stack, register, action }} /> : null;
}

type ConfirmProps = {
  readonly stack: Stack;
  readonly register: Parameters<typeof useCarryOut>[0];
  readonly action: Parameters<typeof useCarryOut>[1];
};

function Confirm({ stack, register, action }: ConfirmProps) {
  const host = useHost();
  const say = useSay();
  const situation = useSituation();
  const services = useFieldServices();
  const carryOut = useCarryOut(register, action);
  const [hands, setHands] = useState<ReadonlyMap<number, ByHand>>(new Map());
  const sorted = useMemo(() => sortStack(stack.pages, situation, hands), [stack, situation, hands]);
  const assign = (page: number, hand: ByHand | null) => {
    const next = new Map(hands);
    if (hand === null) next.delete(page);
    else next.set(page, hand);
    setHands(next);
  };
  const fields = useMemo(
    () => action.fields(situation, []).filter((field) => field.key !== 'sheets'),
    [action, situation],
  );

  async function confirm(values: JsonObject): Promise<Problem | null> {
    const cut = await cutPages(
      stack.bytes,
      sorted.matched.map(({ page }) => page),
    );
    const sheets: JsonObject[] = [];
    for (const [at, sheet] of sorted.matched.entries()) {
      const card = situation.book.record(sheet.card);
      const name = `誓約書_${card?.number ?? ''}_${sheet.page}.pdf`;
      const kept = await host.call('putAttachment', {
        name,
        type: 'application/pdf',
        bytes: (cut[at] ?? new Uint8Array()) as Uint8Array<ArrayBuffer>,
      });
      if (!kept.ok) return kept.error;
      sheets.push({
        card: sheet.card,
        code: sheet.text,
        pages: [{ ...kept.value }],
        ...(sheet.byHand ? { byHand: true } : {}),
      });
    }
    const outcome = await carryOut([], { ...values, sheets });
    if (!outcome.ok) return outcome.error;
    say({ text: `${sheets.length}人の誓約書を取り込みました。` });
    navigate(hrefOf(['pledges']));
    return null;
  }

  return (
    <>
      <StackResult
        sorted={sorted}
        pdf={stack.pdf}
        onAssign={assign}
        nameOf={(card) => nameOnCard(card, situation.book)}
        situation={situation}
      />
      {sorted.matched.length === 0 ? (
        <Notice tone="warn" title="取り込める誓約書がありません">
          <p>下の一覧で理由を確かめてください。</p>
        </Notice>
      ) : (
        <RegisterForm
          fields={fields}
          initial={{ on: situation.today }}
          services={services}
          onSubmit={confirm}
          submitLabel={`${sorted.matched.length}人分を取り込む`}
          onCancel={() => navigate(hrefOf(['pledges']))}
        />
      )}
    </>
  );
}
