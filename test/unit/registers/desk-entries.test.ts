import { expect, it } from 'vitest';
import { deskFieldsSchema, isDeskEntry } from '../../../shared/journal/desk-entries';
import type { Json } from '../../../shared/json';
import { leftBody, recordEntry } from '../../../shared/registers/entry-log/actions';
import { entryFields } from '../../../shared/registers/entry-log/fields';
import { ENTRY_LOG } from '../../../shared/registers/ids';
import { createAreaBook } from '../../fakes/area-book';

it('knows every field of the log but those that the office alone writes', () => {
  const office = ['leftAt', 'exitCorrected'];
  const known = entryFields.map(({ key }) => key).filter((key) => !office.includes(key));
  expect(Object.keys(deskFieldsSchema.shape).toSorted()).toEqual(known.toSorted());
});

it('offers the choices of the forms, no more and no less', () => {
  const choicesOf = (fields: typeof entryFields, key: string): readonly string[] => {
    const field = fields.find((one) => one.key === key);
    return field?.kind === 'choice' ? field.choices.map(({ value }) => value) : [];
  };
  const things = entryFields.find(({ key }) => key === 'broughtIn');
  const inner = things?.kind === 'rows' ? things.fields : [];
  const fits = (more: { readonly [key: string]: Json }): boolean =>
    deskFieldsSchema.safeParse({
      area: '0'.repeat(26),
      name: '見本',
      enteredAt: '2026-11-23T09:00',
      purpose: '点検',
      source: 'desk',
      ...more,
    }).success;
  for (const shown of choicesOf(entryFields, 'idShown')) expect(fits({ idShown: shown })).toBe(true);
  for (const kind of choicesOf(inner, 'kind')) expect(fits({ broughtIn: [{ kind }] })).toBe(true);
  for (const handling of choicesOf(inner, 'handling')) expect(fits({ broughtIn: [{ handling }] })).toBe(true);
  expect(fits({ idShown: 'other' })).toBe(false);
  expect(fits({ name: 'あ\u0000' })).toBe(false);
});

it('takes what the desk’s own screen writes of somebody with everything, in and out', () => {
  const { book, area } = createAreaBook();
  const typed = {
    area: area(),
    name: '見本　髙太郎',
    company: '見本保守株式会社',
    people: 2,
    enteredAt: `${book.situation().now.slice(0, 10)}T00:10`,
    purpose: '定期点検',
    allowedBy: '見本 課長',
    escort: '見本 係員',
    idShown: 'shown',
    broughtIn: [{ what: '点検用端末', kind: 'device', related: '見本システム', handling: 'kept-outside' }],
    keys: [{ key: 'K-1' }],
    remarks: '2人目は見学',
  };
  const { drafts, findings } = recordEntry(typed, book.situation(), 'desk');
  expect(findings.filter(({ level }) => level === 'block')).toEqual([]);
  const [entered] = drafts;
  expect(entered && isDeskEntry(`${ENTRY_LOG} ${entered.event}`, entered.body)).toBe(true);
  book.append(drafts);
  const state = book.state(entered?.record as never);
  const body = leftBody(state, `${book.situation().today}T23:50`, true);
  expect(isDeskEntry(`${ENTRY_LOG} left`, body)).toBe(true);
});
