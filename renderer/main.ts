import './tokens.css';
import './mantine.css';
import './base.css';
import type { Preferences } from '../preload/contract/preferences.ts';
import { client } from './client.ts';
import { guardPage } from './page-guard.ts';

/** Without an answer the window opens all the same, to say so. */
const usual: Preferences = { locale: 'fr', theme: 'auto', railCollapsed: false };

const nonce = guardPage();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

// Language, theme and vault are asked for while the rest is still being read, so that nothing is seen in the wrong one.
const preferences = client.preferences.get().catch(() => usual);
const vault = client.vault.state().catch(() => undefined);
const { openWindow } = await import('./open-window.tsx');
openWindow({ root, nonce, preferences: await preferences, vault: await vault });
