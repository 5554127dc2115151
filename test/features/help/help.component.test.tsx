import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { HelpScreen } from '../../../renderer/features/help/screen.tsx';
import { words } from '../../../renderer/features/help/words.ts';
import { expectAccessible, show } from '../../renderer/show.tsx';

test.each(['fr', 'en'] as const)('each chapter of the guide has its address (%s)', async (locale) => {
  await show(<HelpScreen />, { at: '/help', locale });
  for (const { title } of Object.values(words[locale].guide)) {
    const name = title.replaceAll("'", locale === 'fr' ? '’' : "'");
    await page.getByRole('link', { name }).click();
    await expect.element(page.getByRole('heading', { level: 2, name })).toBeVisible();
  }
  expect(location.hash).toBe('#/help/kept');
});

test.each(['light', 'dark'] as const)('axe finds nothing in the guide (%s)', async (scheme) => {
  await show(<HelpScreen />, { at: '/help/connection', scheme });
  await expect.element(page.getByRole('heading', { level: 2 })).toBeVisible();
  await expectAccessible();
});
