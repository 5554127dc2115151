import { expect, test } from 'vitest';
import { passwordsStand } from '../../../renderer/features/home/passwords-stand.ts';
import { sampleAudit } from '../../renderer/fake-campaigns.ts';
import { sampleProfiles } from '../../renderer/samples.ts';

const connections = sampleProfiles();

test('what comes first is what is missing first', () => {
  expect(passwordsStand([], new Set(), []).kind).toBe('no-connection');
  expect(passwordsStand(connections, new Set(), [])).toMatchObject({ kind: 'not-mapped', connection: { id: 'c1' } });
  expect(passwordsStand(connections, new Set(['c2']), [])).toMatchObject({
    kind: 'no-audit',
    connection: { id: 'c2' },
  });
});

test('the latest audit tells where things stand, but not a cancelled one', () => {
  const done = sampleAudit();
  expect(passwordsStand(connections, new Set(), [done])).toMatchObject({ kind: 'done', weak: 508 });
  expect(passwordsStand(connections, new Set(), [sampleAudit({ state: 'cancelled' }), done]).kind).toBe('done');
  expect(passwordsStand(connections, new Set(), [sampleAudit({ state: 'running' }), done]).kind).toBe('running');
  expect(passwordsStand([], new Set(), [sampleAudit({ state: 'interrupted' })]).kind).toBe('interrupted');
});
