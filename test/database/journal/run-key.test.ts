import { hash, randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { runKeys } from '../../../main/database/journal/run-key.ts';

const keys = runKeys('a test', (key) => hash('sha256', key).slice(0, 16));

function shelf() {
  const kept = new Map<string, Uint8Array>();
  return {
    kept,
    key: (run: string) => kept.get(run),
    keepKey: (run: string, key: Uint8Array) => void kept.set(run, key),
  };
}

it('keeps the key of a run with the team that shares it, and with nobody else', () => {
  const teamKey = randomBytes(32);
  const team = { epoch: 3, keyOf: (epoch: number) => (epoch === 3 ? teamKey : undefined) };
  const own = shelf();
  const { key, kept } = keys.make('r', team, own);
  expect(own.kept.size).toBe(0);
  expect(kept).toMatchObject({ epoch: 3 });
  expect(keys.find('r', kept, team, own)).toEqual(key);
  // Moved to another run, under another team, or of another epoch, it opens nothing.
  expect(keys.find('s', kept, team, own)).toBeUndefined();
  expect(keys.find('r', kept, { keyOf: () => randomBytes(32) }, own)).toBeUndefined();
  expect(keys.find('r', { ...kept, epoch: 4 }, team, own)).toBeUndefined();
  const other = runKeys('another', () => kept.check);
  expect(other.find('r', kept, team, own)).toBeUndefined();
});

it('keeps it in the vault where there is no team', () => {
  const own = shelf();
  const { key, kept } = keys.make('r', undefined, own);
  expect(kept.key).toBe('');
  expect(keys.find('r', kept, { keyOf: () => undefined }, own)).toEqual(key);
  own.kept.set('r', randomBytes(32));
  expect(keys.find('r', kept, { keyOf: () => undefined }, own)).toBeUndefined();
});
