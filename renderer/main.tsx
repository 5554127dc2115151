import './tokens.css';
import '@mantine/core/styles.layer.css';
import './base.css';
import { createRoot } from 'react-dom/client';
import { Preferences } from '../preload/contract/preferences.ts';
import { App } from './app.tsx';
import { client } from './client.ts';
import { guardPage } from './page-guard.ts';
import { newQueryClient } from './queries.ts';
import { startWords } from './words.ts';

const nonce = guardPage();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

// Language and theme come first, so that nothing is seen in the wrong one. Without an answer the defaults serve to say so.
const preferences = await client.preferences.get().catch(() => Preferences.parse({}));
startWords(preferences.locale);
document.documentElement.lang = preferences.locale;
createRoot(root).render(<App nonce={nonce} preferences={preferences} queries={newQueryClient()} />);
