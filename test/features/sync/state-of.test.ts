import { expect, test } from 'vitest';
import { type Standing, stateOf } from '../../../main/features/sync/state-of.ts';

const usual: Standing = {
  team: 'member',
  step: undefined,
  failure: undefined,
  failingSince: undefined,
  toSend: 0,
  everContacted: true,
};
const offline = {
  kind: 'offline' as const,
  problem: { code: 'timed-out' as const, facts: { host: 'db.example.org', port: '3306' } },
};
const since = '2026-11-24T08:40:00.000Z';

test.each<[string, Partial<Standing>, object]>([
  ['without a team nothing is shared', { team: 'alone', toSend: 3 }, { kind: 'alone' }],
  ['who was removed is told so', { team: 'removed', failure: offline }, { kind: 'stopped', because: 'removed' }],
  ['all sent and all read', {}, { kind: 'current' }],
  ['an edit waits', { toSend: 1 }, { kind: 'waiting' }],
  ['never contacted yet', { everContacted: false }, { kind: 'waiting' }],
  [
    'a contact runs',
    { step: { step: 'sending', done: 1, total: 2 } },
    { kind: 'running', step: 'sending', done: 1, total: 2 },
  ],
  ['no network', { failure: offline, failingSince: since }, { ...offline, since }],
  [
    'trying again without a network does not look like progress',
    { failure: offline, failingSince: since, step: { step: 'contacting', done: 0 } },
    { ...offline, since },
  ],
  [
    'once it gets somewhere it does',
    { failure: offline, failingSince: since, step: { step: 'receiving', done: 5 } },
    { kind: 'running', step: 'receiving', done: 5 },
  ],
  ['an administrator has not answered', { team: 'awaiting-admission' }, { kind: 'awaiting-admission' }],
  [
    'something needs a person',
    { failure: { kind: 'stopped', because: 'journal-newer' } },
    { kind: 'stopped', because: 'journal-newer' },
  ],
])('%s', (_what, standing, state) => {
  expect(stateOf({ ...usual, ...standing })).toEqual(state);
});
