import type { Block, FormDoc } from '../form-doc';
import { groupedHash } from './bundle-cover';
import {
  type DecisionText,
  decisionBlock,
  EMPTY_STAMPS,
  type FormHead,
  label,
  makeForm,
  NOTHING_DECIDED,
  numberLine,
  orOpenDate,
  row,
  type Sender,
  type StampText,
  senderBlock,
  stampsBlock,
  tallRow,
  UNKNOWN_SENDER,
  value,
} from './parts';

/** ソフトウェア導入許可申請書 (6-1(16)②): both the section chief and the chief of all information security permit. */
export type InstallationApplication = {
  readonly number: string;
  readonly appliedOn: string;
  readonly addressee: readonly string[];
  readonly applicant: Sender;
  readonly purpose: string;
  readonly software: SoftwareText;
  /** Where it is to run: names or numbers of the PCs. */
  readonly devices: string;
  readonly deviceCount: string;
  /** 網区分 */
  readonly network: string;
  readonly plannedOn: string;
  readonly chiefDecision: DecisionText;
  readonly generalDecision: DecisionText;
  readonly stamps: readonly StampText[];
};

/** What the installed program knows of itself; the app fills it in. */
export type SoftwareText = {
  readonly name: string;
  readonly version: string;
  readonly maker: string;
  readonly license: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly source: string;
  readonly privileges: string;
  readonly communication: string;
  readonly dataFolder: string;
  readonly protection: string;
  readonly components: string;
  readonly updates: string;
};

/** What is true of まもり台帳 wherever it runs; version, hash, port and folder come from the running program. */
export const ownSoftware = (facts: {
  readonly version: string;
  readonly fileName: string;
  readonly sha256: string;
  /** 「127.0.0.1の47110番」, or 「待ち受けなし」 in the Electron shell. */
  readonly port: string;
  readonly dataFolder: string;
}): SoftwareText => ({
  name: 'まもり台帳',
  version: facts.version,
  maker: 'mamori-daicho developers',
  license: 'Apache License 2.0（無償・登録不要）',
  fileName: facts.fileName,
  sha256: facts.sha256,
  source: '情報システム課から配布された媒体又は共有フォルダ',
  privileges: '管理者権限は不要（利用者ごとの領域に導入）。常駐・自動起動・ドライバはなし。',
  communication: `庁内・庁外のいずれとも通信しない。端末の内部でのみ通信：${facts.port}`,
  dataFolder: facts.dataFolder,
  protection:
    '台帳はAES-256-GCMで暗号化し、パスワード（argon2id）で開く。提出ファイルは署名の上、暗号化する。',
  components: '別添のソフトウェア部品表（SBOM）のとおり',
  updates: '自動更新はなし。新しい版は、改めて導入の許可を受けてから入れ替える。',
});

const what = (input: InstallationApplication): Block => {
  const { software } = input;
  return {
    kind: 'table',
    columns: [36, 58, 22, 51],
    rows: [
      tallRow(13, label('導入の目的・用途'), value(input.purpose, { columns: 3 })),
      row(label('ソフトウェアの名称'), value(software.name), label('版'), value(software.version)),
      row(label('製造者'), value(software.maker), label('使用許諾'), value(software.license)),
      row(label('ファイル名'), value(software.fileName, { columns: 3 })),
      row(label('SHA-256'), value(groupedHash(software.sha256), { columns: 3 })),
      row(label('入手先'), value(software.source, { columns: 3 })),
      row(label('導入する端末'), value(input.devices), label('台数'), value(input.deviceCount)),
      row(
        label('端末の網区分'),
        value(input.network),
        label('導入予定日'),
        value(orOpenDate(input.plannedOn)),
      ),
      row(label('必要な権限'), value(software.privileges, { columns: 3 })),
      row(label('通信'), value(software.communication, { columns: 3 })),
      row(label('データの保存場所'), value(software.dataFolder, { columns: 3 })),
      row(label('データの保護'), value(software.protection, { columns: 3 })),
      row(label('構成する部品'), value(software.components, { columns: 3 })),
      row(label('更新の方法'), value(software.updates, { columns: 3 })),
    ],
  };
};

export function installationApplication(input: InstallationApplication, head: FormHead): FormDoc {
  return makeForm('installation-application', head, {
    face: 'mincho',
    numbers: [numberLine(input.number)],
    date: orOpenDate(input.appliedOn),
    blocks: [
      { kind: 'addressee', lines: input.addressee.map((line) => `${line}　様`), honorific: '' },
      senderBlock('申請者', input.applicant),
      { kind: 'title', text: head.title },
      {
        kind: 'paragraph',
        text: '次のとおりソフトウェアを導入したいので、許可を申請します。',
        firstIndent: 1,
      },
      what(input),
      { kind: 'pageBreak' },
      { kind: 'heading', text: '情報セキュリティ管理者の許可' },
      decisionBlock(input.chiefDecision),
      { kind: 'heading', text: '統括情報セキュリティ責任者の許可' },
      decisionBlock(input.generalDecision),
      { kind: 'spacer', height: 3 },
      stampsBlock(input.stamps),
      {
        kind: 'note',
        items: [
          '情報セキュリティ管理者及び統括情報セキュリティ責任者の両方の許可を受けるまで、導入しないこと。',
          'ソフトウェア部品表（SBOM）及び使用許諾の写しを添えること。',
        ],
      },
    ],
  });
}

const nothingKnown: SoftwareText = {
  name: '',
  version: '',
  maker: '',
  license: '',
  fileName: '',
  sha256: '',
  source: '',
  privileges: '',
  communication: '',
  dataFolder: '',
  protection: '',
  components: '',
  updates: '',
};

export const blankInstallationApplication: InstallationApplication = {
  number: '',
  appliedOn: '',
  addressee: ['統括情報セキュリティ責任者', '情報セキュリティ管理者　　　　　　　　　　課長'],
  applicant: UNKNOWN_SENDER,
  purpose: '',
  software: nothingKnown,
  devices: '',
  deviceCount: '',
  network: '',
  plannedOn: '',
  chiefDecision: NOTHING_DECIDED,
  generalDecision: NOTHING_DECIDED,
  stamps: EMPTY_STAMPS,
};

export const exampleInstallationApplication: InstallationApplication = {
  ...blankInstallationApplication,
  number: 'R8-導A001',
  appliedOn: '令和8年11月22日',
  addressee: ['統括情報セキュリティ責任者', '情報セキュリティ管理者　見本課長'],
  applicant: { section: '見本部見本課', post: '主任', name: '見本　太郎', extension: '0000', typedBy: null },
  purpose: '情報資産及び電磁的記録媒体の台帳、廃棄の許可及び記録を作成し、情報システム課へ提出するため。',
  software: ownSoftware({
    version: '0.0.0（見本）',
    fileName: 'mamori-daicho-mihon.exe',
    sha256: '0123456789abcdef'.repeat(4),
    port: '127.0.0.1の0000番（見本）',
    dataFolder: 'C:\\見本\\まもり台帳',
  }),
  devices: '見本課　業務用端末　MIHON-PC-01、MIHON-PC-02',
  deviceCount: '2台',
  network: 'LGWAN接続系',
  plannedOn: '令和8年12月1日',
};
