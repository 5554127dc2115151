import type { Contact } from '../../database/journal/journal.ts';
import type { ContactDeps, ContactStep } from './contact-deps.ts';
import { mendOwnRows } from './mend-own-rows.ts';
import { receiveEdits, receiveHistory } from './receive-edits.ts';
import { recogniseOwnRows } from './recognise-own-rows.ts';
import { sendEdits } from './send-edits.ts';
import { readSnapshot, writeSnapshotIfDue } from './share-snapshot.ts';

/**
 * What is done once the journal has answered the greeting: what we have for others goes, then what they have for us comes.
 * Whatever was done stays done when it is cut off, and the next contact goes on from there. Throws TwinSpoke, CannotReach,
 * JournalRefused.
 */
export async function* exchange(
  deps: ContactDeps,
  greeting: Contact,
  signal: AbortSignal,
): AsyncGenerator<ContactStep, void, void> {
  await recogniseOwnRows(deps, greeting, signal);
  await mendOwnRows(deps, greeting, signal);
  yield* counted('sending', sendEdits(deps, signal), deps.sharing.outbox.unsentCount());
  yield* readSnapshot(deps, signal);
  yield* counted('receiving', receiveEdits(deps, greeting.heads, signal));
  yield* counted('receiving', receiveHistory(deps, signal));
  await writeSnapshotIfDue(deps, signal);
}

async function* counted(
  step: ContactStep['step'],
  work: AsyncGenerator<number, void, void>,
  total?: number,
): AsyncGenerator<ContactStep, void, void> {
  let done = 0;
  for await (const more of work) {
    done += more;
    yield { step, done, ...(total === undefined ? {} : { total: Math.max(total, done) }) };
  }
}
