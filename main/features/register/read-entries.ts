import { Outcome, type RegisterEntry } from '../../../preload/contract/register.ts';
import type { SharedRecord } from '../../database/replica/shared-records.ts';
import type { registerEntry } from './kinds.ts';

type Kept = SharedRecord<ReturnType<typeof registerEntry.fields.parse>>;

/** Who a volunteer is, by the id that edits carry: the name, if anybody knows it, and whether it is whoever works here. */
export type WhoIs = (volunteer: string) => { readonly name?: string | undefined; readonly mine: boolean };

/** One line as it is shown, with the line that it is about. */
export type KnownEntry = RegisterEntry & { readonly about: string };

/** All lines. What this version does not know of one (a later outcome, say) is told as what comes nearest. */
export function readEntries(kept: readonly Kept[], whoIs: WhoIs): KnownEntry[] {
  return kept.map((record) => toEntry(record, whoIs));
}

function toEntry(
  { id, fields, createdAt, createdBy, changedAt, changedBy, inConflict }: Kept,
  whoIs: WhoIs,
): KnownEntry {
  const who = whoIs(createdBy);
  const at = Number.isNaN(Date.parse(fields.at)) ? createdAt : Date.parse(fields.at);
  return {
    id,
    at: new Date(at).toISOString(),
    author: who.name ?? fields.by,
    mine: who.mine,
    what: fields.what,
    subject: fields.subject,
    outcome: Outcome.safeParse(fields.outcome).data ?? 'done',
    facts: fields.facts,
    changed: changedAt !== createdAt || changedBy !== createdBy,
    inConflict: [...inConflict],
    about: fields.about,
  };
}
