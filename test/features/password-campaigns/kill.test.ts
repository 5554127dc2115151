import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { newSalt } from '../../../main/database/replica/key.ts';
import { createReplica, openReplica } from '../../../main/database/replica/open-replica.ts';
import type { Replica } from '../../../main/database/replica/replica.ts';
import { chanceFor, type Doomed, kills, seed, startDoomed } from '../../shared/kills.ts';
import { temporaryFolder } from '../../shared/temporary-folder.ts';
import type { ChildOrder } from './audit-child.ts';
import { campaignsOver, ended, everything, mapping, mappingVersion, options, smallOuvadmin } from './audit-fixture.ts';

const script = new URL('./audit-child.ts', import.meta.url);
const now = new Date('2026-11-24T10:00:00.000Z');
const key = Buffer.alloc(32, 7);
const size = 12_000;
const open: Replica[] = [];

afterEach(async () => {
  for (const replica of open.splice(0)) await replica.close();
});

const accounts = Array.from({ length: size }, (_, n) => ({
  id: String(n).padStart(5, '0'),
  login: `login${n}`,
  name: `Nom ${n}`,
  password: n % 3 === 0 ? 'soleil' : `pw-${n}-Ab!`,
}));

async function reopen(file: string): Promise<Replica> {
  const replica = await openReplica({ file, key }, now);
  open.push(replica);
  return replica;
}

/** Lets it come some steps further, then ends it between two of them. Answers whether it was still at work. */
async function killAfter(child: Doomed, steps: number, milliseconds: number): Promise<boolean> {
  for (let step = 0; step < steps; step += 1) if (!(await child.line())) break;
  // No wait for a condition: the instant is the point.
  await pause(milliseconds);
  child.process.kill('SIGKILL');
  const { killed, complaint } = await child.end;
  expect(complaint).toBe('');
  return killed;
}

/** What is said of each account, without what says when and where it was kept. */
function said(replica: Replica, auditId: string): unknown[] {
  return replica.db
    .prepare(`
      SELECT source_key, account_id, login, holder, outcome, reasons, warnings, change, findings, family, length, classes,
        entropy, share_group IS NOT NULL AS shared
      FROM verdict JOIN audit ON audit.number = verdict.audit WHERE audit.id = ? ORDER BY source_key`)
    .all(auditId);
}

describe('an audit whose application is killed', () => {
  it(
    `is found interrupted each time, and in the end has judged every account once (seed ${seed}, ${kills} kills)`,
    async () => {
      const { file: ouvadmin } = smallOuvadmin(accounts);
      const file = `${temporaryFolder()}/replica.db`;
      createReplica(file, key, newSalt(), now);
      const order: ChildOrder = {
        replica: file,
        key: key.toString('hex'),
        ouvadmin,
        mapping: mappingVersion(mapping),
        options,
      };
      const chance = chanceFor('audit');
      const first = startDoomed(script, order);
      const auditId = (await first.line())?.split(' ')[1] ?? '';
      let atWork = await killAfter(first, 2 + chance.int(3), chance.next() * 40);
      expect(atWork).toBe(true);
      let before = 0;
      for (let kill = 1; atWork && kill < kills; kill += 1) {
        const replica = await reopen(file);
        const { campaigns } = await campaignsOver(ouvadmin, { replica });
        const [audit] = campaigns.audits();
        // At its very end it may have been done before the kill.
        if (audit?.state === 'done') break;
        expect(audit).toMatchObject({ id: auditId, state: 'interrupted' });
        const kept = replica.db.prepare('SELECT count(*) FROM verdict').pluck().get();
        expect(audit?.accounts).toBe(kept);
        expect(audit?.accounts).toBeGreaterThanOrEqual(before);
        before = audit?.accounts ?? 0;
        expect((await campaigns.page(everything(auditId), 0, 10)).total).toBe(kept);
        await open.pop()?.close();
        const again = startDoomed(script, { ...order, auditId });
        atWork = await killAfter(again, 1 + chance.int(8), chance.next() * 40);
      }

      const replica = await reopen(file);
      const { campaigns } = await campaignsOver(ouvadmin, { replica });
      const { audit } = await ended(campaigns, await campaigns.resume(auditId));
      expect(audit).toMatchObject({ state: 'done', accounts: size });
      expect(audit.counts[0]?.reasons.shared).toBe(size / 3);
      expect(replica.db.prepare('SELECT count(*) FROM share').pluck().get()).toBe(0);
      expect(replica.db.pragma('integrity_check', { simple: true })).toBe('ok');

      const undisturbed = await campaignsOver(ouvadmin);
      const whole = await ended(undisturbed.campaigns, await undisturbed.campaigns.start('c1', options));
      expect(audit.counts).toEqual(whole.audit.counts);
      const lines = said(replica, auditId);
      expect(lines).toHaveLength(size);
      expect(lines).toEqual(said(undisturbed.replica, whole.audit.id));
    },
    60_000 + kills * 15_000,
  );
});
