import { expect, it } from 'vitest';
import { kills, seed } from '../../shared/kills.ts';
import { demonstrationCopy, demonstrationSystems } from './demonstration-copy.ts';
import { meaningFor } from './forcing-fixture.ts';
import { imposeThroughKills } from './impose-through-kills.ts';

it(
  `an application that is killed while it imposes goes on where it stood (seed ${seed}, ${kills} kills)`,
  async () => {
    const base = demonstrationCopy(1600);
    expect(base.all('SELECT 1 FROM comptes').length).toBeGreaterThan(500);
    await imposeThroughKills('forcing', {
      reach: base.reach,
      systems: demonstrationSystems,
      meaning: meaningFor('account', { kind: 'flag', column: 'forcer_changement', value: '1' }),
      values: async () => {
        const rows = base.all('SELECT id_compte AS k, forcer_changement AS v FROM comptes');
        return new Map(rows.map(({ k, v }) => [JSON.stringify([k]), v]));
      },
      kept: async () => base.all('SELECT row_key AS k FROM ouvadesk_undo').map(({ k }) => String(k)),
    });
    base.close();
  },
  60_000 + kills * 15_000,
);
