import { expect, it } from 'vitest';
import { openHolds } from '../../../main/database/journal/take-hold.ts';

const deps = {
  team: { nameOf: () => undefined, openJournal: () => Promise.reject(new Error('nobody shares it')) },
  device: () => 'd',
  authorOf: () => undefined,
};

it('lets one at a time into what only this vault holds, each subject by itself', async () => {
  const holds = openHolds(deps, 'DONE_ELSEWHERE');
  const { signal } = new AbortController();
  const first = await holds.take('purge:a', false, signal);
  await expect(holds.take('purge:a', false, signal)).rejects.toMatchObject({
    code: 'DONE_ELSEWHERE',
    data: { by: '' },
  });
  await (await holds.take('purge:b', false, signal)).release();
  await first.release();
  await (await holds.take('purge:a', false, signal)).release();
});

it('is free again where the journal could not be opened', async () => {
  const holds = openHolds(deps, 'DONE_ELSEWHERE');
  const { signal } = new AbortController();
  await expect(holds.take('purge:a', true, signal)).rejects.toThrow('nobody shares it');
  await (await holds.take('purge:a', false, signal)).release();
});
