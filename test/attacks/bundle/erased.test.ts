import { expect, it } from 'vitest';
import { deviceNamed, inputOf, intakeOf, openPlain, signed, write } from '../../unit/bundle/fixture';

it('a body that the signing PC erased without a decision is refused, however well it is counted and signed', () => {
  const device = deviceNamed('窓口PC');
  const entries = write(device.device, 6).map((entry) =>
    entry.seq === 3 ? { ...entry, body: null, salt: null, absent: 'erased' as const } : entry,
  );
  const opened = openPlain(signed(inputOf(entries), device).plain, intakeOf());
  expect(opened).toMatchObject({ ok: false, error: { code: 'erased-without-decision' } });
});
