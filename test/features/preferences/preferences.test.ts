import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { expect, test } from 'vitest';
import { openPreferences } from '../../../main/features/preferences/preferences.ts';
import { preferencesRouter } from '../../../main/features/preferences/router.ts';
import { temporaryFolder } from '../../shared/temporary-folder.ts';

const usual = { locale: 'fr', theme: 'auto', railCollapsed: false };

function open(folder = join(temporaryFolder(), 'new')) {
  const file = join(folder, 'preferences.json');
  return { folder, file, client: createRouterClient(preferencesRouter(openPreferences(file)), { context: {} }) };
}

test('French and the theme of the system at first; nothing is written before somebody chooses', async () => {
  const { client, folder } = open(temporaryFolder());
  expect(await client.get()).toEqual(usual);
  expect(readdirSync(folder)).toEqual([]);
});

test('a choice changes what it names and nothing else, and is there at the next start', async () => {
  const { client, folder } = open();
  await client.set({ locale: 'en', railCollapsed: true });
  expect(await client.set({ theme: 'dark' })).toEqual({ locale: 'en', theme: 'dark', railCollapsed: true });
  expect(await open(folder).client.get()).toEqual({ locale: 'en', theme: 'dark', railCollapsed: true });
  expect(readdirSync(folder)).toEqual(['preferences.json']);
});

test.each(['', '{', '[]', 'null', '{"locale":"xx"}', '{"theme":1}'])(
  'a file that says %s counts as unwritten',
  async (text) => {
    const { client, file } = open(temporaryFolder());
    writeFileSync(file, text);
    expect(await client.get()).toEqual(usual);
    expect(await client.set({ theme: 'light' })).toEqual({ ...usual, theme: 'light' });
  },
);

test('what the contract does not know is refused, and nothing is written', async () => {
  const { client } = open();
  await expect(client.set({ locale: 'de' as 'fr' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  expect(await client.get()).toEqual(usual);
});
