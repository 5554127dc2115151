import { afterEach, describe, expect, it } from 'vitest';
import type { ColumnState } from '../../../preload/contract/column-encryption.ts';
import { demonstrationCopy } from '../forced-changes/demonstration-copy.ts';
import {
  atRest,
  back,
  type Encrypting,
  encrypt,
  encryptionOver,
  forward,
  hash,
  planned,
  shown,
} from './column-fixture.ts';

const laptops: Encrypting[] = [];

afterEach(async () => {
  for (const laptop of laptops.splice(0)) await laptop.close();
});

async function demonstration() {
  const base = demonstrationCopy();
  const laptop = await encryptionOver({ reach: base.reach });
  laptops.push(laptop);
  return { base, laptop };
}

const columns = (base: ReturnType<typeof demonstrationCopy>) =>
  base.all("SELECT name FROM pragma_table_info('comptes')").map(({ name }) => name);

describe('the demonstration, without a team and without a rehearsal', () => {
  it('goes the whole way of an encrypted column', async () => {
    const { base, laptop } = await demonstration();
    const values = base.all('SELECT count(courriel) AS n FROM comptes')[0]?.n;
    const plan = await planned(laptop, 'comptes', 'courriel', encrypt('email'));
    expect(await shown(laptop, plan)).toMatchObject({ state: 'planned', shadow: 'courriel_enc', readable: true });

    const preview = await laptop.encryption.preview(plan);
    expect(preview).toMatchObject({ values, lacking: [], obstacles: [] });
    expect(preview.rate).toBeGreaterThan(0);
    expect(columns(base)).not.toContain('courriel_enc');

    expect(await forward(laptop, plan, 'planned')).toMatchObject({
      state: 'verifying',
      differs: false,
      verification: { pending: 0, stale: 0, corrupt: 0 },
    });
    expect(base.all('SELECT count(courriel_enc) AS n FROM comptes')[0]?.n).toBe(values);
    expect(await forward(laptop, plan, 'verifying')).toMatchObject({ state: 'switched' });
    await expect(laptop.encryption.forward(plan, 'switched', 'mail')).rejects.toMatchObject({ code: 'NOT_CONFIRMED' });
    expect(await forward(laptop, plan, 'switched', 'courriel')).toMatchObject({ state: 'contracted', differs: false });
    expect(columns(base)).not.toContain('courriel');
    await laptop.encryption.verify(plan);
    await atRest(laptop);
    expect(laptop.jobs.list()[0]).toMatchObject({
      kind: 'verification',
      state: 'done',
      facts: { pending: 0, corrupt: 0 },
    });
    await expect(laptop.encryption.back(plan, 'contracted')).rejects.toMatchObject({ code: 'NO_WAY_BACK' });
    expect(laptop.entered.map(({ facts, outcome }) => [facts.deed, facts.from, facts.state, outcome])).toEqual([
      ['forward', 'planned', 'verifying', 'done'],
      ['forward', 'verifying', 'switched', 'done'],
      ['forward', 'switched', 'contracted', 'done'],
      ['verify', 'contracted', 'contracted', 'done'],
    ]);
    expect(laptop.logged).toEqual([]);
  });

  it('comes back from each state, and goes forward again', async () => {
    const { base, laptop } = await demonstration();
    const before = base.all('SELECT * FROM comptes');
    const plan = await planned(laptop, 'comptes', 'courriel', encrypt('email'));
    const whole = () => expect(base.all('SELECT * FROM comptes')).toEqual(before);

    await forward(laptop, plan, 'planned');
    expect(await back(laptop, plan, 'verifying')).toMatchObject({ state: 'planned' });
    whole();
    await forward(laptop, plan, 'planned');
    await forward(laptop, plan, 'verifying');
    // What the new program does: the ciphertext alone.
    const [{ id } = {}] = base.all('SELECT id_compte AS id FROM comptes WHERE courriel IS NOT NULL');
    expect(() => base.run("UPDATE comptes SET courriel = 'x@exemple.fr' WHERE id_compte = ?", id)).toThrow();
    expect(await back(laptop, plan, 'switched')).toMatchObject({ state: 'verifying' });
    expect(await back(laptop, plan, 'verifying')).toMatchObject({ state: 'planned' });
    whole();
    await forward(laptop, plan, 'planned');
    await forward(laptop, plan, 'verifying');
    expect(await forward(laptop, plan, 'switched', 'courriel')).toMatchObject({ state: 'contracted' });
  });

  it('goes the whole way of a hashed column', async () => {
    const { base, laptop } = await demonstration();
    const plan = await planned(laptop, 'comptes', 'mot_de_passe', hash);
    expect(await forward(laptop, plan, 'planned')).toMatchObject({ state: 'verifying', shadow: 'mot_de_passe_hash' });
    await forward(laptop, plan, 'verifying');
    expect(await forward(laptop, plan, 'switched', 'mot_de_passe')).toMatchObject({ state: 'contracted' });
    const [one] = base.all('SELECT mot_de_passe_hash AS h FROM comptes WHERE mot_de_passe_hash IS NOT NULL');
    expect(`${one?.h}`).toMatch(/^\$argon2id\$v=19\$m=8192,t=1,p=1\$/);
  });

  it('what a first step that was stopped left is cleared away with its plan', async () => {
    const { base, laptop } = await demonstration();
    const plan = await planned(laptop, 'comptes', 'courriel', encrypt());
    await laptop.encryption.forward(plan, 'planned');
    await laptop.encryption.pause(plan);
    const { state } = await shown(laptop, plan);
    if (state !== 'planned') await back(laptop, plan, state);
    await laptop.encryption.forget(plan);
    expect(base.all('SELECT * FROM ouvadesk_column')).toEqual([]);
    expect(columns(base)).not.toContain('courriel_enc');
  });

  it('refuses a step from another state than the one that stands', async () => {
    const { laptop } = await demonstration();
    const plan = await planned(laptop, 'comptes', 'courriel', encrypt());
    for (const from of ['verifying', 'switched', 'backfilling'] satisfies ColumnState[])
      await expect(laptop.encryption.forward(plan, from, 'courriel')).rejects.toMatchObject({ code: 'STATE_CHANGED' });
    await expect(laptop.encryption.back(plan, 'planned')).rejects.toMatchObject({ code: 'STATE_CHANGED' });
    for (const deed of ['verify', 'rotate'] as const)
      await expect(laptop.encryption[deed](plan)).rejects.toMatchObject({ code: 'STATE_CHANGED' });
    await laptop.encryption.forget(plan);
    await expect(laptop.encryption.forward(plan, 'planned')).rejects.toMatchObject({ code: 'PLAN_UNKNOWN' });
  });
});
