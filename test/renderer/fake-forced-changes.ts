import { implement, ORPCError } from '@orpc/server';
import type { DryRun, ForcedRow, ForcingRule, Run, SystemMeaning } from '../../preload/contract/forced-changes.ts';
import { contract } from '../../preload/contract/index.ts';

/** What the fake application says of the imposed changes. */
export interface FakeForced {
  meanings: { chosen: SystemMeaning[]; offered: SystemMeaning[]; rule: ForcingRule };
  dryRun: DryRun;
  forcedRows: ForcedRow[];
  runs: Run[];
  /** A run that is under way ends when this does. */
  runEnds: Promise<unknown>;
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
  runEnds: new Promise(() => {}),
};

const flag = { kind: 'flag', column: 'doit_changer', value: '1' } as const;
const suspend = { kind: 'suspend', column: 'statut', value: 'suspendu' } as const;
const secret = { kind: 'secret' } as const;

/** Imposed changes as a campaign of the autumn may have them: three systems, a dry run of 412 rows, runs in every state. */
export function sampleForced(change: Partial<FakeForced> = {}): FakeForced {
  const forcedRows = Array.from({ length: 412 }, (_, index): ForcedRow => {
    const accountId = String(index * 7 + 34).padStart(5, '0');
    const shared = { accountId, login: `membre${index}`, person: `Camille ${index}` };
    if (index % 4 === 3) return { ...shared, system: 'ftp', table: 'ftp', column: 'passwd' };
    return { ...shared, system: 'account', table: 'compte', column: 'doit_changer', value: '1', former: '0' };
  });
  return {
    meanings: {
      chosen: [
        { system: 'account', meaning: flag },
        { system: 'ftp', meaning: secret },
      ],
      offered: [
        { system: 'account', meaning: flag },
        { system: 'account', meaning: suspend },
        { system: 'account', meaning: secret },
        { system: 'mailbox', meaning: { kind: 'suspend', column: 'actif', value: '0' } },
        { system: 'mailbox', meaning: secret },
        { system: 'ftp', meaning: secret },
      ],
      rule: { notices: 3, days: 14, undoDays: 30 },
    },
    dryRun: {
      id: 'd412',
      at: new Date().toISOString(),
      rows: 412,
      people: 388,
      statements: [
        {
          what: 'undo-table',
          sql: 'CREATE TABLE IF NOT EXISTS `ouvadesk_undo` (\n  `run` VARCHAR(40) NOT NULL,\n  `former` BLOB NOT NULL\n)',
          rows: 0,
        },
        {
          what: 'undo',
          system: 'account',
          sql: "INSERT INTO `ouvadesk_undo` (`run`, `former`) SELECT 'r1', ? FROM `compte` WHERE `id` = '00034'",
          rows: 309,
        },
        {
          what: 'change',
          system: 'account',
          sql: "UPDATE `compte` SET `doit_changer` = '1'\nWHERE `id` = '00034' AND `password` <=> ?",
          rows: 309,
        },
        {
          what: 'change',
          system: 'ftp',
          sql: "UPDATE `ftp` SET `passwd` = ?\nWHERE `id` = '00055' AND `passwd` <=> ?",
          rows: 103,
        },
      ],
      leftAlone: [
        { because: 'notified-too-lately', people: 212, accounts: 230, firstPossible: '2026-12-08' },
        { because: 'already-changed', people: 1_102, accounts: 1_240 },
        { because: 'excepted', people: 3, accounts: 4 },
        { because: 'no-meaning', people: 41, accounts: 62 },
      ],
      lacking: [],
    },
    forcedRows,
    runEnds: new Promise(() => {}),
    runs: [
      sampleRun('r3', { at: '2026-11-24T09:20:00.000Z', state: 'running', planned: 40, changed: 12 }),
      sampleRun('r2', { at: '2026-11-20T09:20:00.000Z', changed: 117, passed: 3, undoableUntil: '2026-12-20' }),
      sampleRun('r1', { at: '2026-09-02T09:20:00.000Z', by: 'Youssef Benali', state: 'purged', changed: 120 }),
    ],
    ...change,
  };
}

/** One run: of 120 accounts, done by Camille. */
export function sampleRun(id: string, change: Partial<Run> = {}): Run {
  return {
    id,
    campaignId: 'k1',
    at: '2026-11-20T09:20:00.000Z',
    by: 'Camille',
    state: 'done',
    planned: 120,
    changed: 120,
    passed: 0,
    undone: 0,
    notUndone: 0,
    ...change,
  };
}

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
      yield { kind: 'forced-change', step: 'changing', done: run.changed, total: run.planned };
      if (run.state === 'running' || run.state === 'undoing') await state.runEnds;
      return known(input.runId);
    }),
    runs: os.runs.handler(() => state.runs),
  };
}
