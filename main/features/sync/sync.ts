import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { ConflictView, HistoryEntry, SyncStatus } from '../../../preload/contract/sync.ts';
import type { Journal } from '../../database/journal/journal.ts';
import type { Sharing } from '../../database/replica/shared/sharing.ts';
import type { Kind } from '../../database/replica/shared-records.ts';
import { type Changes, changes } from '../../shared/changes.ts';
import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import { refusal } from '../../shared/refusal.ts';
import { decodeBatch } from '../../sync/decode-operations.ts';
import type { ContactStep, TeamKeys } from './contact-deps.ts';
import { exchange } from './exchange.ts';
import { type Failure, failureOf, TeamAltered } from './failure-of.ts';
import { becomeAnother, greet } from './greet.ts';
import { nextContact } from './next-contact.ts';
import { noticesOf } from './notices.ts';
import { openPace } from './open-pace.ts';
import { TwinSpoke } from './send-edits.ts';
import { stateOf } from './state-of.ts';
import { syncStore } from './sync-store.ts';
import { choiceOf, conflictView, historyView } from './views.ts';

/** The team as sync sees it; the feature `volunteers` is behind it. */
export interface TeamForSync extends TeamKeys {
  standing(): 'alone' | 'awaiting-admission' | 'member' | 'removed';
  openJournal(signal: AbortSignal): Promise<Journal>;
  /** Reads who belongs and which keys are new. False: the chain of the team was altered, and nothing more may be sent. */
  refresh(journal: Journal, signal: AbortSignal): Promise<boolean>;
  /** A name for a volunteer of the team, former ones too; undefined for others. */
  nameOf(volunteer: string): string | undefined;
  readonly news: Changes;
}

/** A kind of shared record with what a record of it is called by. */
export interface NamedKind {
  readonly kind: Kind;
  readonly title: (fields: Record<string, unknown>) => string;
}

export interface SyncDeps {
  readonly db: Database;
  readonly sharing: Sharing;
  readonly team: TeamForSync;
  readonly clock: Clock;
  readonly log: Log;
  /** Every kind of shared record that this application knows. */
  readonly kinds: readonly NamedKind[];
}

export interface Sync {
  status(): SyncStatus;
  watch(signal?: AbortSignal): AsyncGenerator<SyncStatus, void, void>;
  /** A whole contact as soon as can be; resolves at its end, whatever came of it. */
  now(): Promise<void>;
  conflicts(): ConflictView[];
  /** Refuses CONFLICT_CHANGED unless `among` are the rivals there are. */
  settle(choice: { record: string; field: string; choice: string; among: readonly string[] }): void;
  history(record: string): HistoryEntry[];
  /** Cuts the contact that runs off, and waits for its end; to be called before the replica closes. */
  close(): Promise<void>;
}

/** Keeps this laptop and the journal equal: after each edit, every few minutes, and when asked; one contact at a time. */
export function openSync({ db, sharing, team, clock, log, kinds }: SyncDeps): Sync {
  const store = syncStore(db);
  const { records, outbox, inbox, identity } = sharing;
  const news = changes();
  const closing = new AbortController();
  const past: { lastEnd?: number; failures: number; failure?: Failure | undefined; failingSince?: string | undefined } =
    {
      failures: 0,
    };
  let step: ContactStep | undefined;
  let lastEdit: number | undefined;
  const ahead = new Map<string, number>();

  const pace = openPace(
    contactOnce,
    (asked) => {
      if (!['member', 'awaiting-admission'].includes(team.standing())) return undefined;
      const lastUnsentEdit = outbox.unsentCount() > 0 ? lastEdit : undefined;
      return nextContact({ asked, lastEnd: past.lastEnd, failures: past.failures, lastUnsentEdit });
    },
    clock,
  );

  async function contactOnce(): Promise<void> {
    try {
      tell({ step: 'contacting', done: 0 });
      await meet().catch((error: unknown) => {
        if (!(error instanceof TwinSpoke)) throw error;
        becomeAnother({ sharing, store, clock });
        return meet();
      });
      Object.assign(past, { failures: 0, failure: undefined, failingSince: undefined });
      store.happened('last-contact', clock().toISOString());
    } catch (error) {
      if (!closing.signal.aborted) failed(error);
    } finally {
      past.lastEnd = clock().getTime();
      tell(undefined);
    }
  }

  async function meet(): Promise<void> {
    const { signal } = closing;
    const journal = await team.openJournal(signal);
    try {
      if (!(await team.refresh(journal, signal))) throw new TeamAltered();
      if (team.standing() !== 'member') return;
      const deps = { journal, sharing, store, clock, keys: team, noteAhead };
      const greeting = await greet(deps, signal);
      for await (const at of exchange(deps, greeting, signal)) tell(at);
    } finally {
      await journal.close();
    }
  }

  function failed(error: unknown): void {
    const known = failureOf(error);
    past.failures += 1;
    past.failingSince ??= clock().toISOString();
    past.failure = known ?? defect(error);
  }

  function defect(error: unknown): Failure {
    const number = randomUUID().slice(0, 8);
    log.error({ err: error, defect: number }, 'contact with the journal failed');
    return { kind: 'stopped', because: 'defect', detail: number };
  }

  function noteAhead(author: string, milliseconds: number): void {
    ahead.set(author, Math.max(milliseconds, ahead.get(author) ?? 0));
  }

  function tell(at: ContactStep | undefined): void {
    step = at;
    news.tell();
  }

  const nameOf = (volunteer: string) => team.nameOf(volunteer) ?? '';
  const authorOf = (device: string) => nameOf(inbox.authorOf(device) ?? '');

  function status(): SyncStatus {
    const toSend = outbox.unsentCount();
    const lastContactAt = store.when('last-contact');
    const { failure, failingSince } = past;
    return {
      state: stateOf({
        ...{ team: team.standing(), step, failure, failingSince, toSend },
        everContacted: lastContactAt !== undefined,
      }),
      toSend,
      ...(lastContactAt === undefined ? {} : { lastContactAt }),
      conflicts: records.conflictCount(),
      notices: noticesOf({
        now: clock().getTime(),
        clockOffset: identity.clockOffset(),
        ahead: [...ahead].map(([author, milliseconds]) => ({ author, milliseconds })),
        copiedAt: store.when('copied-at'),
        refused: store.refused(),
        unknown: records.unknown(kinds.map(({ kind }) => kind)),
        authorOf,
        nameOf,
      }),
    };
  }

  function titleOf(kindName: string, record: string): string {
    const named = kinds.find(({ kind }) => kind.name === kindName);
    const found = named && records.get(named.kind, record);
    return named && found ? named.title(found.fields) : '';
  }

  async function followEdits(): Promise<void> {
    let before = 0;
    for await (const unsent of records.news.follow(outbox.unsentCount, closing.signal)) {
      if (unsent > before) lastEdit = clock().getTime();
      before = unsent;
      news.tell();
      pace.look();
    }
  }

  async function followTeam(): Promise<void> {
    for await (const standing of team.news.follow(team.standing, closing.signal)) {
      news.tell();
      // Who has just joined or asked to need not wait for the next regular contact.
      if (standing === 'member' || standing === 'awaiting-admission') pace.look();
    }
  }

  /** What only a newer application could read, and this one perhaps is. */
  async function receiveKept(): Promise<void> {
    await inbox
      .receiveKept((bytes, { device, first, last }) => decodeBatch(bytes, device, first, last), closing.signal)
      .catch((error: unknown) => {
        if (!closing.signal.aborted) defect(error);
      });
  }

  if (store.wasRestored()) becomeAnother({ sharing, store, clock });
  const following = [followEdits(), followTeam(), receiveKept()];

  return {
    status,
    watch: (signal) => news.follow(status, signal),
    now: pace.ask,
    conflicts: () => records.conflicts().map((one) => conflictView(one, titleOf(one.kind, one.record), nameOf)),
    settle({ record, field, choice, among }) {
      const conflict = records.conflicts().find((one) => one.record === record && one.field === field);
      const rivals = conflict?.rivals ?? [];
      const chosen = rivals.find((rival) => choiceOf(rival) === choice);
      const seen = rivals.length === among.length && rivals.every((rival) => among.includes(choiceOf(rival)));
      if (!chosen || !seen) throw refusal('CONFLICT_CHANGED');
      records.settle(record, field, chosen.value);
    },
    history: (record) => records.history(record).map((line) => historyView(line, identity.volunteer, nameOf)),
    async close() {
      closing.abort();
      news.end();
      await pace.close();
      await Promise.all(following);
    },
  };
}
