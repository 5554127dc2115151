import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openControl } from '../../../main/encryption/control.ts';
import { describeWith } from '../../services/services.ts';
import { mariadbPlace, type Place, workOn } from '../states/place.ts';
import { controlSuite } from './control-suite.ts';

describeWith(['mariadb', 'certificates'], 'control', ({ mariadb }) => {
  controlSuite('the control table in MariaDB', () => mariadbPlace(mariadb));

  let place: Place;
  beforeAll(async () => {
    place = await mariadbPlace(mariadb);
  });
  afterAll(() => place?.close());

  test('the clock of a laptop, set where it may be, changes nothing', async () => {
    const control = openControl(place.door);
    await control.install();
    const work = workOn('t', 'c');
    await control.add(work, 1, null);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 86_400_000 });
    try {
      await control.take(work.plan, 'slow', 'ada', 20);
      vi.setSystemTime(Date.now() + 3 * 86_400_000);
      const second = await control.take(work.plan, 'fast', 'bob', 20);
      expect(second).toMatchObject({ kind: 'taken', device: 'slow' });
      if (second.kind === 'taken') expect(second.secondsLeft).toBeLessThanOrEqual(20);
      expect((await control.row(work.plan))?.silent).toBeLessThan(20);
    } finally {
      vi.useRealTimers();
    }
  });
});
