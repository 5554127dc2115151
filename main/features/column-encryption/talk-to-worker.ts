import { refusal } from '../../shared/refusal.ts';
import { workerFile } from '../../shared/worker-file.ts';
import { talkTo } from '../../shared/worker-talk.ts';
import type { EncryptionMessage, EncryptionOrder } from './encryption-messages.ts';

type Told = Exclude<EncryptionMessage, { readonly kind: 'refused' | 'unreachable' }>;

/**
 * Milliseconds for a statement to be stopped, the hold to be given back and the hashes under way to be made: a thread that is
 * ended among them would take the whole process with it. Usually it takes some hundredths of a second.
 */
const patience = 60_000;

/** What the worker says, one message at a time. Refuses what it refuses, and CANNOT_REACH. */
export async function* talkToWorker(order: EncryptionOrder, signal: AbortSignal): AsyncGenerator<Told, void, void> {
  const file = workerFile('encryption-worker', import.meta.url);
  for await (const message of talkTo<EncryptionMessage>(file, order, signal, patience)) {
    if (message.kind === 'refused') throw refusal(message.code, message.data);
    if (message.kind === 'unreachable') throw refusal('CANNOT_REACH', message.problem);
    yield message;
  }
}

/** The first message of that kind. */
export async function askWorker<Kind extends Told['kind']>(
  order: EncryptionOrder,
  kind: Kind,
  signal: AbortSignal,
): Promise<Extract<Told, { kind: Kind }>> {
  for await (const message of talkToWorker(order, signal))
    if (message.kind === kind) return message as Extract<Told, { kind: Kind }>;
  throw new Error(`The worker ended without ${kind}.`);
}
