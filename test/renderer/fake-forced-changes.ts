import { implement, ORPCError } from '@orpc/server';
import type { DryRun, ForcedRow, ForcingRule, Run, SystemMeaning } from '../../preload/contract/forced-changes.ts';
import { contract } from '../../preload/contract/index.ts';

/** What the fake application says of the imposed changes. */
export interface FakeForced {
  meanings: { chosen: SystemMeaning[]; offered: SystemMeaning[]; rule: ForcingRule };
  dryRun: DryRun;
  forcedRows: ForcedRow[];
  runs: Run[];
}

export const nothingForced: FakeForced = {
  meanings: {
    chosen: [],
    offered: [
      { system: 'account', meaning: { kind: 'flag', column: 'doit_changer', value: '1' } },
      { system: 'account', meaning: { kind: 'suspend', column: 'statut', value: 'suspendu' } },
      { system: 'account', meaning: { kind: 'secret' } },
    ],
    rule: { notices: 3, days: 14, undoDays: 30 },
  },
  dryRun: {
    id: 'd1',
    at: '2026-11-24T10:00:00.000Z',
    rows: 2,
    people: 2,
    statements: [
      {
        what: 'change',
        system: 'account',
        sql: "UPDATE `compte` SET `doit_changer` = '1' WHERE `id` = '01234' AND `doit_changer` = '0'",
        rows: 2,
      },
    ],
    leftAlone: [{ because: 'notified-too-lately', people: 12, accounts: 14, firstPossible: '2026-12-08' }],
    lacking: [],
  },
  forcedRows: [
    {
      system: 'account',
      table: 'compte',
      accountId: '01234',
      login: 'jdupont',
      person: 'Jeanne Dupont',
      column: 'doit_changer',
      value: '1',
      former: '0',
    },
    {
      system: 'account',
      table: 'compte',
      accountId: '00871',
      login: 'lmartin',
      person: 'Luc Martin',
      column: 'doit_changer',
      value: '1',
      former: '0',
    },
  ],
  runs: [],
};

interface Around {
  state: FakeForced;
  tell: (change: Partial<FakeForced>) => void;
}

/** The calls of the imposed changes; imposing is done at once. */
export function fakeForced({ state, tell }: Around) {
  const os = implement(contract.forcedChanges);
  const known = (id: string) => {
    const run = state.runs.find((one) => one.id === id);
    if (!run) throw new ORPCError('RUN_UNKNOWN');
    return run;
  };
  return {
    meanings: os.meanings.handler(() => state.meanings),
    setMeanings: os.setMeanings.handler(({ input }) => {
      tell({ meanings: { ...state.meanings, chosen: input.meanings, rule: input.rule } });
    }),
    dryRun: os.dryRun.handler(() => state.dryRun),
    rows: os.rows.handler(({ input: { offset, limit } }) => ({
      total: state.forcedRows.length,
      rows: state.forcedRows.slice(offset, offset + limit),
    })),
    impose: os.impose.handler(() => {
      const run: Run = {
        id: `r${state.runs.length + 1}`,
        campaignId: 'k1',
        at: '2026-11-24T10:05:00.000Z',
        by: 'Camille',
        state: 'done',
        planned: state.dryRun.rows,
        changed: state.dryRun.rows,
        passed: 0,
        undone: 0,
        notUndone: 0,
        undoableUntil: '2026-12-24',
      };
      tell({ runs: [run, ...state.runs] });
      return { runId: run.id };
    }),
    undo: os.undo.handler(({ input }) => {
      const run = known(input.runId);
      tell({
        runs: state.runs.map((one) => (one === run ? { ...one, state: 'undone', undone: one.changed } : one)),
      });
    }),
    watch: os.watch.handler(async function* ({ input }) {
      const run = known(input.runId);
      yield { kind: 'forced-change', step: 'change', done: run.changed, total: run.planned };
      return run;
    }),
    runs: os.runs.handler(() => state.runs),
  };
}
