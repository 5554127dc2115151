import { afterEach, describe, expect, it } from 'vitest';
import type { Health } from '../../../preload/contract/column-encryption.ts';
import { demonstrationCopy } from '../forced-changes/demonstration-copy.ts';
import { atRest, type Encrypting, encrypt, encryptionOver, forward, planned } from './column-fixture.ts';

const laptops: Encrypting[] = [];

afterEach(async () => {
  for (const laptop of laptops.splice(0)) await laptop.close();
});

async function health({ encryption }: Encrypting): Promise<Health> {
  const watch = encryption.watchHealth('c1');
  const first = await watch.next();
  await watch.return();
  if (first.done) throw new Error('no health');
  return first.value;
}

describe('the health of encrypted columns', () => {
  it('tells what is due, verifies it by the schedule, and keeps what a person ticked', async () => {
    const base = demonstrationCopy();
    // As a server's: the demonstration leaves nothing for a person to do.
    const laptop = await encryptionOver({ reach: base.reach, source: 'serveur/ouvadmin' });
    laptops.push(laptop);
    const plan = await planned(laptop, 'comptes', 'courriel', encrypt());
    expect(await health(laptop)).toMatchObject({ columns: [], everyDays: 30, remains: [] });
    await forward(laptop, plan, 'planned');
    const verifiedAt = (await health(laptop)).columns[0]?.verification?.at ?? '';
    const days = (count: number) => new Date(Date.parse(verifiedAt) + count * 86_400_000);

    laptop.at(days(1));
    expect((await health(laptop)).columns).toMatchObject([
      { state: 'verifying', overdue: false, treatment: 'encrypt' },
    ]);
    laptop.encryption.setSchedule('c1', 7);
    laptop.at(days(6));
    await laptop.encryption.verifyDue();
    expect(laptop.jobs.list().filter(({ kind }) => kind === 'verification')).toEqual([]);
    laptop.at(days(8));
    expect(await health(laptop)).toMatchObject({ everyDays: 7, columns: [{ overdue: true }] });
    await laptop.encryption.verifyDue();
    expect(laptop.jobs.list()[0]).toMatchObject({ kind: 'verification', state: 'done', facts: { pending: 0 } });

    await forward(laptop, plan, 'verifying');
    await forward(laptop, plan, 'switched', 'courriel');
    await atRest(laptop);
    expect((await health(laptop)).remains.map(({ what }) => what)).toEqual(['backups', 'key-file']);
    laptop.encryption.setRemains(plan, 'backups', true);
    expect((await health(laptop)).remains[0]).toMatchObject({ what: 'backups', doneBy: 'Paul' });
    laptop.encryption.setRemains(plan, 'backups', false);
    expect((await health(laptop)).remains[0]?.doneAt).toBeUndefined();
  });
});
