import { expect, it } from 'vitest';
import type { ForcedPerson } from '../../../main/features/forced-changes/deps.ts';
import { fingerprintKey } from '../../../main/features/password-campaigns/fingerprint-key.ts';
import { systems } from '../../../preload/contract/common.ts';
import { newReplica } from '../../database/replica/new-replica.ts';
import { ended as auditEnded, campaignsOver, options } from '../password-campaigns/audit-fixture.ts';
import { demonstrationCopy, demonstrationSystems } from './demonstration-copy.ts';
import { forcingOver, imposed, longAgo, meaningFor } from './forcing-fixture.ts';

it('an account that a real audit has judged is known again by its fingerprint, in each system and storage', async () => {
  const base = demonstrationCopy(120);
  const replica = await newReplica();
  const mapping = {
    connectionId: 'c1',
    version: 1,
    savedAt: '2026-11-24T09:00:00.000Z',
    systems: [...demonstrationSystems],
  };
  const { campaigns } = await campaignsOver(base.file, { replica, readyMapping: async () => mapping });
  const { audit } = await auditEnded(campaigns, await campaigns.start('c1', options));
  expect(audit.state).toBe('done');
  const verdicts = replica.db
    .prepare(
      'SELECT system, source_key, account_id, login, holder, fingerprint FROM verdict WHERE fingerprint IS NOT NULL',
    )
    .all() as {
    system: number;
    source_key: string;
    account_id: string;
    login: string;
    holder: string;
    fingerprint: Buffer;
  }[];
  const people = verdicts.map((row): ForcedPerson => {
    const { system, source_key: sourceKey, account_id: accountId, login, fingerprint } = row;
    const account = { system: systems[system] ?? 'account', sourceKey, accountId, login, fingerprint };
    return {
      id: `${system} ${sourceKey}`,
      name: row.holder,
      address: '',
      excepted: false,
      noticesAt: longAgo,
      accounts: [account],
    };
  });
  const forcing = await forcingOver({
    ...{ reach: base.reach, systems: demonstrationSystems, replica, people },
    change: { fingerprintKey: () => fingerprintKey(replica.db) },
  });
  const { shown, run } = await imposed(
    forcing,
    demonstrationSystems.map(({ system }) => meaningFor(system, { kind: 'secret' })),
  );
  // Empty passwords of mixed storage, and what is stored in a way that is not written, are all that is left.
  expect(shown.leftAlone.map(({ because }) => because).filter((because) => because !== 'storage-not-written')).toEqual(
    [],
  );
  expect(shown.rows).toBeGreaterThan(100);
  expect(run).toMatchObject({ changed: shown.rows, passed: 0 });
  base.close();
});
