import { createRouterClient, implement } from '@orpc/server';
import { expect, test } from 'vitest';
import { defectsInto } from '../../main/shared/defects.ts';
import { refusal } from '../../main/shared/refusal.ts';
import { contract } from '../../preload/contract/index.ts';
import { heardLog } from './heard-log.ts';

const { shell } = implement(contract);

/** A call as a shell makes it, whose handler does this. */
function calling(jobs: () => AsyncGenerator<never[], void, void>, info: () => never) {
  const { log, lines } = heardLog();
  const router = { info: shell.info.handler(info), jobs: shell.jobs.handler(jobs) };
  return { lines, client: createRouterClient(router, { context: {}, interceptors: [defectsInto(log)] }) };
}

async function* nothing() {}

test('a refusal goes through as it is, and is no defect', async () => {
  const { client, lines } = calling(nothing, () => {
    throw refusal('VAULT_LOCKED');
  });
  await expect(client.info()).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
  expect(lines).toEqual([]);
});

test('an answer that the contract does not know is a defect: the log says where it is wrong, not what it says', async () => {
  const { client, lines } = calling(nothing, () => ({ kind: 'browser', version: 7, platform: 'Tr0ubadour' }) as never);
  await expect(client.info()).rejects.toMatchObject({
    code: 'INTERNAL_SERVER_ERROR',
    data: { number: expect.any(String) },
  });
  expect(lines.join('')).toContain('"version"');
  expect(lines.join('')).not.toContain('Tr0ubadour');
});

test('a stream that breaks half-way gives a number as well', async () => {
  const { client, lines } = calling(
    async function* () {
      yield [];
      throw new Error('half-way');
    },
    () => {
      throw new Error();
    },
  );
  const stream = await client.jobs();
  await stream.next();
  await expect(stream.next()).rejects.toMatchObject({
    code: 'INTERNAL_SERVER_ERROR',
    data: { number: expect.any(String) },
  });
  expect(lines.join('')).toContain('half-way');
  expect(lines.join('')).toContain('"call":"jobs"');
});
