import { readFileSync } from 'node:fs';
import type { Instant, RecordId, RegisterId } from '../../shared/ids';
import type { DraftEntry, Entry } from '../../shared/journal/entry';
import { createProjection, type RecordState } from '../../shared/journal/project';
import { todayIn } from '../../shared/jp/moment';
import type { JsonObject } from '../../shared/json';
import type { Finding } from '../../shared/policy/finding';
import { loadProfile } from '../../shared/policy/profile';
import type { Situation, Verdict } from '../../shared/registers/define';
import { registerOf, registers } from '../../shared/registers/index';
import { actor, createDevice, idFor } from './journal';

const loaded = loadProfile(JSON.parse(readFileSync('assets/policy/toyama.json', 'utf8')));
if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
export const profile = loaded.value;

/** A book in memory: what the app does with a journal, without a host. */
export function createTestBook(at = '2026-11-23T03:00:00.000Z') {
  const device = createDevice('book');
  const projection = createProjection(registers);
  const entries: Entry[] = [];
  let made = 0;
  let now = at as Instant;
  const situation = (): Situation => ({
    book: projection,
    profile,
    actor,
    now,
    today: todayIn(now),
    newRecord: () => {
      made += 1;
      return idFor(`record made ${made}`) as RecordId;
    },
  });
  function append(drafts: readonly DraftEntry[]): void {
    const written = drafts.map((draft) =>
      device.write({ register: draft.register, record: draft.record, event: draft.event, body: draft.body }),
    );
    entries.push(...written);
    projection.apply(written);
  }
  function judge(
    register: RegisterId,
    action: string,
    targets: readonly RecordState[],
    values: JsonObject,
  ): Verdict {
    const found = registerOf(register).actions.find((one) => one.id === action);
    if (!found) throw new Error(`${register} has no action ${action}`);
    return found.decide(situation(), targets, values);
  }
  return {
    projection,
    entries,
    situation,
    append,
    judge,
    setNow: (instant: string) => {
      now = instant as Instant;
    },
    state: (id: RecordId): RecordState => {
      const state = projection.record(id);
      if (!state) throw new Error(`no record ${id}`);
      return state;
    },
    /** Does what a user does; a blocking finding is a failed test. Answers the records written to. */
    act(
      register: RegisterId,
      action: string,
      targets: readonly RecordState[],
      values: JsonObject,
    ): readonly RecordId[] {
      const verdict = judge(register, action, targets, values);
      const blocks = verdict.findings.filter((finding) => finding.level === 'block');
      if (blocks.length > 0) throw new Error(blocks.map((finding) => finding.message).join('\n'));
      append(verdict.drafts);
      return verdict.drafts.map((draft) => draft.record);
    },
  };
}

export type TestBook = ReturnType<typeof createTestBook>;

export const blocks = (findings: readonly Finding[]): string[] =>
  findings.filter((finding) => finding.level === 'block').map((finding) => finding.message);

/** A section with a chief, a head, two staff; answers their ids. */
export function staffed(book: TestBook) {
  const [section] = book.act('section' as RegisterId, 'register', [], { name: '見本課', code: '0101' }) as [
    RecordId,
  ];
  const hire = (name: string, role: string, post: string): RecordId =>
    book.act('person' as RegisterId, 'register', [], {
      name,
      assignments: [{ section, post, role, from: '2025-04-01' }],
    })[0] as RecordId;
  return {
    section,
    chief: hire('見本 髙子', 'chief', '課長'),
    head: hire('見本 部長', 'head', '部長'),
    staff: hire('見本 太郎', 'keeper', '主査'),
    other: hire('見本 﨑子', 'staff', '主事'),
  };
}
