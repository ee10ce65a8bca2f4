import { describe, expect, it } from 'vitest';
import profile from '../../../assets/policy/toyama.json';
import type { FormDoc } from '../../../shared/print/form-doc';
import { blankForm, exampleForm, filledForm, formIds, forms } from '../../../shared/print/forms';
import type { DecisionText, FormHead } from '../../../shared/print/forms/parts';
import { infoOfPdf, printed } from './printed';

const head = (id: keyof typeof profile.forms): FormHead => ({
  ...profile.forms[id],
  printedAt: '令和8年11月22日10時05分',
  verification: 'ab12-cd34',
  mark: null,
});
const pages = async (doc: FormDoc): Promise<number> =>
  Number(/^Pages:\s+(\d+)$/mu.exec(infoOfPdf(await printed(doc)))?.[1]);
const all = formIds.flatMap((id) => [
  { name: `${id} (blank)`, doc: blankForm(id, profile.forms[id]) },
  { name: `${id} (example)`, doc: exampleForm(id, profile.forms[id]) },
]);

const decision: DecisionText = {
  outcome: 'conditional',
  number: 'R8-許001',
  date: '令和8年11月22日',
  condition: '庁舎の外では手元から離さず、戻ったその日のうちに中身を消去し、結果を記録すること。',
  decider: '情報セキュリティ管理者　見本課長　見本　花子',
};
const applied = { decision, binder: '見本簿冊（令和8年度）' };
const takeOut = forms['take-out-application'].example;
const blanket = forms['take-out-blanket'].example;
const disposal = forms['disposal-application'].example;
const incident = forms['incident-sheet'].example;
const permit = forms['entry-permit-application'].example;

describe('one sheet is enough for', () => {
  it.each([
    [
      'a decided application to take out two things',
      filledForm(
        'take-out-application',
        {
          ...takeOut,
          ...applied,
          applicant: { ...takeOut.applicant, typedBy: '見本　次郎' },
          takenAt: '令和8年11月24日 9時05分',
          returnedAt: '令和8年11月25日 17時10分',
          receiver: '見本　次郎',
          erasure: '消去し、残っていないことを確かめた',
        },
        head('take-out-application'),
      ),
    ],
    [
      'a decided application for what is done again and again',
      filledForm(
        'take-out-blanket',
        { ...blanket, decision, items: [...blanket.items, ...blanket.items] },
        head('take-out-blanket'),
      ),
    ],
    [
      'a decided and carried out disposal of three things',
      filledForm(
        'disposal-application',
        { ...disposal, ...applied, items: [...disposal.items, ...disposal.items.slice(0, 1)] },
        head('disposal-application'),
      ),
    ],
    [
      'a decided application for two people to enter an area',
      filledForm(
        'entry-permit-application',
        {
          ...permit,
          ...applied,
          applicant: { ...permit.applicant, typedBy: '見本　次郎' },
          remarks: '作業の手順書を添える。',
          listed: '登載済（許可の記録と同時）',
        },
        head('entry-permit-application'),
      ),
    ],
    [
      'an incident that is over',
      filledForm(
        'incident-sheet',
        {
          ...incident,
          found: '令和8年11月26日、見本地区センターの会議室で見付かり、封をしたまま受け取った。',
          cause: '会場を出るときに、持ち物を数えなかった。',
          prevention: '会場を出る前に、持出簿と現物を二人で突き合わせる。',
          closedOn: '令和8年12月1日',
        },
        head('incident-sheet'),
      ),
    ],
  ])('%s', async (_, doc) => {
    expect(await pages(doc)).toBe(1);
  });
  // What is to be installed and who permits it are two sheets on purpose.
  it.each(all.filter(({ name }) => !name.startsWith('installation')))('$name', async ({ doc }) => {
    expect(await pages(doc)).toBe(1);
  });
});
