import { randomUUID } from 'node:crypto';
import type { Contact } from '../../database/journal/journal.ts';
import type { ContactDeps } from './contact-deps.ts';

type Greeting = Pick<ContactDeps, 'journal' | 'sharing' | 'store' | 'clock'>;

/**
 * Says to the journal who speaks, and takes its time. A vault that was copied to another laptop, or restored, goes on as
 * another device: two laptops must never number their edits alike.
 */
export async function greet(deps: Greeting, signal: AbortSignal): Promise<Contact> {
  const contact = await shakeHands(deps, signal);
  if (!contact.twin && contact.ownLast <= lastOwnNumber(deps)) return contact;
  becomeAnother(deps);
  return shakeHands(deps, signal);
}

/** From now on this laptop is another device for the journal; nothing of what it wrote is lost. */
export function becomeAnother({ sharing, store, clock }: Pick<Greeting, 'sharing' | 'store' | 'clock'>): void {
  sharing.identity.becomeAnotherDevice();
  store.keepSessions([]);
  store.happened('copied-at', clock().toISOString());
}

async function shakeHands({ journal, sharing, store }: Greeting, signal: AbortSignal): Promise<Contact> {
  const kept = store.sessions();
  const next = randomUUID();
  store.keepSessions([...kept, next]);
  const contact = await journal.contact(sharing.identity.device(), kept, next, signal);
  if (contact.twin) return contact;
  store.keepSessions([next]);
  sharing.identity.correctClock(contact.clockOffset);
  return contact;
}

/** The number of the last edit made here, 0 if none. */
function lastOwnNumber({ sharing }: Pick<Greeting, 'sharing'>): number {
  const me = sharing.identity.device();
  return sharing.inbox.had().find(({ device }) => device === me)?.upTo ?? 0;
}
