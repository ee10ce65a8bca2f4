import type { RecordId } from '../shared/ids';
import { draftNew } from '../shared/registers/define';
import { PERSON, SECTION } from '../shared/registers/ids';
import type { Clerk } from './clerk';

/** The people of the sample section: invented, and named 見本 so that nobody takes them for real. */
export type Staff = {
  readonly section: RecordId;
  readonly keeper: RecordId;
  readonly chief: RecordId;
  readonly head: RecordId;
  readonly deputy: RecordId;
  readonly witness: RecordId;
};

/** Registers the section and its people; the one who is logged in is the keeper of the ledgers. */
export async function hire(clerk: Clerk, user: string): Promise<Staff> {
  const [section] = (await clerk.act(SECTION, 'register', [], {
    name: '見本課',
    code: '0101',
    department: '見本部',
    authority: '富山市長',
    address: '本庁舎 3階',
    on: '2024-04-01',
  })) as [RecordId];
  const assignment = (post: string, role: string) => [{ section, post, role, from: '2025-04-01' }];
  const keeper = clerk.situation().actor as string as RecordId;
  await clerk.append([
    draftNew(PERSON, keeper, 'registered', 1, {
      number: null,
      on: '2025-04-01',
      fields: {
        name: user,
        kana: 'みほん たろう',
        extension: '2101',
        assignments: assignment('主査', 'keeper'),
      },
    }),
  ]);
  const person = async (
    name: string,
    kana: string,
    extension: string,
    post: string,
    role: string,
  ): Promise<RecordId> => {
    const values = { name, kana, extension, assignments: assignment(post, role), on: '2025-04-01' };
    const [id] = (await clerk.act(PERSON, 'register', [], values)) as [RecordId];
    return id;
  };
  return {
    section,
    keeper,
    chief: await person('見本 髙子', 'みほん たかこ', '2100', '課長', 'chief'),
    head: await person('見本 𠮷郎', 'みほん よしろう', '2000', '部長', 'head'),
    deputy: await person('見本 﨑男', 'みほん さきお', '2102', '課長代理', 'staff'),
    witness: await person('見本 邉美', 'みほん なべみ', '2103', '主事', 'staff'),
  };
}
