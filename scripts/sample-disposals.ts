import type { RecordId } from '../shared/ids';
import type { JsonObject } from '../shared/json';
import { methodsOf } from '../shared/registers/disposal/rules';
import { DISPOSAL } from '../shared/registers/ids';
import type { Clerk } from './clerk';
import type { Staff } from './sample-people';

const day = (clerk: Clerk, before: number): string => {
  const today = new Date(`${clerk.situation().today}T00:00:00.000Z`);
  return new Date(today.getTime() - before * 86_400_000).toISOString().slice(0, 10);
};

const strongest = [
  'shred',
  'destroy',
  'crypto-erase',
  'block-erase',
  'full-overwrite',
  'degauss',
  'overwrite',
];

/** The first method that the rules allow for this thing on this route. */
function methodFor(clerk: Clerk, thing: RecordId, route: string): string {
  const allowed = methodsOf(clerk.state(thing), route, clerk.situation())
    .filter((one) => one.allowed)
    .map((one) => one.method);
  return strongest.find((method) => allowed.includes(method)) ?? 'destroy';
}

type Scene =
  | 'applied'
  | 'returned'
  | 'withdrawn'
  | 'refused'
  | 'permitted'
  | 'deputised'
  | 'partly'
  | 'completed'
  | 'handed'
  | 'certified'
  | 'erased'
  | 'irregular'
  | 'revoked';
const SCENES: readonly (readonly [Scene, number])[] = [
  ['applied', 6],
  ['returned', 2],
  ['withdrawn', 2],
  ['refused', 2],
  ['permitted', 6],
  ['deputised', 2],
  ['partly', 2],
  ['completed', 9],
  ['handed', 3],
  ['certified', 2],
  ['erased', 1],
  ['irregular', 2],
  ['revoked', 1],
];

const REASONS = [
  '故障して使えないため',
  '新しい機器に替えたため',
  '保存の必要がなくなったため',
  '暗号化されていない古い媒体のため',
];

/** Forty disposals in every state they can be in. */
export async function disposeOfThings(
  clerk: Clerk,
  staff: Staff,
  media: readonly RecordId[],
): Promise<readonly RecordId[]> {
  const queue = [...media].reverse();
  const made: RecordId[] = [];
  for (const [scene, times] of SCENES) {
    for (let turn = 0; turn < times; turn += 1) {
      const things = queue.splice(-(scene === 'partly' || scene === 'handed' ? 2 : 1));
      if (things.length > 0) made.push(await play(clerk, staff, scene, things, made.length));
    }
  }
  return made;
}

async function play(
  clerk: Clerk,
  staff: Staff,
  scene: Scene,
  things: readonly RecordId[],
  index: number,
): Promise<RecordId> {
  const outsourced = scene === 'handed' || scene === 'certified' || scene === 'erased';
  const route = outsourced ? 'outsourced' : 'in-house';
  const items = things.map((thing) => ({ thing, method: methodFor(clerk, thing, route) }));
  const reason = REASONS[index % REASONS.length] ?? '';
  const start = 20 + index;
  if (scene === 'irregular') {
    const [id] = (await clerk.act(DISPOSAL, 'record-afterwards', [], {
      section: staff.section,
      applicant: staff.keeper,
      items,
      reason,
      route,
      doneAt: `${day(clerk, start)}T10:30`,
      operator: staff.keeper,
      work: '業務用シュレッダーで破壊した。',
      irregular: '棚卸で、許可を受けずに破壊されていたことが分かった。',
    })) as [RecordId];
    return id;
  }
  const [id] = (await clerk.act(DISPOSAL, 'apply', [], {
    section: staff.section,
    applicant: staff.keeper,
    appliedOn: day(clerk, start),
    items,
    reason,
    route,
    ...(outsourced ? { contractor: '見本リサイクル株式会社' } : {}),
    plannedOn: day(clerk, start - 14),
    originalsChecked: true,
  })) as [RecordId];
  await decide(clerk, staff, scene, id, start);
  const done = {
    operator: staff.keeper,
    witness: staff.witness,
    place: '本庁舎地下1階 作業室',
    verification: 'sight',
    verified: true,
    work: '専用の機械で処理し、記録部分が壊れたことを確かめた。',
  };
  if (['partly', 'completed', 'handed', 'certified', 'erased'].includes(scene)) {
    const part = scene === 'partly' ? items.slice(0, 1) : items;
    await clerk.act(DISPOSAL, 'carry-out', [id], {
      ...done,
      items: part,
      doneAt: `${day(clerk, start - 10)}T14:0${index % 10}`,
    });
  }
  if (scene === 'handed' || scene === 'certified') {
    await clerk.act(DISPOSAL, 'hand-over', [id], {
      handedAt: `${day(clerk, start - 11)}T09:30`,
      handedBy: staff.keeper,
      receivedBy: '見本リサイクル 見本次郎',
      slip: `引-${index}`,
    });
  }
  if (scene === 'certified') {
    const serials = things.map((thing) => String(clerk.state(thing).fields['serial'] ?? '')).join('\n');
    await clerk.act(DISPOSAL, 'certify', [id], {
      certificateNumber: `証-${index}`,
      certifiedOn: day(clerk, start - 15),
      certifiedWork: 'destroy',
      serials,
      matchedBy: staff.keeper,
    });
  }
  return id;
}

async function decide(clerk: Clerk, staff: Staff, scene: Scene, id: RecordId, start: number): Promise<void> {
  if (scene === 'applied') return;
  if (scene === 'withdrawn') {
    await clerk.act(DISPOSAL, 'withdraw', [id], { amendmentReason: '修理して使うことになったため' });
    return;
  }
  const decision: JsonObject = {
    outcome: scene === 'refused' ? 'refused' : scene === 'returned' ? 'returned' : 'permitted',
    ...(scene === 'refused' || scene === 'returned'
      ? { reason: '保存年限を確かめてから、改めて申請してください。' }
      : {}),
    decidedOn: day(clerk, start - 3),
    decider: scene === 'deputised' ? staff.deputy : staff.chief,
    kind: scene === 'deputised' ? 'deputy' : 'own',
    manner: 'paper',
    binder: '令和8年度 情報資産廃棄許可綴',
  };
  await clerk.act(DISPOSAL, 'decide', [id], decision);
  if (scene === 'revoked')
    await clerk.act(DISPOSAL, 'revoke', [id], { amendmentReason: '監査の対象になったため' });
}
