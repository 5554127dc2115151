import { parentPort } from 'node:worker_threads';
import { openGuessability } from './guessability.ts';

const guessability = openGuessability();

/** Answers each { id, passphrase } with { id, guess }, off the main thread. */
parentPort?.on('message', ({ id, passphrase }: { id: number; passphrase: string }) => {
  parentPort?.postMessage({ id, guess: guessability(passphrase) });
});
