import { createRoot } from 'react-dom/client';
import type { Preferences } from '../preload/contract/preferences.ts';
import type { VaultState } from '../preload/contract/vault.ts';
import { api } from './client.ts';
import { words as vault } from './features/vault/words.ts';
import { words as frame } from './frame/words.ts';
import { newQueryClient } from './queries.ts';
import { words as refusals } from './refusals/words.ts';
import { words as ui } from './ui/words.ts';
import { WholeWindow } from './window.tsx';
import { startWords } from './words.ts';

interface First {
  root: Element;
  nonce: string;
  preferences: Preferences;
  /** The vault as it is, if it was answered: the first picture is then already the right one. */
  vault: VaultState | undefined;
}

/** Shows the window, in the words that are needed before the vault is open. */
export function openWindow({ root, nonce, preferences, vault: state }: First): void {
  startWords(preferences.locale, { ui, refusals, frame, vault });
  document.documentElement.lang = preferences.locale;
  const queries = newQueryClient();
  queries.setQueryData(api.vault.watch.experimental_liveKey(), state);
  createRoot(root).render(<WholeWindow nonce={nonce} preferences={preferences} queries={queries} />);
}
