import toyama from '../assets/policy/toyama.json';
import type { Host } from '../shared/host/dispatch';
import {
  type DeviceId,
  type Instant,
  idFromBytes,
  type PersonId,
  type RecordId,
  type RegisterId,
} from '../shared/ids';
import type { DraftEntry, Entry, Head } from '../shared/journal/entry';
import { createProjection, type RecordState } from '../shared/journal/project';
import { todayIn } from '../shared/jp/moment';
import type { JsonObject } from '../shared/json';
import type { Finding } from '../shared/policy/finding';
import { loadProfile } from '../shared/policy/profile';
import { isBlocked, type Situation } from '../shared/registers/define';
import { registerOf, registers } from '../shared/registers/index';
import { profileInForce } from '../shared/registers/policy-profile/index';

const loaded = loadProfile(toyama);
if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
const delivered = loaded.value;

/** Works an unlocked book as a person does at the screen, through the same host, folds and rules. */
export type Clerk = {
  readonly situation: () => Situation;
  readonly entries: () => readonly Entry[];
  readonly heads: () => Readonly<Record<DeviceId, Head>>;
  state(id: RecordId): RecordState;
  append(drafts: readonly DraftEntry[]): Promise<readonly Entry[]>;
  /** Does an action of a register; what blocks it is an error here. Answers the records written to. */
  act(
    register: RegisterId,
    action: string,
    targets: readonly RecordId[],
    values: JsonObject,
  ): Promise<readonly RecordId[]>;
};

const PAGE = 10_000;

export async function createClerk(host: Host, actor: PersonId): Promise<Clerk> {
  const projection = createProjection(registers);
  const entries: Entry[] = [];
  const take = (news: readonly Entry[]): void => {
    entries.push(...news);
    projection.apply(news);
  };
  for (let more = true; more; ) {
    const after = Object.fromEntries(
      Object.entries(projection.heads()).map(([device, head]) => [device, head.seq]),
    );
    const page = await host.call('read', { after, limit: PAGE });
    if (!page.ok) throw new Error(page.error.what);
    take(page.value.entries);
    more = page.value.more;
  }
  const situation = (): Situation => {
    const now = new Date().toISOString() as Instant;
    return {
      book: projection,
      profile: profileInForce(projection, delivered),
      actor,
      now,
      today: todayIn(now),
      newRecord: () => idFromBytes(crypto.getRandomValues(new Uint8Array(16))) as RecordId,
    };
  };
  const state = (id: RecordId): RecordState => {
    const found = projection.record(id);
    if (!found) throw new Error(`no record ${id}`);
    return found;
  };
  async function append(drafts: readonly DraftEntry[]): Promise<readonly Entry[]> {
    const answer = await host.call('append', { drafts: [...drafts], rules: situation().profile.version });
    if (!answer.ok) throw new Error(`${answer.error.what} ${answer.error.details?.join(' ') ?? ''}`);
    take(answer.value.entries);
    return answer.value.entries;
  }
  return {
    situation,
    entries: () => entries,
    heads: () => projection.heads(),
    state,
    append,
    async act(register, name, targets, values) {
      const action = registerOf(register).actions.find((one) => one.id === name);
      if (!action) throw new Error(`${register} has no action ${name}`);
      const verdict = action.decide(situation(), targets.map(state), values);
      if (isBlocked(verdict.findings)) throw new Error(blocking(verdict.findings));
      await append(verdict.drafts);
      return verdict.drafts.map((draft) => draft.record);
    },
  };
}

const blocking = (findings: readonly Finding[]): string =>
  findings
    .filter((finding) => finding.level === 'block')
    .map((finding) => `${finding.clause ?? ''} ${finding.message}`.trim())
    .join('\n');
