import { expect, it } from 'vitest';
import type { IsoDate } from '../../../shared/jp/date';
import type { FormDoc } from '../../../shared/print/form-doc';
import { documentsOf, type FormContext } from '../../../shared/registers/forms';
import { CUSTODY, INCIDENT } from '../../../shared/registers/ids';
import { incidentSheetForm } from '../../../shared/registers/incident/print';
import { registers } from '../../../shared/registers/index';
import { stocktakeReportForm } from '../../../shared/registers/stocktake/print';
import { namingOf } from '../../../shared/registers/values';
import { createCustodyBook } from '../../fakes/custody-book';

const postsOf = ({ blocks }: FormDoc): readonly string[] =>
  blocks.flatMap((block) => (block.kind === 'stamps' ? block.windows.map(({ post }) => post) : []));

function lost() {
  const custody = createCustodyBook();
  const { book, people } = custody;
  const usb = custody.medium();
  const ids = book.act(CUSTODY, 'lose', [book.state(custody.lend([usb]))], {
    lost: [usb],
    kind: 'lost',
    noticedAt: '2026-11-23T11:30',
    noticedBy: people.staff,
    account: '机の中に見当たらない。',
  });
  const incident = ids.find((id) => book.state(id).register === INCIDENT) ?? usb;
  const situation = book.situation();
  const { organisation } = situation.profile;
  const profile = { ...situation.profile, organisation: { ...organisation, stampPosts: ['所長', '次長'] } };
  const context: FormContext = {
    situation: { ...situation, profile },
    naming: namingOf(situation, registers),
    head: null,
    sample: false,
    extract: '',
  };
  return { book, incident, context };
}

it('takes the posts of the 決裁欄 from the profile in force, on blank forms too', () => {
  const { context } = lost();
  for (const variant of ['blank', 'example'] as const)
    expect(documentsOf(stocktakeReportForm, variant, [], context).map(postsOf)).toEqual([['所長', '次長']]);
  const { organisation } = context.situation.profile;
  const other = { ...context.situation.profile, organisation: { ...organisation, stampPosts: ['課長'] } };
  const under = { ...context, situation: { ...context.situation, profile: other } };
  expect(documentsOf(stocktakeReportForm, 'blank', [], under).map(postsOf)).toEqual([['課長']]);
});

it('leaves the 確認欄 of an incident as it is, and dates it by what was told first', () => {
  const { book, incident, context } = lost();
  const print = () => documentsOf(incidentSheetForm, 'filled', [book.state(incident)], context)[0];
  const before = print();
  expect(before && postsOf(before)).toEqual(['部局長', '所属長', '担当']);
  expect(before?.date).toBe('令和8年11月23日');
  expect(before?.blocks[0]).toMatchObject({
    kind: 'addressee',
    lines: ['CSIRT　御中', '部局長（情報セキュリティ責任者）　様'],
  });
  book.act(INCIDENT, 'report', [book.state(incident)], {
    chiefAt: '2026-11-23T11:40',
    headAt: '2026-11-23T11:55',
    csirtAt: '2026-11-23T11:50',
  });
  const later = { ...context, situation: { ...context.situation, today: '2026-12-01' as IsoDate } };
  expect(documentsOf(incidentSheetForm, 'filled', [book.state(incident)], later)[0]?.date).toBe(
    '令和8年11月23日',
  );
});
