import type { Host } from '../shared/host/dispatch';
import type { PersonId } from '../shared/ids';
import { createClerk } from './clerk';
import { guardAreas } from './sample-areas';
import { keepCustody } from './sample-custody';
import { disposeOfThings } from './sample-disposals';
import { leaveOldEntries } from './sample-past-term';
import { hire } from './sample-people';
import { pledge } from './sample-pledges';
import { takeStock } from './sample-stocktakes';
import { registerThings } from './sample-things';

/** Fills an unlocked, empty book with a sample section: about 200 assets, 60 media, 40 disposals in every state. */
export async function loadSample(host: Host): Promise<void> {
  const status = await host.call('status', {});
  if (!status.ok || !status.value.actor) throw new Error('the book has to be unlocked');
  const clerk = await createClerk(host, status.value.actor.person as PersonId);
  const staff = await hire(clerk, status.value.actor.name);
  const { media } = await registerThings(clerk, staff);
  await disposeOfThings(clerk, staff, media);
  await keepCustody(clerk, staff, media);
  const { room } = await guardAreas(clerk, staff);
  await leaveOldEntries(clerk, room);
  await pledge(clerk, staff);
  await takeStock(clerk, staff);
}
