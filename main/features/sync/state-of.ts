import type { SyncState } from '../../../preload/contract/sync.ts';
import type { ContactStep } from './contact-deps.ts';
import type { Failure } from './failure-of.ts';

export interface Standing {
  readonly team: 'alone' | 'awaiting-admission' | 'member' | 'removed';
  /** Where the contact that runs stands. */
  readonly step: ContactStep | undefined;
  /** Of the last contact. */
  readonly failure: Failure | undefined;
  /** When contacts began to fail, ISO 8601. */
  readonly failingSince: string | undefined;
  readonly toSend: number;
  readonly everContacted: boolean;
}

/** How things stand, in the one word that matters most to a person. */
export function stateOf({ team, step, failure, failingSince, toSend, everContacted }: Standing): SyncState {
  if (team === 'alone') return { kind: 'alone' };
  if (team === 'removed') return { kind: 'stopped', because: 'removed' };
  // A contact tried again in vain is still "offline" to whoever looks: only one that gets somewhere is "running".
  if (step && (!failure || step.step !== 'contacting')) return { kind: 'running', ...step };
  if (failure?.kind === 'offline') return { ...failure, since: failingSince ?? '' };
  if (failure) return failure;
  if (team === 'awaiting-admission') return { kind: 'awaiting-admission' };
  return { kind: toSend > 0 || !everContacted ? 'waiting' : 'current' };
}
