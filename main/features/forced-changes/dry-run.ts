import { randomUUID } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import type { DryRun, ForcingRule, LeftAlone, SystemMeaning } from '../../../preload/contract/forced-changes.ts';
import { leftAlone } from '../../../preload/contract/forced-changes.ts';
import type { Reach } from '../../database/ouvadmin/ouvadmin.ts';
import { parisDay } from '../../shared/paris-day.ts';
import { refusal } from '../../shared/refusal.ts';
import { workerFile } from '../../shared/worker-file.ts';
import { talkTo } from '../../shared/worker-talk.ts';
import type { CampaignToForce, ForcedAccount, ForcedChangesDeps, ForcedPerson, ReadySystem } from './deps.ts';
import type { ForcingMessage, ForcingOrder, Looked } from './forcing-messages.ts';
import { asRefusal } from './hold.ts';
import type { Plan, PlannedSystem } from './plan.ts';
import type { NewRow, RowStore } from './row-store.ts';
import { mayImpose } from './rules/may-impose.ts';
import type { RunStore } from './run-store.ts';

/** People between two breaths of the main thread: some milliseconds. */
const slice = 250;
/** Rows a transaction of the replica. */
const rowsAtOnce = 300;

export interface Stores {
  readonly runs: RunStore;
  readonly rows: RowStore;
}

export interface DryRunOrder {
  readonly campaignId: string;
  readonly campaign: CampaignToForce;
  readonly mapped: readonly ReadySystem[];
  readonly meanings: readonly SystemMeaning[];
  readonly rule: ForcingRule;
  readonly reach: Reach;
}

interface Group {
  readonly people: Set<string>;
  accounts: number;
  firstPossible?: string;
}

/** Finds out what imposing would do now, and keeps it for `impose`. Refuses CANNOT_REACH. */
export async function dryRun(
  deps: Pick<ForcedChangesDeps, 'clock' | 'replica' | 'policyOf' | 'fingerprintKey'>,
  { runs, rows }: Stores,
  order: DryRunOrder,
  signal: AbortSignal,
): Promise<DryRun> {
  const id = randomUUID();
  const now = deps.clock();
  const plan = planOf(deps, order);
  const { campaignId, campaign, rule, reach } = order;
  runs.add({
    ...{ id, campaign: campaignId, campaignName: campaign.name, source: campaign.source, at: now.toISOString(), plan },
    undoDays: rule.undoDays,
  });
  try {
    const left = new Map<LeftAlone, Group>();
    await keepCandidates(rows, id, order, plan, parisDay(now), left);
    const looked = await look(
      {
        ...{ task: 'look', run: id, reach, plan, replica: deps.replica.address },
        fingerprintKey: deps.fingerprintKey(),
      },
      signal,
    );
    for (const { because, people, accounts } of looked.left) {
      const group = groupOf(left, because);
      for (const person of people) group.people.add(person);
      group.accounts += accounts;
    }
    const blind = looked.lacking.length > 0;
    const { waiting, people } = rows.counts(id);
    const shown: DryRun = {
      ...{ id, at: now.toISOString() },
      ...(blind ? { rows: 0, people: 0 } : { rows: waiting, people }),
      statements: [...looked.statements],
      leftAlone: leftAlone.flatMap((because) => {
        const group = left.get(because);
        if (!group) return [];
        const { firstPossible } = group;
        const counted = { because, people: group.people.size, accounts: group.accounts };
        return [{ ...counted, ...(firstPossible === undefined ? {} : { firstPossible }) }];
      }),
      lacking: [...looked.lacking],
    };
    runs.show(id, shown);
    return shown;
  } catch (error) {
    runs.remove(id);
    return asRefusal(error);
  }
}

/** How each chosen system is changed. One that is no longer mapped has no meaning. */
function planOf({ policyOf }: Pick<ForcedChangesDeps, 'policyOf'>, { mapped, meanings }: DryRunOrder): Plan {
  return meanings.flatMap(({ system, meaning }): PlannedSystem[] => {
    const mapping = mapped.find((one) => one.system === system);
    const password = mapping?.columns.password;
    if (!mapping || password === undefined || mapping.primaryKey.length === 0) return [];
    const { minimumLength, maximumLength } = policyOf(system);
    return [
      {
        ...{ system, table: mapping.table, key: [...mapping.primaryKey], password, storage: mapping.storage },
        ...(meaning.kind === 'secret'
          ? { kind: meaning.kind, column: password }
          : { kind: meaning.kind, column: meaning.column, value: meaning.value }),
        policy: { minimumLength, ...(maximumLength === undefined ? {} : { maximumLength }) },
      },
    ];
  });
}

/** Keeps the accounts that what is known of them allows to change, and counts the others by what does not. */
async function keepCandidates(
  rows: RowStore,
  run: string,
  order: DryRunOrder,
  plan: Plan,
  today: string,
  left: Map<LeftAlone, Group>,
): Promise<void> {
  const batch: NewRow[] = [];
  for await (const { person, allowed, refused } of judged(order, plan, today)) {
    if (!refused) {
      batch.push(...allowed);
      if (batch.length >= rowsAtOnce) rows.add(run, batch.splice(0));
      continue;
    }
    const group = groupOf(left, refused.because);
    group.people.add(person);
    group.accounts += refused.accounts;
    const { firstPossible } = refused;
    if (firstPossible !== undefined && (group.firstPossible === undefined || firstPossible < group.firstPossible))
      group.firstPossible = firstPossible;
  }
  rows.add(run, batch);
}

type Judged =
  | { readonly person: string; readonly allowed: NewRow[]; readonly refused?: undefined }
  | {
      readonly person: string;
      readonly allowed?: undefined;
      readonly refused: { readonly because: LeftAlone; readonly accounts: number; readonly firstPossible?: string };
    };

/** Each person's accounts, those that may be changed together, and a breath now and then. */
export async function* judged(
  { campaign, rule }: Pick<DryRunOrder, 'campaign' | 'rule'>,
  plan: Plan,
  today: string,
): AsyncGenerator<Judged, void, void> {
  const planned = new Set(plan.map(({ system }) => system));
  let seen = 0;
  for (const person of campaign.people) {
    seen += 1;
    if (seen % slice === 0) await breathe();
    const days = person.noticesAt.map((at) => parisDay(new Date(at)));
    const allowed: NewRow[] = [];
    for (const account of person.accounts) {
      const refused =
        mayImpose(person, account, days, rule, today) ??
        (planned.has(account.system) ? undefined : { because: 'no-meaning' as const });
      if (refused) yield { person: person.id, refused: { ...refused, accounts: 1 } };
      else allowed.push(rowOf(person, account));
    }
    if (allowed.length > 0) yield { person: person.id, allowed };
  }
}

function rowOf(person: ForcedPerson, account: ForcedAccount): NewRow {
  const { system, sourceKey, accountId, login, fingerprint } = account;
  if (fingerprint === null) throw new Error('An account without a fingerprint is never changed.');
  return { system, sourceKey, accountId, login, fingerprint, personId: person.id, person: person.name };
}

function groupOf(left: Map<LeftAlone, Group>, because: LeftAlone): Group {
  const group = left.get(because) ?? { people: new Set<string>(), accounts: 0 };
  left.set(because, group);
  return group;
}

async function look(order: ForcingOrder, signal: AbortSignal): Promise<Looked> {
  let looked: Looked | undefined;
  for await (const message of talkToWorker(order, signal)) if (message.kind === 'looked') looked = message;
  if (!looked) throw new Error('The rows were not looked at.');
  return looked;
}

/** Milliseconds for the worker to end by itself: a batch that is on its way is ended first. */
const patience = 20_000;

/** What the worker says; refuses CANNOT_REACH. */
export async function* talkToWorker(
  order: ForcingOrder,
  signal: AbortSignal,
): AsyncGenerator<ForcingMessage, void, void> {
  const file = workerFile('forcing-worker', import.meta.url);
  for await (const message of talkTo<ForcingMessage>(file, order, signal, patience)) {
    if (message.kind === 'unreachable') throw refusal('CANNOT_REACH', message.problem);
    yield message;
  }
}
