import { expect, it } from 'vitest';
import { kills, seed } from '../../shared/kills.ts';
import { demonstrationCopy } from '../forced-changes/demonstration-copy.ts';
import { encryptThroughKills } from './encrypt-through-kills.ts';

it(
  `an application that is killed while it encrypts goes on where it stood (seed ${seed}, ${kills} kills)`,
  async () => {
    const base = demonstrationCopy(1600);
    await encryptThroughKills('encrypting the demonstration', {
      ...{ reach: base.reach, table: 'comptes', column: 'courriel' },
      rows: async () => base.all('SELECT * FROM comptes ORDER BY id_compte'),
      key: (row) => [String(row.id_compte)],
    });
    expect(base.all('SELECT state FROM ouvadesk_column')).toEqual([{ state: 'contracted' }]);
    base.close();
  },
  60_000 + kills * 15_000,
);
