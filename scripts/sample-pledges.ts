import type { RecordId } from '../shared/ids';
import { addDays } from '../shared/jp/days';
import { fiscalYearOf } from '../shared/jp/fiscal';
import type { JsonObject } from '../shared/json';
import { PERSON, PLEDGE } from '../shared/registers/ids';
import type { Clerk } from './clerk';
import type { Staff } from './sample-people';

/** Invented, and named 見本 so that nobody takes them for real. */
const PEOPLE = [
  ['見本 花子', 'みほん はなこ'],
  ['見本 次郎', 'みほん じろう'],
  ['見本 﨑江', 'みほん さきえ'],
  ['見本 髙志', 'みほん たかし'],
  ['見本 𠮷乃', 'みほん よしの'],
  ['見本 辻󠄀子', 'みほん つじこ'],
  ['見本 邉人', 'みほん なべと'],
  ['見本 夏美', 'みほん なつみ'],
  ['見本 秋夫', 'みほん あきお'],
  ['見本 冬子', 'みほん ふゆこ'],
  ['見本 一葉', 'みほん かずは'],
  ['見本 二郎', 'みほん にろう'],
  ['見本 三奈', 'みほん みな'],
  ['見本 四季', 'みほん しき'],
  ['見本 五月', 'みほん さつき'],
  ['見本 六花', 'みほん りっか'],
  ['見本 七海', 'みほん ななみ'],
] as const;

/** 「見」 as a pen writes it, roughly: lines, so that the sample shows how a signature is kept. */
export const signature = {
  manner: 'drawn',
  width: 6000,
  height: 1760,
  strokes: [
    [500, 300, 480, 900, 500, 1000],
    [500, 300, 900, 280, 1000, 300, 980, 1000],
    [520, 530, 960, 520],
    [520, 760, 960, 750],
    [500, 1000, 980, 990],
    [640, 1000, 600, 1300, 380, 1500],
    [820, 1000, 820, 1400, 900, 1480, 1120, 1460, 1160, 1320],
    [1700, 560, 2300, 540],
    [2000, 280, 2010, 1500],
    [1990, 580, 1820, 1000, 1600, 1240],
    [2020, 580, 2200, 960, 2440, 1220],
    [1860, 1180, 2160, 1170],
  ],
};

/** The people of this 年度: signed on the screen and on paper, unsigned, unrestricted, leaving and gone. */
export async function pledge(clerk: Clerk, staff: Staff): Promise<readonly RecordId[]> {
  const { today } = clerk.situation();
  const { start, end } = fiscalYearOf(today);
  const hired: RecordId[] = [];
  for (const [name, kana] of PEOPLE) {
    const [id] = await clerk.act(PERSON, 'register', [], {
      name,
      kana,
      employment: 'fiscal-part',
      termFrom: start,
      termUntil: end,
      assignments: [{ section: staff.section, post: '事務補助員', role: 'fiscal-year', from: start }],
      on: start,
    });
    if (id) hired.push(id);
  }
  const cards = hired.map((person, at) => ({
    person,
    year: start.slice(0, 4),
    section: staff.section,
    employment: 'fiscal-part',
    from: start,
    until: at >= 7 && at < 10 ? monthEnd(today) : end,
    need: 'sign',
  }));
  const made = await clerk.act(PLEDGE, 'renew', [], { cards });
  const steps = stepsFor(clerk, staff);
  await steps.brief([...made.slice(0, 9), ...made.slice(10)]);
  for (const id of made.slice(0, 5))
    await clerk.act(PLEDGE, 'sign', [id], { read: true, signature, witness: staff.witness });
  await clerk.act(PLEDGE, 'sign-on-paper', made.slice(7, 9), {
    on: addDays(today, -20) < start ? start : addDays(today, -20),
    binder: '会計年度任用職員 誓約書綴（見本）',
  });
  await steps.restrict([...made.slice(0, 4), ...made.slice(7, 9)]);
  await steps.set([...made.slice(0, 2), ...made.slice(7, 9)]);
  await steps.train(made.slice(0, 3));
  await steps.leave(made.slice(7, 9));
  return made;
}

const monthEnd = (today: string): string => {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
};

function stepsFor(clerk: Clerk, staff: Staff) {
  const { today } = clerk.situation();
  const { start } = fiscalYearOf(today);
  const act = (action: string, ids: readonly RecordId[], values: JsonObject) =>
    clerk.act(PLEDGE, action, ids, values);
  return {
    brief: (ids: readonly RecordId[]) =>
      act('brief', ids, {
        on: start,
        material: '情報セキュリティの手引き（見本）',
        materialVersion: '第3版',
        explainer: staff.keeper,
        understood: true,
      }),
    restrict: (ids: readonly RecordId[]) =>
      act('restrict', ids, {
        on: start,
        decider: staff.chief,
        terminal: true,
        internet: false,
        mail: true,
        reason: '庁内の照会に電子メールで回答するため。',
      }),
    set: (ids: readonly RecordId[]) =>
      act('set-restriction', ids, {
        on: start,
        setBy: staff.keeper,
        how: 'インターネット接続のグループから外した。',
        confirmed: true,
      }),
    train: (ids: readonly RecordId[]) =>
      act('train', ids, { on: today, name: '情報セキュリティ研修（見本）', manner: 'online' }),
    async leave(ids: readonly RecordId[]) {
      const items = [
        { kind: 'ic-card', name: '職員証', number: 'MIHON-0101', on: start },
        { kind: 'id', name: '庁内LANのアカウント', number: 'mihon01', on: start },
      ];
      for (const id of ids) await act('give', [id], { items });
      await act('leave', ids, { on: today, why: 'resigned' });
      const [last] = ids.slice(-1);
      if (last)
        await act('return', [last], {
          on: today,
          receiver: staff.keeper,
          secrecy: true,
          items: items.map(({ on: _on, ...item }) => ({
            ...item,
            outcome: item.kind === 'id' ? 'stopped' : 'returned',
          })),
        });
    },
  };
}
