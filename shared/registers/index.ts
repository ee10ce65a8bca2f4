import type { RegisterId } from '../ids';
import { canComplete } from '../retention/completion';
import { area } from './area/index';
import { asset } from './asset/index';
import { bundle } from './bundle/index';
import { cabinet } from './cabinet/index';
import { carryInOut } from './carry-in-out/index';
import { custody } from './custody/index';
import type { Register } from './define';
import { disposal } from './disposal/index';
import { entryLog } from './entry-log/index';
import { entryPermit } from './entry-permit/index';
import { withErased } from './erased';
import { erasure } from './erasure/index';
import { imports } from './import/index';
import { incident } from './incident/index';
import { medium } from './medium/index';
import { monthClose } from './month-close/index';
import { operation } from './operation/index';
import { person } from './person/index';
import { pledge } from './pledge/index';
import { policyProfile } from './policy-profile/index';
import { retentionHold } from './retention-hold/index';
import { section } from './section/index';
import { stocktake } from './stocktake/index';
import { stocktakeCount } from './stocktake-count/index';
import { takeOut } from './take-out/index';
import { takeOutBlanket } from './take-out-blanket/index';

/** Every register of the book: adding one is one folder and one line here. */
const all: readonly Register[] = [
  asset,
  medium,
  cabinet,
  takeOut,
  takeOutBlanket,
  custody,
  incident,
  disposal,
  stocktake,
  pledge,
  entryPermit,
  entryLog,
  carryInOut,
  monthClose,
  area,
  section,
  person,
  bundle,
  imports,
  operation,
  stocktakeCount,
  policyProfile,
  erasure,
  retentionHold,
];

export const registers: readonly Register[] = all.map((register) =>
  canComplete(register.id) ? withErased(register) : register,
);

const byId = new Map(registers.map((register) => [register.id, register]));

/** The register of an id; asking for one that is not there is a bug. */
export function registerOf(id: RegisterId): Register {
  const register = byId.get(id);
  if (!register) throw new Error(`no register ${id}`);
  return register;
}
