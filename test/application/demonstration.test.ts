import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Calendar } from '../../preload/contract/contact-calendar.ts';
import { openHere, resultOf } from './open-application.ts';

it('leads from an empty computer to a spreadsheet of weak passwords, on the demonstration', {
  timeout: 60_000,
}, async () => {
  const { client, dataFolder } = await openHere();
  expect(await client.vault.state()).toEqual({ kind: 'absent' });
  await expect(client.connections.list()).rejects.toMatchObject({ code: 'VAULT_LOCKED', defined: true });

  await client.vault.openDemonstration();
  const [connection] = await client.connections.list();
  if (!connection) throw new Error('no connection');
  const mapping = await client.schemaMapping.current({ connectionId: connection.id });
  expect(mapping?.systems.map(({ system }) => system).sort()).toEqual(['account', 'database', 'ftp', 'mailbox']);

  const options = { guessability: false, slowGuesses: 5, unchangedYears: 5 };
  const started = await client.passwordCampaigns.start({ connectionId: connection.id, options });
  const audit = await resultOf(await client.passwordCampaigns.watch({ auditId: started.id }));
  expect(audit).toMatchObject({ state: 'done', accounts: 5000 });
  for (const { system, total, outcomes } of audit.counts) {
    expect(total, system).toBe(Object.values<number>(outcomes).reduce((sum, count) => sum + count, 0));
    expect(outcomes.weak, system).toBeGreaterThan(0);
  }

  const query = { auditId: audit.id, outcomes: ['weak' as const] };
  const { total, rows } = await client.passwordCampaigns.accounts({ ...query, offset: 0, limit: 50 });
  expect(rows).toHaveLength(50);
  const detail = await client.passwordCampaigns.account({ auditId: audit.id, row: rows[0]?.row ?? 0 });
  expect(detail.reasons.length).toBeGreaterThan(0);

  const simulations = await client.passwordCampaigns.simulate({ auditId: audit.id, throttled: false });
  expect(simulations.length).toBeGreaterThan(4);

  const [purpose] = await client.passwordCampaigns.exportPurposes();
  if (!purpose) throw new Error('no purpose');
  const written = await resultOf(
    await client.passwordCampaigns.export({
      query,
      request: {
        purpose: purpose.key,
        columns: purpose.columns,
        format: 'csv',
        locale: 'fr',
        deleteBy: '2027-01-31',
      },
    }),
  );
  expect(written.rows).toBe(total);
  const lines = readFileSync(join(dataFolder, written.fileName), 'utf8').split('\r\n');
  expect(lines.length).toBeGreaterThan(total);
  expect(await client.exports.journal()).toMatchObject([{ rows: total, sha256: written.sha256, purpose: purpose.key }]);

  const calendar = await client.contactCalendar.watch({});
  const seen = Calendar.parse((await calendar.next()).value);
  await calendar.return(undefined);
  expect(seen).toMatchObject({ cap: { usual: false }, periods: [{}, {}] });
  expect(seen.sends.some(({ state }) => state === 'planned')).toBe(true);
  expect(seen.sends.filter(({ state }) => state === 'sent').length).toBeGreaterThan(2);
  const { rows: entered } = await client.register.entries({ what: ['audit', 'export'], offset: 0, limit: 10 });
  expect(entered).toMatchObject([
    { what: 'export', facts: { rows: total, sha256: written.sha256 } },
    { what: 'audit', outcome: 'done', facts: { accounts: 5000 } },
  ]);

  await client.vault.lock();
  expect(existsSync(join(dataFolder, 'vaults', 'demonstration', 'replica.db-wal'))).toBe(false);
  await client.vault.openDemonstration();
  expect(await client.passwordCampaigns.audits()).toMatchObject([{ id: audit.id, state: 'done' }]);
});
