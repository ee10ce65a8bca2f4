import type { Services } from '../shared/host/dispatch';
import type { JsonObject } from '../shared/json';
import { fail, ok } from '../shared/result';
import type { HostDeps } from './services/host-deps';
import { fileProblem, problems } from './services/problems';
import type { Session } from './services/session';
import { guardedSettings, isGuarded, isInBounds, settingInForce } from './services/settings';

const done = ok({});

/** Settings of this PC's user. Those that concern the safety of the book change only while it is unlocked. */
export function settingServices({
  deps,
  session,
}: {
  readonly deps: HostDeps;
  readonly session: Session;
}): Pick<Services, 'settings' | 'setSetting'> {
  const inForce = (): JsonObject => {
    const guarded = (Object.keys(guardedSettings) as (keyof typeof guardedSettings)[]).map((key) => [
      key,
      settingInForce(deps.settings, key),
    ]);
    return { ...deps.settings.all(), ...Object.fromEntries(guarded) };
  };
  return {
    settings: async () => ok({ settings: inForce() }),
    async setSetting({ key, value }) {
      if (isGuarded(key)) {
        if (!session.open()) return fail(problems.settingLocked);
        if (!isInBounds(key, value)) return fail(problems.settingOutOfRange);
      }
      try {
        deps.settings.set(key, value);
        return done;
      } catch (error) {
        return fail(fileProblem(error));
      }
    },
  };
}
