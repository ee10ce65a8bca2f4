import { FilePlus2, Printer, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { block, warn } from '../../shared/policy/finding';
import type { Tone } from '../../shared/registers/define';
import { Button, IconButton } from '../ui/button';
import { ClassChip, StatusChip } from '../ui/chips';
import { Confirm, Dialog } from '../ui/dialog';
import { EmptyState, FindingList, Notice, ProblemNotice, Progress, StatusLine } from '../ui/notices';

const tones: readonly (readonly [string, Tone])[] = [
  ['在庫', 'neutral'],
  ['申請中', 'waiting'],
  ['許可済（紙決裁）', 'good'],
  ['期限超過', 'warn'],
  ['事後記録（不備）', 'bad'],
  ['廃棄済', 'ended'],
];

export function NoticesPage() {
  const [open, setOpen] = useState<'none' | 'dialog' | 'confirm'>('none');
  const close = () => setOpen('none');
  return (
    <div className="gallery-stack">
      <section className="gallery-line">
        <Button tone="primary" icon={FilePlus2} onPress={() => setOpen('dialog')}>
          登録
        </Button>
        <Button icon={Printer}>印刷プレビュー</Button>
        <Button tone="danger" icon={Trash2} onPress={() => setOpen('confirm')}>
          廃棄の実施を記録する
        </Button>
        <Button tone="quiet">前回から複写</Button>
        <Button tone="primary" busy>
          登録
        </Button>
        <Button refusal="許可がまだ記録されていません。先に「許可する」を記録してください。">
          廃棄の実施を記録する
        </Button>
        <IconButton icon={Printer} label="印刷" />
      </section>
      <section className="gallery-line">
        {tones.map(([label, tone]) => (
          <StatusChip key={label} label={label} tone={tone} />
        ))}
      </section>
      <section className="gallery-line">
        {['3', '2B', '2A', '1', 'unknown'].map((level) => (
          <ClassChip key={level} aspect="confidentiality" level={level} />
        ))}
        <ClassChip aspect="integrity" level="2B" />
        <ClassChip aspect="availability" level="1" />
      </section>
      <ProblemNotice
        problem={{
          code: 'sample',
          what: '許可が記録されていないため、廃棄の実施を記録できません。',
          why: '廃棄には情報セキュリティ管理者の許可が要ります。',
          next: '許可を得てから記録するか、済んでしまった場合は「事後記録（不備）」として理由を添えて記録してください。',
          clause: '3(2)⑩ウ',
          details: ['R8-0012　USBメモリ（暗号化）', 'R8-0013　外付けハードディスク'],
        }}
        onShowClause={() => undefined}
        actions={<Button size="small">事後記録（不備）として記録する</Button>}
      />
      <Notice tone="info" title="見本データです">
        この簿冊の内容はすべて見本です。実在の職員・資産ではありません。
      </Notice>
      <Notice tone="warn">3日後に期限となる貸出しが2件あります。</Notice>
      <Notice tone="good">取込みが終わりました。</Notice>
      <FindingList
        findings={[
          warn('place', '3(2)⑥ア', '保管場所に施錠の記録がありません。'),
          block('witness', '3(2)⑩イ', '立会者は処理担当者と別の職員にしてください。'),
        ]}
        onGoTo={() => undefined}
        onShowClause={() => undefined}
      />
      <Progress
        doing="行を確かめています"
        done={12_400}
        total={50_000}
        unit="行"
        secondsLeft={95}
        onCancel={close}
      />
      <Progress doing="様式を描いています" done={0} total={0} onCancel={close} />
      <EmptyState
        title="登録された媒体はまだありません"
        actions={
          <>
            <Button tone="primary">登録</Button>
            <Button>取込み</Button>
          </>
        }
      >
        USBメモリ、CD、ハードディスクなど、情報を入れて持ち運べるものをここに登録します。いまの台帳（Excel・CSV）からまとめて取り込むこともできます。
      </EmptyState>
      <StatusLine
        message={{
          text: '登録しました（R8-0012）',
          link: { label: '開く', onPress: close },
          undo: { label: '誤登録の取消し', onPress: close },
        }}
      />
      <Dialog
        title="情報資産の登録"
        isOpen={open === 'dialog'}
        onClose={close}
        actions={
          <Button tone="primary" onPress={close}>
            登録
          </Button>
        }
      >
        <p>ここに様式が入ります。</p>
      </Dialog>
      <Confirm
        title="廃棄の実施を記録しますか"
        isOpen={open === 'confirm'}
        verb="廃棄の実施を記録する"
        tone="danger"
        onConfirm={close}
        onClose={close}
      >
        <p>媒体2件が「廃棄済」になります。あとから消すことはできませんが、訂正は残せます。</p>
      </Confirm>
    </div>
  );
}
