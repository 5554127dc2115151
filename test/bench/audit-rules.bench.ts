import { hash } from 'node:crypto';
import { loadDictionaries } from '../../main/features/password-campaigns/rules/dictionaries/dictionaries.ts';
import { factsOf } from '../../main/features/password-campaigns/rules/facts.ts';
import { judge } from '../../main/features/password-campaigns/rules/judge.ts';
import { observe } from '../../main/features/password-campaigns/rules/observe.ts';
import { policyById } from '../../main/features/password-campaigns/rules/policies.ts';
import { openGuessability } from '../../main/shared/guessability.ts';
import { type Account, population } from './audit-population.ts';
import type { Measure } from './bench.ts';

export const name = 'audit-rules';

const accounts = 100_000;
const pageSize = 500;

/** Seconds of CPU of this process. */
function cpu(work: () => void): number {
  const begin = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1e6;
}

/** Pages as they arrive from a database: text until they are read, so that only one page is in memory, as in the worker. */
function pages(): string[] {
  const all = population(accounts);
  return Array.from({ length: accounts / pageSize }, (_, i) =>
    JSON.stringify(all.slice(i * pageSize, (i + 1) * pageSize)),
  );
}

const host = ['ouvaton', 'ouvadmin'];
function read(page: string): Account[] {
  const rows = JSON.parse(page) as Account[];
  return rows.map(({ identity, password }) => ({ password, identity: { ...identity, host } }));
}

/** Observing and judging 100,000 clear passwords by the decided rule, from cold, beside zxcvbn on a sample of them and a SHA-256 of each. */
export async function bench(): Promise<Measure[]> {
  const dictionaries = loadDictionaries();
  const policy = policyById('ouvaton-2018-01-26');
  const all = pages();
  globalThis.gc?.();
  let weak = 0;
  let ours = 0;
  let floor = 0;
  for (const page of all) {
    const rows = read(page);
    ours += cpu(() => {
      for (const { identity, password } of rows) {
        const facts = factsOf('clear', observe(password, identity, dictionaries));
        if (judge(policy, false, facts).outcome === 'weak') weak++;
      }
    });
    floor += cpu(() => {
      for (const { password } of rows) hash('sha256', password, 'hex');
    });
  }
  const guess = openGuessability();
  const sample = read(all[0] ?? '[]');
  for (const { password } of sample.slice(0, 50)) guess(password);
  const zxcvbn = cpu(() => {
    for (const { password } of sample) guess(password);
  });
  const note = `${weak} of ${accounts} weak`;
  const each = (ours / accounts) * 1e6;
  const peer = 'zxcvbn-ts on a sample';
  return [
    { name: 'clear', value: ours, unit: 's of CPU', target: 2, note },
    {
      name: 'beside-zxcvbn',
      value: each,
      unit: 'µs a password',
      peer,
      ratio: ours / accounts / (zxcvbn / pageSize),
      target: 0.05,
    },
    { name: 'beside-hashing', value: each, unit: 'µs a password', peer: 'one SHA-256 of each', ratio: ours / floor },
  ];
}
