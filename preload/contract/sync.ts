import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { Instant, open } from './common.ts';
import { Problem } from './connections.ts';

/** What a person should know although work goes on; the screen has a sentence for each. */
export const SyncNotice = z.discriminatedUnion('kind', [
  /** This laptop's clock is off by so many seconds (positive: it is late); edits are dated by the journal's clock. */
  z.object({ kind: z.literal('clock-off'), seconds: z.number() }),
  /** Somebody's edits are dated far ahead of now. */
  z.object({ kind: z.literal('edit-from-the-future'), author: z.string(), seconds: z.number() }),
  /** This vault was copied to another laptop or restored: it took a new identity, nothing was lost. */
  z.object({ kind: z.literal('copied-vault'), at: Instant }),
  /** Rows of the journal were altered: refused by their seal, the rest was read. */
  z.object({ kind: z.literal('altered'), author: z.string(), first: z.number(), last: z.number() }),
  /** Rows that were there are missing. */
  z.object({ kind: z.literal('missing'), author: z.string(), first: z.number(), last: z.number() }),
  /** Written by a newer Ouvadesk: kept, to be read after the update. */
  z.object({ kind: z.literal('newer'), record: z.string(), count: z.number() }),
]);
export type SyncNotice = z.infer<typeof SyncNotice>;

export const SyncState = z.discriminatedUnion('kind', [
  /** No team yet: everything stays on this laptop. */
  z.object({ kind: z.literal('alone') }),
  /** Asked to join; an administrator has not answered yet. */
  z.object({ kind: z.literal('awaiting-admission') }),
  z.object({ kind: z.literal('current') }),
  /** Edits wait for the next contact, which comes by itself. */
  z.object({ kind: z.literal('waiting') }),
  z.object({
    kind: z.literal('running'),
    step: z.enum(['contacting', 'sending', 'receiving', 'reading-snapshot']),
    done: z.number(),
    total: z.number().optional(),
  }),
  z.object({ kind: z.literal('offline'), since: Instant, problem: Problem }),
  /** Needs a person: removed from the team, the journal is gone or refuses, the disk is full. */
  z.object({
    kind: z.literal('stopped'),
    because: z.enum(['removed', 'journal-absent', 'journal-newer', 'team-altered', 'disk-full', 'defect']),
    detail: z.string().optional(),
  }),
]);
export type SyncState = z.infer<typeof SyncState>;

export const SyncStatus = z.object({
  state: SyncState,
  /** Edits that are not in the journal yet. */
  toSend: z.number().int(),
  lastContactAt: Instant.optional(),
  conflicts: z.number().int(),
  notices: z.array(SyncNotice),
});
export type SyncStatus = z.infer<typeof SyncStatus>;

/** A value as a person reads it, with who wrote it and when. `choice` names it; settle() wants it back. */
export const RivalValue = z.object({
  choice: z.string(),
  value: z.unknown(),
  author: z.string(),
  at: Instant,
  shown: z.boolean(),
});

export const ConflictView = z.object({
  record: z.string(),
  /** The kind of the record, for which the screen has a word, and a name to know it by. */
  kind: z.string(),
  title: z.string(),
  field: z.string(),
  rivals: z.array(RivalValue),
});
export type ConflictView = z.infer<typeof ConflictView>;

export const HistoryEntry = z.object({
  at: Instant,
  author: z.string(),
  mine: z.boolean(),
  changes: z.array(z.object({ field: z.string(), element: z.string().optional(), value: z.unknown() })),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

export const sync = {
  status: open.output(SyncStatus),
  /** The status, again after each change. */
  watch: open.output(eventIterator(SyncStatus)),
  /** Asks for a contact now; the network may be back. Answers at once. */
  now: open,
  conflicts: open.output(z.array(ConflictView)),
  /** `among`: the choices that were on the screen. Refuses CONFLICT_CHANGED when they are not, or not all, those there are by now. */
  settle: open
    .input(z.object({ record: z.string(), field: z.string(), choice: z.string(), among: z.array(z.string()) }))
    .errors({ CONFLICT_CHANGED: {} }),
  /** Who changed what of a record, when; newest first. */
  history: open.input(z.object({ record: z.string() })).output(z.array(HistoryEntry)),
};
