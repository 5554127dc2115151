import { afterAll, describe, expect, it } from 'vitest';
import { openGuessability } from '../../main/shared/guessability.ts';
import { openGuessWorker } from '../../main/shared/open-guess-worker.ts';

const guessability = openGuessability();

describe('guessability', () => {
  it('knows French words, keyboards and what is known of the owner', () => {
    for (const password of ['azertyuiop', 'motdepasse', 'jetaime', 'marseille1', 'aaaaaaaaaaaaaaaa']) {
      expect(guessability(password).score).toBeLessThanOrEqual(1);
    }
    expect(guessability('un bon vieux cheval de trait').score).toBe(4);
    const name = 'brouillardeau-2018';
    expect(guessability(name, ['Brouillardeau']).guessesLog10).toBeLessThan(guessability(name).guessesLog10);
  });

  it('gives keys as advice, never sentences', () => {
    const { advice } = guessability('123456');
    expect(advice.length).toBeGreaterThan(0);
    for (const key of advice) expect(key).toMatch(/^[a-zA-Z0-9]+$/);
    expect(guessability('').score).toBe(0);
  });

  it('reads the first 128 characters of the longest text', () => {
    const long = 'soleil'.repeat(30_000);
    expect(guessability(long)).toEqual(guessability(long.slice(0, 128)));
  });
});

describe('guess worker', () => {
  const worker = openGuessWorker();
  afterAll(() => worker.close());

  it('answers each passphrase with its own guess, also when several are on their way', async () => {
    const phrases = ['soleil', 'un bon vieux cheval de trait', 'azerty', '\ud800\u0000'];
    expect(await Promise.all(phrases.map((phrase) => worker.guess(phrase)))).toEqual(
      phrases.map((phrase) => guessability(phrase)),
    );
  });

  it('rejects what it can no longer answer, and starts again when asked', async () => {
    const lost = worker.guess('soleil');
    const rejected = expect(lost).rejects.toThrow('closed');
    await worker.close();
    await rejected;
    expect((await worker.guess('soleil')).score).toBe(0);
  });
});
