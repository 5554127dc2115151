import type { Problem } from '../../../preload/contract/connections.ts';
import { JournalRefused } from '../../database/journal/journal.ts';
import { CannotReach } from '../../database/ouvadmin/ouvadmin.ts';
import { isRefusal } from '../../shared/refusal.ts';

/** Why a contact came to nothing: the network, which comes back by itself, or something that needs a person. */
export type Failure =
  | { readonly kind: 'offline'; readonly problem: Problem }
  | {
      readonly kind: 'stopped';
      readonly because: 'journal-absent' | 'journal-newer' | 'team-altered' | 'disk-full' | 'defect';
      readonly detail?: string;
    };

/** The chain that says who belongs was altered: nothing more is sent until that is cleared up. */
export class TeamAltered extends Error {}

/** The failure of an error, or undefined for a defect that nothing here foresaw. */
export function failureOf(error: unknown): Failure | undefined {
  if (error instanceof CannotReach) return { kind: 'offline', problem: error.problem };
  if (error instanceof TeamAltered) return { kind: 'stopped', because: 'team-altered' };
  if (isRefusal(error, 'CONNECTION_UNKNOWN'))
    return { kind: 'stopped', because: 'journal-absent', detail: 'connection' };
  if (error instanceof JournalRefused) {
    if (error.because === 'absent') return { kind: 'stopped', because: 'journal-absent' };
    if (error.because === 'newer') return { kind: 'stopped', because: 'journal-newer' };
  }
  if (isFull(error)) return { kind: 'stopped', because: 'disk-full' };
  return undefined;
}

const isFull = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === 'SQLITE_FULL' || error.code === 'ENOSPC');
