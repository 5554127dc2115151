import { implement, ORPCError } from '@orpc/server';
import { contract } from '../../preload/contract/index.ts';
import type {
  DeletionCertificate,
  LegalHold,
  PurgePreview,
  PurgeRun,
  Retention,
  RetentionClock,
  RetentionRule,
  RetentionTable,
} from '../../preload/contract/retention.ts';

/** What the fake application says of retention. */
export interface FakeRetention {
  retention: Retention;
  purgePreview: PurgePreview;
  retentionTables: RetentionTable[];
}

const both = (fr: string, en: string) => ({ fr, en });

export const sampleClocks: RetentionClock[] = [
  {
    ...{ id: 'k1', preloaded: true, rules: 1, ours: false, inConflict: [] },
    name: both('Données de connexion', 'Connection data'),
    ...{
      duration: { amount: 1, unit: 'year' as const },
      event: both('connexion', 'connection'),
      runsFrom: 'event' as const,
    },
    ...{ source: 'CPCE, art. L. 34-1, II bis, 3° ; décret n° 2021-1362 du 20 octobre 2021', checkedOn: '2026-11-24' },
  },
  {
    ...{ id: 'k2', preloaded: true, rules: 1, ours: false, inConflict: [] },
    name: both('Factures et pièces comptables', 'Invoices and accounting pieces'),
    ...{
      duration: { amount: 10, unit: 'year' as const },
      event: both('clôture de l’exercice', 'end of the financial year'),
    },
    ...{ runsFrom: 'financial-year-end' as const, source: 'Code de commerce, art. L. 123-22', checkedOn: '2025-09-02' },
    toCheck: 'old',
  },
  {
    ...{ id: 'k3', preloaded: true, rules: 0, ours: false, inConflict: [] },
    name: both('Copies de pièces d’identité pour le greffe', 'Copies of identity papers for the greffe'),
    ...{ duration: { amount: 0, unit: 'day' as const }, event: both('délivrance du Kbis', 'issue of the Kbis') },
    ...{ runsFrom: 'event' as const, source: 'RGPD, art. 5, 1, e', checkedOn: '2026-11-24' },
  },
  {
    ...{ id: 'k4', preloaded: true, rules: 0, ours: true, inConflict: [] },
    name: both('Journal des exports d’Ouvadesk', 'Ouvadesk’s journal of exports'),
    ...{
      duration: { amount: 12, unit: 'month' as const },
      event: both('événement', 'event'),
      runsFrom: 'event' as const,
    },
    ...{ source: 'CNIL, délibération n° 2021-122 du 14 octobre 2021', checkedOn: '2026-11-24' },
  },
];

export const sampleRules: RetentionRule[] = [
  {
    ...{ id: 'r1', name: 'Factures réglées', clockId: 'k2', table: 'factures', enabled: true, inConflict: [] },
    ...{ event: { column: 'date_emission', as: 'day' as const }, person: ['id_compte'] },
    conditions: [{ column: 'reglee', test: 'is' as const, values: ['1'] }],
    deed: { kind: 'delete', without: [] },
    look: { at: '2026-11-24T09:30:00.000Z', due: 1243, heldBack: 12, next: { day: '2027-01-01', rows: 310 } },
  },
  {
    ...{ id: 'r2', name: 'Dernière connexion des comptes résiliés', clockId: 'k1', table: 'comptes', enabled: true },
    ...{
      inConflict: [],
      event: { column: 'derniere_connexion', as: 'paris' as const },
      person: ['id_compte', 'login'],
    },
    conditions: [{ column: 'etat', test: 'is' as const, values: ['resilie'] }],
    deed: { kind: 'empty', columns: ['derniere_connexion'] },
    look: { at: '2026-11-24T09:30:00.000Z', due: 0, heldBack: 0, next: { day: '2026-11-27', rows: 1 } },
  },
  {
    ...{
      id: 'r3',
      name: 'Adresses des anciens membres',
      clockId: 'k9',
      table: 'membres',
      enabled: false,
      inConflict: [],
    },
    ...{ event: { column: 'depart_le', as: 'day' as const }, person: [], conditions: [] },
    ...{
      deed: { kind: 'replace', columns: [{ column: 'adresse', value: '—' }] },
      broken: 'clock-gone',
      held: 'person-not-told',
    },
  },
];

export function sampleRun(id: string, change: Partial<PurgeRun> = {}): PurgeRun {
  return {
    ...{ id, ruleId: 'r1', rule: 'Factures réglées', table: 'factures', at: '2026-11-20T09:20:00.000Z', by: 'Camille' },
    ...{ state: 'done', planned: 120, purged: 120, withThem: 0, passed: 0, undone: 0, notUndone: 0 },
    ...change,
  };
}

export function sampleCertificate(id: string, change: Partial<DeletionCertificate> = {}): DeletionCertificate {
  return {
    ...{
      id,
      runId: '0f8fad5b-d9cb-469f-a165-70867728950e',
      source: 'db.ouvaton.coop/ouvadmin',
      rule: 'Factures réglées',
    },
    ...{ table: 'factures', deed: 'delete', columns: [], clock: 'Factures et pièces comptables' },
    ...{ duration: { amount: 10, unit: 'year' }, basis: 'Code de commerce, art. L. 123-22', by: 'Camille' },
    ...{
      startedAt: '2026-11-20T09:20:00.000Z',
      endedAt: '2026-11-20T09:21:10.000Z',
      rows: 1243,
      withThem: 12,
      passed: 3,
    },
    ...{ oldest: '2004-01-12', newest: '2015-12-30', undoableUntil: '2026-12-20', sha256: 'ab12'.repeat(16) },
    ...{ intact: true, undone: false },
    ...change,
  };
}

const sampleHolds: LegalHold[] = [
  {
    ...{ id: 'h1', on: { kind: 'person', keys: ['01234', 'jdupont'] }, reason: 'Litige en cours, dossier 2026-14' },
    ...{ by: 'Camille', at: '2026-10-02T08:00:00.000Z', state: 'standing' },
  },
  {
    ...{ id: 'h2', on: { kind: 'rule', ruleId: 'r1' }, reason: 'Contrôle fiscal', until: '2026-06-30', by: 'Youssef' },
    ...{ at: '2026-02-02T08:00:00.000Z', state: 'lifted' },
    lifted: { by: 'Camille', at: '2026-05-02T08:00:00.000Z', reason: 'Contrôle terminé' },
  },
];

export const samplePreview: PurgePreview = {
  ...{ id: 'p1', ruleId: 'r1', at: '2026-11-24T09:40:00.000Z', before: '2016-01-01', rows: 1243 },
  ...{ oldest: '2004-01-12', newest: '2015-12-30', next: { day: '2027-01-01', rows: 310 } },
  heldBack: [
    { because: 'person-hold', what: '', rows: 2 },
    { because: 'longer-clock', what: 'Litiges', rows: 10 },
    { because: 'referenced', what: 'avoirs', rows: 4 },
  ],
  withThem: [{ table: 'lignes_facture', rows: 4021, how: 'cascade' }],
  notTold: { none: 3, future: 0, unreadable: 1 },
  sample: {
    columns: ['num_facture', 'date_emission', 'reglee', 'id_compte', 'montant_ttc'],
    rows: [
      ['F•••1', '2004-01-12', '1', '•••', '•••'],
      ['F•••9', '2004-02-03', '1', '•••', null],
    ],
  },
  statements: [
    { what: 'journal', sql: 'CREATE TABLE IF NOT EXISTS `ouvadesk_purged` (…)' },
    {
      what: 'read',
      sql: "SELECT * FROM `factures` t\nWHERE t.`num_facture` = 'F2004-000001'\n  AND t.`date_emission` < '2016-01-01' FOR UPDATE",
    },
    {
      what: 'keep',
      sql: "INSERT INTO `ouvadesk_purged` (run, of_table, kind, level, digest, event, sealed, purge_after)\nVALUES ('…', 'factures', 'row', 0, '…', '…', …, '…')",
    },
    { what: 'purge', sql: "DELETE FROM `factures` WHERE `factures`.`num_facture` = 'F2004-000001'" },
  ],
  lacking: [],
};

export const sampleRetentionTables: RetentionTable[] = [
  {
    ...{ name: 'factures', rows: 4210, hasKey: true },
    columns: [
      { name: 'num_facture', type: 'varchar(16)', nullable: false },
      { name: 'date_emission', type: 'date', nullable: false, event: 'day' },
      { name: 'reglee', type: 'tinyint(1)', nullable: false },
      { name: 'id_compte', type: 'char(5)', nullable: false },
      { name: 'montant_ttc', type: 'decimal(8,2)', nullable: false },
    ],
  },
  {
    ...{ name: 'journal', hasKey: true },
    columns: [
      { name: 'id', type: 'int', nullable: false },
      { name: 'vu_le', type: 'timestamp', nullable: true, event: 'utc' },
      { name: 'ip', type: 'varchar(45)', nullable: true },
    ],
  },
];

const settings = { financialYearEnd: '12-31', undoDays: 30 };

export const nothingRetained: FakeRetention = {
  retention: {
    ...{
      today: '2026-11-24',
      source: 'db.ouvaton.coop/ouvadmin',
      clocks: sampleClocks,
      rules: [],
      holds: [],
      runs: [],
    },
    ...{ certificates: [], settings },
  },
  purgePreview: samplePreview,
  retentionTables: sampleRetentionTables,
};

/** Retention as it may be after a year: rules in every state, a purge that runs, others done, holds, certificates. */
export function sampleRetention(change: Partial<Retention> = {}): FakeRetention {
  return {
    ...nothingRetained,
    retention: {
      ...nothingRetained.retention,
      ...{ rules: sampleRules, holds: sampleHolds },
      runs: [
        sampleRun('u4', { at: '2026-11-24T09:45:00.000Z', state: 'running', planned: 1243, purged: 412, passed: 1 }),
        sampleRun('u3', { purged: 1240, withThem: 12, passed: 3, undoableUntil: '2026-12-20', certificateId: 'x1' }),
        sampleRun('u2', {
          at: '2026-10-20T09:20:00.000Z',
          state: 'undone',
          undone: 118,
          notUndone: 2,
          certificateId: 'x2',
        }),
        sampleRun('u1', {
          at: '2026-01-20T09:20:00.000Z',
          state: 'interrupted',
          purged: 40,
          undoableUntil: '2026-12-02',
        }),
      ],
      certificates: [
        sampleCertificate('x1'),
        sampleCertificate('x2', { endedAt: '2026-10-20T09:21:10.000Z', undone: true, rows: 120 }),
        sampleCertificate('x3', {
          endedAt: '2025-10-20T09:21:10.000Z',
          finalSince: '2025-11-19',
          undoableUntil: '2025-11-19',
        }),
        sampleCertificate('x4', { endedAt: '2025-09-20T09:21:10.000Z', intact: false }),
      ],
      ...change,
    },
  };
}

interface Around {
  state: FakeRetention;
  tell: (change: Partial<FakeRetention>) => void;
  follow: <T>(read: () => T, signal: AbortSignal | undefined) => AsyncGenerator<T, void>;
}

/** The calls of retention; a purge is done at once. */
export function fakeRetention({ state, tell, follow }: Around) {
  const os = implement(contract.retention);
  const change = (part: Partial<Retention>) => tell({ retention: { ...state.retention, ...part } });
  const alter = (id: string, part: Partial<RetentionRule>) =>
    change({ rules: state.retention.rules.map((rule) => (rule.id === id ? { ...rule, ...part } : rule)) });
  const known = (id: string) => {
    const run = state.retention.runs.find((one) => one.id === id);
    if (!run) throw new ORPCError('RUN_UNKNOWN');
    return run;
  };
  return {
    watch: os.watch.handler(({ signal }) => follow(() => state.retention, signal)),
    clocks: os.clocks.handler(() => state.retention.clocks.map(({ id, name }) => ({ id, name }))),
    addClock: os.addClock.handler(({ input }) => {
      const clock: RetentionClock = { ...input, id: 'k7', preloaded: false, rules: 0, ours: false, inConflict: [] };
      change({ clocks: [...state.retention.clocks, clock] });
      return { id: clock.id };
    }),
    changeClock: os.changeClock.handler(({ input }) =>
      change({ clocks: state.retention.clocks.map((one) => (one.id === input.id ? { ...one, ...input } : one)) }),
    ),
    removeClock: os.removeClock.handler(({ input }) => {
      change({ clocks: state.retention.clocks.filter(({ id }) => id !== input.id) });
    }),
    setSettings: os.setSettings.handler(({ input }) => change({ settings: input })),
    tables: os.tables.handler(() => state.retentionTables),
    addRule: os.addRule.handler(({ input: { connectionId: _, ...rule } }) => {
      change({ rules: [...state.retention.rules, { ...rule, id: 'r9', enabled: true, inConflict: [] }] });
      return { id: 'r9' };
    }),
    changeRule: os.changeRule.handler(({ input: { id, ...rule } }) => alter(id, rule)),
    setEnabled: os.setEnabled.handler(({ input }) => alter(input.ruleId, { enabled: input.enabled })),
    removeRule: os.removeRule.handler(({ input }) => {
      change({ rules: state.retention.rules.filter(({ id }) => id !== input.ruleId) });
    }),
    look: os.look.handler(() => {}),
    preview: os.preview.handler(({ input }) => ({ ...state.purgePreview, ruleId: input.ruleId })),
    purge: os.purge.handler(() => {
      const run = sampleRun('u9', {
        purged: state.purgePreview.rows,
        undoableUntil: '2026-12-24',
        certificateId: 'x1',
      });
      change({ runs: [run, ...state.retention.runs] });
      return { runId: run.id };
    }),
    watchRun: os.watchRun.handler(async function* ({ input }) {
      yield { kind: 'purge', step: 'purging', done: 0 };
      return known(input.runId);
    }),
    undo: os.undo.handler(({ input }) => {
      const { purged } = known(input.runId);
      change({
        runs: state.retention.runs.map((run) =>
          run.id === input.runId ? { ...run, state: 'undone' as const, undone: purged } : run,
        ),
      });
    }),
    addHold: os.addHold.handler(({ input: { connectionId: _, ...hold } }) => {
      const placed: LegalHold = { ...hold, id: 'h9', by: 'Camille', at: '2026-11-24T10:00:00.000Z', state: 'standing' };
      change({ holds: [placed, ...state.retention.holds] });
      return { id: placed.id };
    }),
    liftHold: os.liftHold.handler(({ input }) => {
      const lifted = { by: 'Camille', at: '2026-11-24T10:00:00.000Z', reason: input.reason };
      change({
        holds: state.retention.holds.map((hold) =>
          hold.id === input.id ? { ...hold, state: 'lifted' as const, lifted } : hold,
        ),
      });
    }),
    exportPurposes: os.exportPurposes.handler(() => [
      { key: 'data-protection', keepDays: 365, columns: ['rule', 'rows', 'sha256'] },
    ]),
    exportCertificates: os.exportCertificates.handler(async function* () {
      yield { kind: 'export', step: 'writing', done: 0 };
      const rows = state.retention.certificates.length;
      return {
        journalId: 'j',
        fileName: 'certificats.ods',
        rows,
        sheets: 1,
        bytes: 4096,
        sha256: 'ab',
        alterations: [],
      };
    }),
  };
}
