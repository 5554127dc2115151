import { setTimeout as pause } from 'node:timers/promises';
import type { DeviceId } from '../../sync/operation.ts';
import { CannotReach } from '../ouvadmin/ouvadmin.ts';
import type { Journal, Lease } from './journal.ts';
import { keepLease, now } from './keep-lease.ts';

/** What a deed that must happen once is handed while it holds its claim. */
export interface Held {
  /** Greater than that of anybody who held it before: to be written beside what is done. */
  readonly fence: number;
  /** Aborted when the lease is lost, or when the caller gives up. */
  readonly signal: AbortSignal;
  /** Asks the journal now, and throws where the claim is lost: for the moment before what cannot be undone. */
  confirm(): Promise<void>;
}

export type ClaimedDeed =
  /** By us now, or by somebody before us. */
  | { readonly kind: 'done'; readonly ours: boolean; readonly holder: DeviceId; readonly outcome: Uint8Array }
  | { readonly kind: 'taken'; readonly holder: DeviceId; readonly secondsLeft: number }
  /** The deed gave no outcome: it may be claimed again. */
  | { readonly kind: 'released' }
  /** Somebody else took it over, or the journal could not be reached for as long as the lease lasted. */
  | { readonly kind: 'lost' };

type Claims = Pick<Journal, 'claim' | 'renew' | 'finish' | 'release'>;

/**
 * Does a deed that must happen once in the world while nobody else does it. The lease is renewed at a third of its length;
 * what the deed gives is kept for all to know; one that throws gives the claim back.
 */
export async function withClaim(
  journal: Claims,
  subject: string,
  device: DeviceId,
  seconds: number,
  deed: (held: Held) => Promise<Uint8Array | undefined>,
  signal?: AbortSignal,
): Promise<ClaimedDeed> {
  signal?.throwIfAborted();
  const since = now();
  const answer = await journal.claim(subject, device, seconds);
  if (answer.kind === 'done') return { ...answer, ours: false };
  if (answer.kind === 'taken') return answer;
  const { lease } = answer;
  const kept = keepLease((length) => journal.renew(lease, device, length), seconds, since);
  const both = signal ? AbortSignal.any([signal, kept.lost]) : kept.lost;
  try {
    const outcome = await attempt(journal, lease, device, both, () => {
      return deed({ fence: lease.fence, signal: both, confirm: kept.confirm });
    });
    if (outcome !== undefined) return await record(journal, lease, device, outcome, kept.lost);
    await journal.release(lease, device);
    return { kind: 'released' };
  } catch (error) {
    if (kept.lost.aborted && error === kept.lost.reason) return { kind: 'lost' };
    throw error;
  } finally {
    kept.end();
  }
}

/** Gives the claim back only where the deed itself failed: what was done and could not be recorded must not be free at once. */
async function attempt(
  journal: Claims,
  lease: Lease,
  device: DeviceId,
  signal: AbortSignal,
  deed: () => Promise<Uint8Array | undefined>,
) {
  try {
    signal.throwIfAborted();
    return await deed();
  } catch (error) {
    // Where the journal is out of reach the lease ends by itself.
    await journal.release(lease, device).catch(() => {});
    throw error;
  }
}

/** It was done: that must be known, so it is said again until the lease is lost. Then the error is the caller's to tell. */
async function record(
  journal: Claims,
  lease: Lease,
  device: DeviceId,
  outcome: Uint8Array,
  lost: AbortSignal,
): Promise<ClaimedDeed> {
  for (;;) {
    try {
      const ours = await journal.finish(lease, device, outcome);
      return ours ? { kind: 'done', ours, holder: device, outcome } : { kind: 'lost' };
    } catch (error) {
      if (lost.aborted || !(error instanceof CannotReach)) throw error;
      await pause(500);
    }
  }
}
