import type { RecordId, RegisterId } from '../shared/ids';
import { addDays } from '../shared/jp/days';
import { fiscalYearOf } from '../shared/jp/fiscal';
import type { JsonObject } from '../shared/json';
import { CABINET, CUSTODY, INCIDENT, MEDIUM, TAKE_OUT, TAKE_OUT_BLANKET } from '../shared/registers/ids';
import { registerOf } from '../shared/registers/index';
import type { Clerk } from './clerk';
import type { Staff } from './sample-people';
import { signature } from './sample-pledges';

const ALL = ['fire', 'heat', 'water', 'damp', 'lock'];

type Section = {
  readonly clerk: Clerk;
  readonly staff: Staff;
  readonly day: (after: number) => string;
};

/** What the form of an action starts with, and what is typed over it. */
function typed(
  clerk: Clerk,
  register: RegisterId,
  action: string,
  targets: readonly RecordId[],
  values: JsonObject,
): JsonObject {
  const found = registerOf(register).actions.find(({ id }) => id === action);
  const start = found?.initial?.(clerk.situation(), targets.map(clerk.state)) ?? {};
  return { ...start, ...values } as JsonObject;
}

const ofRegister = (clerk: Clerk, ids: readonly RecordId[], register: RegisterId): RecordId => {
  const found = ids.find((id) => clerk.state(id).register === register);
  if (!found) throw new Error(`no record of ${register} was written to`);
  return found;
};

/** Three cabinets: one that has all five properties, one whose lack is accepted until the 年度 ends, one that lacks. */
async function putUpCabinets({ clerk, staff, day }: Section): Promise<readonly RecordId[]> {
  const { end } = fiscalYearOf(clerk.situation().today);
  const cabinet = async (
    name: string,
    place: string,
    storageProperties: readonly string[],
    more: JsonObject = {},
  ): Promise<RecordId> => {
    const [id] = (await clerk.act(CABINET, 'register', [], {
      name,
      place,
      section: staff.section,
      keyKeeper: '見本課長',
      keyNumber: '課長席の鍵箱',
      storageProperties: [...storageProperties],
      on: day(-200),
      ...more,
    })) as [RecordId];
    return id;
  };
  const safe = await cabinet('耐火金庫1', '本庁舎3階 執務室', ALL);
  const locked = await cabinet('鍵付き書庫A', '本庁舎3階 執務室', ['lock', 'damp'], {
    acceptedBy: 'plan',
    acceptedLacks: ['fire', 'heat', 'water'],
    acceptedReference: '令和8年度 保管庫更新計画（見本）',
    acceptedMeasures: '機密性3の媒体は置かず、毎日の終業時に施錠を2人で確かめる。',
    acceptedUntil: end,
  });
  await cabinet('事務机の引出し', '本庁舎3階 窓口', ['lock']);
  return [safe, locked];
}

/** What is in the cabinets: the storage rules are then judged by what the cabinet offers. */
async function fill(
  { clerk, day }: Section,
  cabinets: readonly RecordId[],
  media: readonly RecordId[],
): Promise<void> {
  for (const [index, id] of media.entries()) {
    const cabinet = cabinets[index % cabinets.length] as RecordId;
    const values = typed(clerk, MEDIUM, 'amend', [id], {
      cabinet,
      on: day(0),
      amendmentReason: '保管庫台帳に登録した保管庫と結び付けたため（見本）',
    });
    await clerk.act(MEDIUM, 'amend', [id], values);
  }
}

async function permit({ clerk, staff }: Section, register: RegisterId, id: RecordId, decidedOn: string) {
  await clerk.act(register, 'decide', [id], {
    outcome: 'permitted',
    decidedOn,
    kind: 'own',
    manner: 'paper',
    decider: staff.chief,
    binder: '令和8年度 持出し許可綴',
  });
}

async function apply(
  { clerk, staff, day }: Section,
  things: readonly RecordId[],
  dates: { readonly applied: number; readonly from: number; readonly until: number },
  more: JsonObject = {},
): Promise<RecordId> {
  const [id] = (await clerk.act(TAKE_OUT, 'apply', [], {
    act: 'take-out',
    section: staff.section,
    applicant: staff.witness,
    appliedOn: day(dates.applied),
    items: things.map((thing) => ({ thing })),
    purpose: '見本地区センターでの説明会に使うため',
    destination: '見本地区センター',
    from: day(dates.from),
    until: day(dates.until),
    protection: ['encrypted', 'password', 'locked-case', 'never-left'],
    ...more,
  })) as [RecordId];
  return id;
}

async function take({ clerk, day }: Section, permitId: RecordId, on: number): Promise<RecordId> {
  const values = typed(clerk, TAKE_OUT, 'take', [permitId], { outAt: `${day(on)}T00:05` });
  return ofRegister(clerk, await clerk.act(TAKE_OUT, 'take', [permitId], values), CUSTODY);
}

async function giveBack({ clerk, staff }: Section, line: RecordId, backAt: string): Promise<void> {
  const values = typed(clerk, CUSTODY, 'return', [line], { at: backAt, receiver: staff.chief });
  const items = (values['items'] as readonly JsonObject[]).map((item) => ({ erasure: 'untouched', ...item }));
  await clerk.act(CUSTODY, 'return', [line], { ...values, items });
}

/** Applications of every state, and what went out with them: back in time and out now. A loan is overdue. */
async function takeOut(section: Section, media: readonly RecordId[]): Promise<void> {
  const { clerk, day } = section;
  const [waiting, ahead, back, out, late] = media as [RecordId, RecordId, RecordId, RecordId, RecordId];
  await apply(section, [waiting], { applied: -1, from: 3, until: 5 });
  const permitted = await apply(section, [ahead], { applied: -3, from: 1, until: 2 });
  await permit(section, TAKE_OUT, permitted, day(-1));
  const returned = await apply(section, [back], { applied: -20, from: -15, until: 1 });
  await permit(section, TAKE_OUT, returned, day(-18));
  const used = await take(section, returned, -15);
  await clerk.act(CUSTODY, 'sign', [used], { on: day(-15), manner: 'screen', signature });
  await giveBack(section, used, `${day(-14)}T17:10`);
  const running = await apply(section, [out], { applied: -4, from: -1, until: 2 });
  await permit(section, TAKE_OUT, running, day(-2));
  const line = await take(section, running, -1);
  await clerk.act(CUSTODY, 'sign', [line], {
    on: day(-1),
    manner: 'paper',
    binder: '令和8年度 受領書綴',
  });
  await lend(section, late, -7, -3);
}

async function lend({ clerk, staff, day }: Section, thing: RecordId, from: number, until: number) {
  const values = typed(clerk, CUSTODY, 'lend', [], {
    items: [{ thing }],
    section: staff.section,
    holder: staff.deputy,
    purpose: '窓口での説明',
    destination: '課内',
    outAt: `${day(from)}T00:01`,
    until: day(until),
  });
  await clerk.act(CUSTODY, 'lend', [], values);
}

/** 包括許可 for visits to homes, used three times, and a loan inside the section. */
async function visitHomes(section: Section, usb: RecordId, lent: RecordId): Promise<void> {
  const { clerk, staff, day } = section;
  const { start, end } = fiscalYearOf(clerk.situation().today);
  const [blanket] = (await clerk.act(TAKE_OUT_BLANKET, 'apply', [], {
    act: 'take-out',
    section: staff.section,
    applicant: staff.witness,
    appliedOn: start,
    business: '見本地区の家庭訪問（週2回程度）',
    persons: [staff.witness, staff.deputy],
    items: [{ thing: usb }],
    maximumClass: '2B',
    destination: '見本地区の家庭',
    route: '公用車で往復し、直帰しない',
    from: start,
    until: end,
    protection: ['encrypted', 'password', 'locked-case', 'never-left'],
  })) as [RecordId];
  await permit(section, TAKE_OUT_BLANKET, blanket, start);
  const visits = [9, 6, 2].map((ago) => day(-ago)).filter((on) => on >= start);
  for (const on of visits) await visitOnce(section, blanket, on);
  await lend(section, lent, 0, 0);
}

/** One visit: out in the morning, back in the evening, each time one line of 持出・貸出簿. */
async function visitOnce(section: Section, blanket: RecordId, on: string): Promise<void> {
  const { clerk, staff } = section;
  const values = typed(clerk, TAKE_OUT_BLANKET, 'use', [blanket], {
    holder: staff.witness,
    outAt: `${on}T09:10`,
    until: on,
  });
  const written = await clerk.act(TAKE_OUT_BLANKET, 'use', [blanket], values);
  await giveBack(section, ofRegister(clerk, written, CUSTODY), `${on}T16:40`);
}

/** What should not happen and is on record all the same: taken home without permission, and lost on the way. */
async function goWrong(section: Section, unpermitted: RecordId, lost: RecordId): Promise<void> {
  const { clerk, staff, day } = section;
  await clerk.act(CUSTODY, 'record-afterwards', [], {
    act: 'take-out',
    items: [{ thing: unpermitted }],
    section: staff.section,
    holder: staff.deputy,
    purpose: '休日の作業',
    destination: '自宅',
    outAt: `${day(-12)}T18:00`,
    until: day(-11),
    backAt: `${day(-11)}T08:20`,
    receiver: staff.chief,
    erasure: 'untouched',
    irregular: '許可を受けずに持ち帰ったことが、翌朝の点検で分かった。',
  });
  const id = await apply(section, [lost], { applied: -6, from: -2, until: 1 });
  await permit(section, TAKE_OUT, id, day(-4));
  const line = await take(section, id, -2);
  const written = await clerk.act(CUSTODY, 'lose', [line], {
    lost: [lost],
    kind: 'lost',
    noticedAt: `${day(-1)}T17:40`,
    noticedBy: staff.witness,
    account: '説明会から戻り、机に出そうとしたところ、ケースの中になかった。',
  });
  await clerk.act(INCIDENT, 'report', [ofRegister(clerk, written, INCIDENT)], {
    chiefAt: `${day(-1)}T17:45`,
    csirtAt: `${day(-1)}T17:55`,
  });
}

/** Custody in every state it can be in, with media that nobody has applied to dispose of. */
export async function keepCustody(clerk: Clerk, staff: Staff, media: readonly RecordId[]): Promise<void> {
  const { today } = clerk.situation();
  const section: Section = { clerk, staff, day: (after) => addDays(today, after) };
  const idle = media.filter((id) => {
    const state = clerk.state(id);
    const { statusOf } = registerOf(MEDIUM);
    return statusOf(state, clerk.situation().book, today) === 'registered' && state.fields['kind'] !== 'mfp';
  });
  if (idle.length < 9) throw new Error(`only ${idle.length} media are free`);
  const cabinets = await putUpCabinets(section);
  await fill(section, cabinets, idle.slice(0, 8));
  await takeOut(section, idle.slice(0, 5));
  await visitHomes(section, idle[5] as RecordId, idle[6] as RecordId);
  await goWrong(section, idle[7] as RecordId, idle[8] as RecordId);
}
