import { expect, it } from 'vitest';
import { nodeHashing } from '../../../electron/services/hashing';
import type { DeviceId, RecordId } from '../../../shared/ids';
import { stamp } from '../../../shared/journal/chain';
import type { Entry } from '../../../shared/journal/entry';
import { createProjection } from '../../../shared/journal/project';
import { registers } from '../../../shared/registers';
import { AREA, ENTRY_LOG } from '../../../shared/registers/ids';
import { idFor } from '../../fakes/journal';

const record = idFor('the area') as RecordId;
const entry = (seq: number, register: string, event: string, body: Entry['body']): Entry =>
  stamp(
    {
      v: 1,
      book: idFor('book') as never,
      device: idFor('device') as DeviceId,
      seq,
      prev: '0'.repeat(64) as never,
      tick: seq,
      seen: {},
      at: '2026-11-23T00:00:00.000Z' as never,
      actor: idFor('actor') as never,
      signer: null,
      rules: 'test' as never,
      register: register as never,
      record,
      event,
      version: 1,
    },
    body ?? {},
    '0'.repeat(32),
    nodeHashing,
  );

it('an entry of one register does nothing to a record of another but to be told as a contradiction', () => {
  const projection = createProjection(registers);
  const on = '2026-11-23';
  projection.apply([entry(1, AREA, 'registered', { number: null, on, fields: { name: '見本サーバ室' } })]);
  projection.apply([entry(2, ENTRY_LOG, 'voided', { on, reason: '取り消したい' })]);
  projection.apply([entry(3, ENTRY_LOG, 'left', { on, leftAt: '2026-11-23T10:00' })]);
  const state = projection.record(record);
  expect(state?.voided).toBe(null);
  expect(state?.fields).toEqual({ name: '見本サーバ室' });
  expect(state?.register).toBe(AREA);
  expect(state?.conflicts.map(({ kind }) => kind)).toEqual(['unlawful', 'unlawful']);
});
