import { vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../renderer/tokens.css';
import '../../renderer/mantine.css';
import '../../renderer/base.css';
import { words } from '../../renderer/all-words.ts';
import { navigate } from '../../renderer/hash-location.ts';
import { newQueryClient } from '../../renderer/queries.ts';
import { WholeWindow } from '../../renderer/window.tsx';
import { speak, startWords } from '../../renderer/words.ts';
import { FakeApplication, type FakeState } from './fake-application.ts';

startWords('fr', words);

/** The whole window at an address, over a fake application in the state given; waits for the first screen. */
export async function showWindow(change: Partial<FakeState> = {}, at = '/') {
  await page.viewport(1280, 800);
  const application = new FakeApplication(change).connect();
  await speak(application.state.preferences.locale);
  navigate(at, { replace: true });
  const queries = newQueryClient();
  const shown = await render(
    <div style={{ height: '100vh' }}>
      <WholeWindow nonce="" preferences={application.state.preferences} queries={queries} />
    </div>,
  );
  await vi.waitUntil(() => document.querySelector('h1, [role="alert"]') !== null, { timeout: 10_000 });
  return { ...shown, application, queries };
}

/** Waits until the application was asked this. */
export async function asked(application: FakeApplication, call: string): Promise<unknown> {
  await vi.waitUntil(() => application.callsOf(call).length > 0, { timeout: 5000 });
  return application.callsOf(call).at(-1);
}
