import { describe, expect, it } from 'vitest';
import type { RecordId } from '../../../shared/ids';
import { entryPermitApplicationForm } from '../../../shared/registers/entry-permit/print';
import { documentsOf, type FormContext } from '../../../shared/registers/forms';
import { ENTRY_PERMIT } from '../../../shared/registers/ids';
import { registers } from '../../../shared/registers/index';
import { namingOf } from '../../../shared/registers/values';
import { createAreaBook } from '../../fakes/area-book';

const world = createAreaBook('2026-11-23T08:00:00.000Z');

/** Every text of the printed application. */
function textsOn(id: RecordId): string {
  const situation = world.book.situation();
  const naming = namingOf(situation, registers);
  const context: FormContext = { situation, naming, head: null, sample: false, extract: '' };
  const documents = documentsOf(entryPermitApplicationForm, 'filled', [world.book.state(id)], context);
  expect(documents).toHaveLength(1);
  return JSON.stringify(documents);
}

describe('管理区域入室許可申請書', () => {
  it('says who, where, from when to when, and what was decided', () => {
    const text = textsOn(world.contractorPermit);
    for (const words of ['見本サーバ室', '見本 次郎', '見本保守株式会社', 'MH-0002', '☑委託事業者', '☑新規'])
      expect(text).toContain(words);
    expect(text).toContain('令和8年4月1日から　令和9年3月31日まで');
    expect(text).toContain('入室許可綴');
    expect(text).toContain('登載済');
  });

  it('names the section of staff as it stood when the permission began', () => {
    expect(textsOn(world.staffPermit)).toContain('☑職員');
    expect(textsOn(world.staffPermit)).toContain('見本課');
  });

  it('is printed before the decision too, with nothing written into the list', () => {
    const [id] = world.book.act(ENTRY_PERMIT, 'apply', [], {
      section: world.people.section,
      applicant: world.people.staff,
      appliedOn: '2026-11-20',
      areas: [world.room],
      kind: 'visitor',
      company: '見本商会',
      people: [{ name: '見本 𠮷郎' }],
      from: '2026-11-24',
      until: '2026-11-24',
      reason: '視察のため',
      escorted: true,
    }) as [RecordId];
    const text = textsOn(id);
    expect(text).toContain('見本 𠮷郎');
    expect(text).toContain('☑入室のたびに立ち会う');
    expect(text).not.toContain('登載済');
  });

  it('shows another period as a renewal, and why a permission was taken back', () => {
    const [renewed] = world.book.act(ENTRY_PERMIT, 'renew', [world.book.state(world.staffPermit)], {
      from: '2027-04-01',
      until: '2028-03-31',
      appliedOn: '2026-11-23',
    }) as [RecordId];
    expect(textsOn(renewed)).toContain('☑更新');
    world.book.act(ENTRY_PERMIT, 'revoke', [world.book.state(world.contractorPermit)], {
      amendmentReason: '契約の終了',
    });
    expect(textsOn(world.contractorPermit)).toContain('契約の終了');
    expect(textsOn(world.contractorPermit)).not.toContain('登載済');
  });
});
