import type { Instant, RecordId } from '../shared/ids';
import { shortHash } from '../shared/journal/seal';
import { fiscalYearOf } from '../shared/jp/fiscal';
import { type LocalMoment, momentIn } from '../shared/jp/moment';
import type { JsonObject } from '../shared/json';
import { recordEntry } from '../shared/registers/entry-log/actions';
import { AREA, CARRY_IN_OUT, ENTRY_LOG, ENTRY_PERMIT } from '../shared/registers/ids';
import { closeMonth } from '../shared/registers/month-close/index';
import type { Clerk } from './clerk';
import type { Staff } from './sample-people';

const PURPOSES = ['定期点検', 'バックアップ媒体の交換', '障害対応', '保守作業', '機器の清掃'];
const DAY = 86_400_000;

export type SampleAreas = { readonly room: RecordId; readonly entries: number };

const momentBefore = (clerk: Clerk, days: number, minutes = 0): LocalMoment =>
  momentIn(
    new Date(Date.parse(clerk.situation().now) - days * DAY - minutes * 60_000).toISOString() as Instant,
  );

/** One server room with its systems, doors, keys and safety checks. */
async function registerRoom(clerk: Clerk, staff: Staff): Promise<RecordId> {
  const checkedOn = momentBefore(clerk, 40).slice(0, 10);
  const [room] = await clerk.act(AREA, 'register', [], {
    name: '見本サーバ室',
    section: staff.section,
    place: '本庁舎 地下1階',
    keeper: staff.keeper,
    facility: '見本管財課',
    systems: [
      { name: '見本住民情報システム', confidentiality: '3', availability: '2B' },
      { name: '見本庁内LAN基幹装置', confidentiality: '2B', availability: '2B' },
    ],
    doors: [{ name: '正面の扉', outside: true, lock: 'ic-card', watch: 'camera' }],
    keys: [
      { key: 'K-1', what: 'サーバラック1', keptAt: '見本課 キーボックス' },
      { key: 'K-2', what: 'サーバラック2', keptAt: '見本課 キーボックス' },
    ],
    checks: ['quake', 'fire', 'water', 'extinguishing'].map((kind) => ({
      kind,
      checkedOn,
      result: 'good',
      by: '見本管財課',
    })),
    control: ['book', 'ic-card'],
    opensAt: '08:30',
    closesAt: '17:30',
    escortFor: 'outsiders',
    idFor: 'outsiders',
  });
  return room as RecordId;
}

async function permit(clerk: Clerk, staff: Staff, values: JsonObject): Promise<void> {
  const { today } = clerk.situation();
  const year = fiscalYearOf(today);
  const [id] = (await clerk.act(ENTRY_PERMIT, 'apply', [], {
    section: staff.section,
    applicant: staff.keeper,
    appliedOn: year.start,
    from: year.start,
    until: year.end,
    ...values,
  })) as [RecordId];
  await clerk.act(ENTRY_PERMIT, 'decide', [id], {
    outcome: 'permitted',
    decidedOn: year.start,
    decider: staff.chief,
    kind: 'own',
    manner: 'paper',
    binder: '入室許可綴（見本）',
  });
}

/** Who comes: staff on the list, a contractor on the list, now and then a visitor without an escort. */
function comer(index: number, staff: Staff): JsonObject {
  if (index % 17 === 9)
    return { name: '見本 三郎', company: '見本商会', allowedBy: '見本課長', idShown: 'shown' };
  if (index % 4 === 1)
    return {
      name: '見本 次郎',
      company: '見本保守株式会社',
      escort: '見本 邉美',
      idShown: 'shown',
      ...(index % 8 === 1
        ? {
            broughtIn: [
              { what: '保守用端末', kind: 'device', related: '見本住民情報システム', handling: 'in' },
            ],
          }
        : {}),
    };
  return { person: index % 3 === 0 ? staff.deputy : staff.witness };
}

/** Who forgot to sign out on the last working day: nobody who has a card, so that the desk can let all of them in. */
const FORGETFUL: JsonObject = {
  name: '見本 三郎',
  company: '見本商会',
  allowedBy: '見本課長',
  idShown: 'shown',
};

/** About two entries a working day in the last eight weeks; one exit forgotten, one person inside now. */
async function enterAndLeave(clerk: Clerk, staff: Staff, room: RecordId): Promise<number> {
  const situation = clerk.situation();
  const visits: { readonly enteredAt: string; readonly leftAt: string; readonly by: JsonObject }[] = [];
  for (let days = 56; days >= 1; days -= 1) {
    const day = momentBefore(clerk, days).slice(0, 10);
    if ([0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())) continue;
    for (const hour of ['09', '14']) {
      const index = visits.length + 1;
      visits.push({
        enteredAt: `${day}T${hour}:${String((index * 7) % 50).padStart(2, '0')}`,
        leftAt: `${day}T${Number(hour) + 1}:${String((index * 3) % 60).padStart(2, '0')}`,
        by: comer(index, staff),
      });
    }
  }
  const drafts = visits.flatMap(({ enteredAt, leftAt, by }, at) => {
    const isLast = at === visits.length - 1;
    const values = {
      area: room,
      enteredAt,
      ...(isLast ? FORGETFUL : { ...by, leftAt }),
      purpose: PURPOSES[(at + 1) % PURPOSES.length] as string,
    };
    return recordEntry(values, situation, 'paper').drafts;
  });
  await clerk.append(drafts);
  await clerk.act(ENTRY_LOG, 'enter', [], {
    area: room,
    person: staff.deputy,
    enteredAt: momentBefore(clerk, 0, 12),
    purpose: '障害対応',
    keys: [{ key: 'K-1' }],
  });
  return drafts.length + 1;
}

async function closeLastMonth(clerk: Clerk, staff: Staff, room: RecordId): Promise<void> {
  const situation = clerk.situation();
  const [year = 0, number = 1] = situation.today.split('-').map(Number);
  const month = new Date(Date.UTC(year, number - 2, 1)).toISOString().slice(0, 7);
  const heads = clerk.heads();
  const [head] = Object.values(heads);
  const judged = closeMonth(
    { area: room, month },
    { closedBy: staff.chief },
    { heads, verification: head ? shortHash(head.hash) : '', seal: null },
    situation,
  );
  // On the first of a month yesterday's forgotten exit still stands in the way.
  if (judged.drafts.length > 0) await clerk.append(judged.drafts);
}

/** 管理区域 of the sample section, with permissions, two months of entries, devices carried in and a closed month. */
export async function guardAreas(clerk: Clerk, staff: Staff): Promise<SampleAreas> {
  const room = await registerRoom(clerk, staff);
  await permit(clerk, staff, {
    areas: [room],
    kind: 'staff',
    people: [
      { person: staff.deputy, card: 'MH-1001' },
      { person: staff.witness, card: 'MH-1002' },
      { person: staff.keeper, card: 'MH-1003' },
    ],
    reason: 'サーバの運用と点検のため',
  });
  await permit(clerk, staff, {
    areas: [room],
    kind: 'contractor',
    company: '見本保守株式会社',
    people: [
      { name: '見本 次郎', kana: 'みほん じろう', card: 'MH-2001' },
      { name: '見本 𠮷子', kana: 'みほん よしこ', card: 'MH-2002' },
    ],
    reason: '住民情報システムの保守のため',
    escorted: true,
  });
  const entries = await enterAndLeave(clerk, staff, room);
  await closeLastMonth(clerk, staff, room);
  await clerk.act(CARRY_IN_OUT, 'record-afterwards', [], {
    area: room,
    direction: 'in',
    items: [{ name: '見本バックアップ装置', serial: 'MIHON-BK-1', count: 1 }],
    reason: '機器の更新',
    contractor: '見本保守株式会社',
    impact: 'none',
    impactBy: '見本保守株式会社　見本 次郎',
    impactOn: momentBefore(clerk, 12).slice(0, 10),
    impactNote: '電源容量と空調を確かめた',
    doneAt: `${momentBefore(clerk, 9).slice(0, 10)}T10:00`,
    witness: staff.witness,
    carrier: '見本 次郎',
    result: '設置済み',
  });
  return { room, entries };
}
