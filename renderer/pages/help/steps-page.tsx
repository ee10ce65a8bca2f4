import { hrefOf, hrefOfAction, hrefOfRegister } from '../../app/router';

type Step = { readonly words: string; readonly href: string; readonly link: string };
type Flow = { readonly title: string; readonly steps: readonly Step[] };

const FLOWS: readonly Flow[] = [
  {
    title: '台帳を始める',
    steps: [
      {
        words: '今の台帳を取り込む。取り込む前に、新規・変更・不可の行を確かめられる。',
        href: hrefOf(['exchange']),
        link: '取込み',
      },
      {
        words: '申請者・許可者・立会者になる職員を登録する。',
        href: hrefOfRegister('person'),
        link: '職員名簿',
      },
      {
        words: '様式の番号や宛先を、自分の団体に合わせる。',
        href: hrefOf(['settings', 'profile']),
        link: 'ポリシー設定',
      },
    ],
  },
  {
    title: '媒体や文書を廃棄する',
    steps: [
      {
        words: '廃棄するものと方法を選んで申請する。使えない方法は理由とともに表示される。',
        href: hrefOfAction('disposal', 'apply'),
        link: '申請する',
      },
      { words: '廃棄許可申請書を印刷し、紙で決裁を受ける。', href: hrefOf(['forms']), link: '様式印刷' },
      {
        words: '決裁日・許可者・綴った簿冊を記録する。何件でも1回で記録できる。',
        href: hrefOf(['decisions']),
        link: '許可・決裁',
      },
      {
        words: '実施の日時・処理担当者・処理内容・立会者を記録する。これで「廃棄済」になる。',
        href: hrefOfRegister('disposal'),
        link: '廃棄',
      },
      {
        words: '許可なく行った廃棄も隠さず「事後記録（不備）」として残す。',
        href: hrefOfRegister('disposal'),
        link: '廃棄',
      },
    ],
  },
  {
    title: '間違えたとき',
    steps: [
      {
        words: '内容の誤りは「訂正」。前の内容は取消線で履歴に残る。',
        href: hrefOf(['today']),
        link: '記録を開く',
      },
      {
        words: '登録そのものの誤りは「誤登録の取消し」。記録は消えない。',
        href: hrefOf(['today']),
        link: '記録を開く',
      },
      {
        words: '取込みの誤りは、取込みの記録から1回で取り消せる。',
        href: hrefOfRegister('import'),
        link: '取込みの記録',
      },
    ],
  },
];

/** 仕事の流れ: the few paths everything follows, each step with the way to its screen. */
export function StepsPage() {
  return (
    <div className="help-flows">
      {FLOWS.map((flow) => (
        <section key={flow.title}>
          <h2>{flow.title}</h2>
          <ol>
            {flow.steps.map((step) => (
              <li key={step.words}>
                {step.words}
                <a href={step.href}>{step.link}</a>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
