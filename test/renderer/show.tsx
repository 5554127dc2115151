import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import axe from 'axe-core';
import type { ReactNode } from 'react';
import { expect, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { Router } from 'wouter';
import '../../renderer/tokens.css';
import '../../renderer/mantine.css';
import '../../renderer/base.css';
import { words } from '../../renderer/all-words.ts';
import { navigate, useHashLocation, useHashSearch } from '../../renderer/hash-location.ts';
import { newQueryClient } from '../../renderer/queries.ts';
import { cssVariables, theme } from '../../renderer/theme.ts';
import { Notices } from '../../renderer/ui/notice.tsx';
import { speak, startWords } from '../../renderer/words.ts';

startWords('fr', words);

interface Shown {
  at?: string;
  locale?: 'fr' | 'en';
  scheme?: 'light' | 'dark';
}

/** Shows one screen as the window does, at an address, 1280 x 800; the fake application must be connected before. */
export async function show(screen: ReactNode, { at = '/', locale = 'fr', scheme = 'light' }: Shown = {}) {
  await speak(locale);
  navigate(at, { replace: true });
  const queries = newQueryClient();
  const shown = await render(
    <QueryClientProvider client={queries}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme={scheme}>
        <Router hook={useHashLocation} searchHook={useHashSearch}>
          <main style={{ height: 800, width: 1280 }}>{screen}</main>
          <Notices />
        </Router>
      </MantineProvider>
    </QueryClientProvider>,
  );
  return { ...shown, queries };
}

/** axe finds nothing in the page as it is now. */
export async function expectAccessible(): Promise<void> {
  // Half-way through a fade every colour is too pale.
  await vi.waitUntil(isStill);
  const { violations } = await axe.run(document.body, {
    // The component stands without its window: landmarks and the one main heading are the window's.
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
  });
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  expect(told).toEqual([]);
}

let stillSince = 0;

/** Whether nothing has been fading or moving into its place for a tenth of a second. */
function isStill(): boolean {
  const moving = document.getAnimations().some((animation) => animation instanceof CSSTransition);
  const fading = [...document.querySelectorAll('[role="dialog"], [role="dialog"] *')].some(
    (element) => Number(getComputedStyle(element).opacity) < 1 && element.getAttribute('style')?.includes('opacity'),
  );
  if (moving || fading) stillSince = performance.now() + 100;
  return performance.now() > stillSince;
}
