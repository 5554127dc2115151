import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { makeDemonstration } from '../../../main/database/demonstration/make-demonstration.ts';
import { inWorker } from '../../../main/features/retention/talk-to-worker.ts';
import { until } from '../../services/until.ts';
import { temporaryFolder } from '../../shared/temporary-folder.ts';
import { clockOf, ended, now, purged, retentionOver, ruleOf, shown, undone } from './retention-fixture.ts';
import { sqliteBase } from './sqlite-base.ts';

const accounts = `
  CREATE TABLE compte (id TEXT PRIMARY KEY, login TEXT, fin TEXT, etat TEXT, iban TEXT, note BLOB);
  INSERT INTO compte VALUES
    ('01', 'paul', '2020-02-29', 'clos', 'FR76 1', x'00ff'),
    ('02', 'anne', '2025-11-23', 'clos', 'FR76 2', NULL),
    ('03', 'zoe', '2025-11-24', 'clos', 'FR76 3', NULL),
    ('04', 'luc', '2026-11-01', 'clos', 'FR76 4', NULL),
    ('05', 'eve', NULL, 'actif', 'FR76 5', NULL),
    ('06', 'guy', '2030-01-01', 'clos', 'FR76 6', NULL),
    ('07', 'max', '0000-00-00', 'clos', 'FR76 7', NULL),
    ('08', 'ida', '2019-02-29', 'clos', NULL, NULL),
    ('09', 'léa', '1970-01-01', 'clos', NULL, NULL)`;

const ids = (base: ReturnType<typeof sqliteBase>) => base.all('SELECT id FROM compte ORDER BY id').map(({ id }) => id);
const event = { column: 'fin', as: 'day' } as const;

async function overAccounts(schema = accounts) {
  const base = sqliteBase(schema);
  const over = await retentionOver({ reach: base.reach });
  const { id: clock } = over.retention.addClock(clockOf(1));
  const { id: rule } = over.retention.addRule('c1', ruleOf(clock, { table: 'compte', event, person: ['id', 'login'] }));
  return { base, over, clock, rule };
}

describe('a preview', () => {
  it('counts what goes, what waits and what never goes, and changes nothing', async () => {
    const { base, over, rule } = await overAccounts();
    const before = base.all('SELECT * FROM compte');
    const preview = await over.retention.preview(rule);
    expect(preview).toMatchObject({
      ...{ rows: 2, oldest: '2020-02-29', newest: '2025-11-23', before: '2025-11-24', heldBack: [], lacking: [] },
      notTold: { none: 1, future: 1, unreadable: 3 },
      next: { day: '2026-11-25', rows: 1 },
    });
    expect(preview.sample.columns).toContain('fin');
    expect(JSON.stringify(preview.sample)).not.toMatch(/paul|anne|FR76/);
    expect(preview.statements.map(({ what }) => what)).toEqual(['journal', 'read', 'keep', 'purge']);
    expect(base.all('SELECT * FROM compte')).toEqual(before);
    expect(base.all("SELECT 1 FROM sqlite_master WHERE name LIKE 'ouvadesk%'")).toEqual([]);
    const [{ look } = {}] = (await shown(over)).rules.filter(({ id }) => id === rule);
    expect(look).toMatchObject({ due: 2, heldBack: 0, next: { day: '2026-11-25', rows: 1 } });
    expect(over.retention.nextPurge('demonstration')).toContainEqual({
      rule,
      name: 'Règle de compte',
      day: '2026-11-24',
      rows: 2,
    });
  });

  it('is done once, by whoever types the number, and not when the rule has changed or an hour has passed', async () => {
    const { over, rule, clock } = await overAccounts();
    const preview = await over.retention.preview(rule);
    await expect(over.retention.purge(preview.id, 3)).rejects.toMatchObject({ code: 'NOT_CONFIRMED' });
    over.retention.changeRule(
      rule,
      ruleOf(clock, { table: 'compte', event, conditions: [{ column: 'etat', test: 'is', values: ['x'] }] }),
    );
    await expect(over.retention.purge(preview.id, 2)).rejects.toMatchObject({ code: 'PREVIEW_OVER' });
    over.retention.changeRule(rule, ruleOf(clock, { table: 'compte', event, person: ['id', 'login'] }));
    over.at(new Date(now.getTime() + 3_700_000));
    await expect(over.retention.purge(preview.id, 2)).rejects.toMatchObject({ code: 'PREVIEW_OVER' });
    over.at(now);
    const { runId } = await over.retention.purge(preview.id, 2);
    await expect(over.retention.purge(preview.id, 2)).rejects.toMatchObject({ code: 'PREVIEW_OVER' });
    expect(await ended(over, runId)).toMatchObject({ state: 'done', purged: 2 });
  });

  it('says which column is gone, and that a view or a table without a key cannot be purged', async () => {
    const base = sqliteBase(`CREATE TABLE t (fin TEXT, v TEXT); CREATE VIEW w AS SELECT * FROM t`);
    const over = await retentionOver({ reach: base.reach });
    const { id: clock } = over.retention.addClock(clockOf(1));
    const add = (table: string, column: string) =>
      over.retention.addRule('c1', ruleOf(clock, { table, event: { column, as: 'day' } })).id;
    await expect(over.retention.preview(add('t', 'partie'))).rejects.toMatchObject({
      code: 'COLUMN_UNKNOWN',
      data: { column: 'partie' },
    });
    expect(await over.retention.preview(add('t', 'fin'))).toMatchObject({ obstacle: 'no-primary-key' });
    expect(await over.retention.preview(add('w', 'fin'))).toMatchObject({ obstacle: 'is-view' });
  });
});

describe('a purge', () => {
  it('deletes what was shown, keeps its way back sealed, is certified, and comes back whole', async () => {
    const { base, over, rule } = await overAccounts();
    const before = base.all('SELECT *, typeof(note) AS kind FROM compte ORDER BY id');
    const run = await purged(over, rule);
    expect(run).toMatchObject({
      state: 'done',
      planned: 2,
      purged: 2,
      passed: 0,
      by: 'Paul',
      undoableUntil: '2026-12-24',
    });
    expect(ids(base)).toEqual(['03', '04', '05', '06', '07', '08', '09']);
    const kept = base.all('SELECT * FROM ouvadesk_purged');
    expect(kept).toHaveLength(2);
    expect(JSON.stringify(kept)).not.toMatch(/paul|anne|FR76/);
    for (const { sealed } of kept) expect(String(sealed)).not.toMatch(/paul|anne|FR76/);
    const [certificate] = (await shown(over)).certificates;
    expect(certificate).toMatchObject({
      ...{
        rows: 2,
        oldest: '2020-02-29',
        newest: '2025-11-23',
        by: 'Paul',
        intact: true,
        undone: false,
        table: 'compte',
      },
    });
    expect(certificate?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(over.entered).toContainEqual(expect.objectContaining({ what: 'purge', outcome: 'done' }));
    expect(await undone(over, run.id)).toMatchObject({ state: 'undone', undone: 2, notUndone: 0 });
    expect(base.all('SELECT *, typeof(note) AS kind FROM compte ORDER BY id')).toEqual(before);
    expect((await shown(over)).certificates[0]).toMatchObject({ undone: true });
    await expect(over.retention.undo(run.id)).rejects.toMatchObject({
      code: 'CANNOT_UNDO',
      data: { because: 'undone' },
    });
  });

  it('leaves a row whose key was taken again, and says so', async () => {
    const { base, over, rule } = await overAccounts();
    const run = await purged(over, rule);
    base.run("INSERT INTO compte (id, login) VALUES ('01', 'nouveau')");
    expect(await undone(over, run.id)).toMatchObject({ state: 'undone', undone: 1, notUndone: 1 });
    expect(base.one("SELECT login FROM compte WHERE id = '01'")).toBe('nouveau');
  });

  it('passes rows that were touched since they were shown', async () => {
    const { base, over, rule } = await overAccounts();
    const preview = await over.retention.preview(rule);
    base.run("UPDATE compte SET fin = '2026-11-20' WHERE id = '01'");
    const { runId } = await over.retention.purge(preview.id, preview.rows);
    expect(await ended(over, runId)).toMatchObject({ state: 'done', purged: 1, passed: 1 });
    expect(ids(base)).toContain('01');
  });

  it('never lets more rows go than were shown', async () => {
    const { base, over, rule } = await overAccounts();
    const preview = await over.retention.preview(rule);
    base.run("INSERT INTO compte (id, fin) VALUES ('00', '2019-01-01'), ('001', '2019-01-01')");
    const { runId } = await over.retention.purge(preview.id, preview.rows);
    expect(await ended(over, runId)).toMatchObject({ purged: 2 });
  });

  it('empties columns, and puts back only those that still are as it left them', async () => {
    const { base, over, clock } = await overAccounts();
    const deed = { kind: 'empty' as const, columns: ['iban', 'note'] };
    const { id } = over.retention.addRule(
      'c1',
      ruleOf(clock, { table: 'compte', event, person: ['id'], deed, name: 'Iban' }),
    );
    // The rule on the whole row has the same clock, and keeps nothing any more.
    const before = base.all('SELECT * FROM compte ORDER BY id');
    const run = await purged(over, id);
    expect(run).toMatchObject({ state: 'done', purged: 2 });
    expect(base.all("SELECT id, iban, note FROM compte WHERE id < '04' ORDER BY id")).toEqual([
      { id: '01', iban: null, note: null },
      { id: '02', iban: null, note: null },
      { id: '03', iban: 'FR76 3', note: null },
    ]);
    base.run("UPDATE compte SET iban = 'autre' WHERE id = '02'");
    expect(await undone(over, run.id)).toMatchObject({ undone: 1, notUndone: 1 });
    expect(base.all("SELECT * FROM compte WHERE id <> '02' ORDER BY id")).toEqual(
      before.filter(({ id: one }) => one !== '02'),
    );
    expect(base.one("SELECT iban FROM compte WHERE id = '02'")).toBe('autre');
  });

  it('replaces values, once', async () => {
    const { base, over, clock } = await overAccounts();
    const deed = { kind: 'replace' as const, columns: [{ column: 'login', value: 'anonyme' }] };
    const { id } = over.retention.addRule('c1', ruleOf(clock, { table: 'compte', event, deed, name: 'Login' }));
    expect(await purged(over, id)).toMatchObject({ purged: 2 });
    expect(base.all("SELECT id FROM compte WHERE login = 'anonyme' ORDER BY id")).toEqual([{ id: '01' }, { id: '02' }]);
    expect(await over.retention.preview(id)).toMatchObject({ rows: 0 });
  });
});

describe('several clocks', () => {
  it('a row that another rule keeps longer stays, for that part of it', async () => {
    const { over, rule } = await overAccounts();
    const { retention } = over;
    const ten = retention.addClock(clockOf(10)).id;
    const iban = { kind: 'empty' as const, columns: ['iban'] };
    const longer = retention.addRule(
      'c1',
      ruleOf(ten, { table: 'compte', event, deed: iban, name: 'Iban', person: ['id'] }),
    ).id;
    expect(await retention.preview(rule)).toMatchObject({
      rows: 0,
      heldBack: [{ because: 'longer-clock', what: 'Iban', rows: 2 }],
    });
    retention.changeRule(
      longer,
      ruleOf(ten, {
        table: 'compte',
        event,
        deed: iban,
        name: 'Iban',
        person: ['id'],
        conditions: [{ column: 'login', test: 'is', values: ['paul'] }],
      }),
    );
    expect(await retention.preview(rule)).toMatchObject({ rows: 1, heldBack: [{ because: 'longer-clock', rows: 1 }] });
    retention.setEnabled(longer, false);
    expect(await retention.preview(rule)).toMatchObject({ rows: 2, heldBack: [] });
  });

  it('a column that a longer rule on the row does not need may be emptied earlier, the others not', async () => {
    const { base, over, clock, rule } = await overAccounts();
    const { retention } = over;
    const ten = retention.addClock(clockOf(10)).id;
    const whole = { kind: 'delete' as const, without: ['iban'] };
    retention.changeRule(rule, ruleOf(ten, { table: 'compte', event, deed: whole, person: ['id'] }));
    const both = retention.addRule(
      'c1',
      ruleOf(clock, {
        table: 'compte',
        event,
        person: ['id'],
        deed: { kind: 'empty', columns: ['iban', 'login'] },
        name: 'Deux',
      }),
    ).id;
    expect(await purged(over, both)).toMatchObject({ purged: 2 });
    expect(base.all("SELECT id, iban, login FROM compte WHERE id < '03'")).toEqual([
      { id: '01', iban: null, login: 'paul' },
      { id: '02', iban: null, login: 'anne' },
    ]);
    expect(await retention.preview(both)).toMatchObject({ rows: 0, heldBack: [{ because: 'longer-clock', rows: 2 }] });
  });
});

describe('a legal hold', () => {
  it('keeps a person whatever the clocks say, until it is lifted; both are entered without naming anybody', async () => {
    const { over, rule } = await overAccounts();
    const { retention } = over;
    const { id } = retention.addHold('c1', { on: { kind: 'person', keys: ['PAUL'] }, reason: 'litige' });
    expect(await retention.preview(rule)).toMatchObject({ rows: 1, heldBack: [{ because: 'person-hold', rows: 1 }] });
    retention.liftHold(id, 'jugement rendu');
    expect(await retention.preview(rule)).toMatchObject({ rows: 2 });
    expect(over.entered).toHaveLength(2);
    expect(JSON.stringify(over.entered).toLowerCase()).not.toContain('paul');
    expect((await shown(over)).holds).toMatchObject([{ state: 'lifted', lifted: { reason: 'jugement rendu' } }]);
    expect(() => retention.liftHold(id, 'encore')).toThrow('HOLD_UNKNOWN');
  });

  it('ends after its last day, and stops every rule that cannot tell persons', async () => {
    const { over, rule, clock } = await overAccounts();
    const { retention } = over;
    retention.changeRule(rule, ruleOf(clock, { table: 'compte', event }));
    retention.addHold('c1', { on: { kind: 'person', keys: ['9'] }, reason: 'litige', until: '2026-11-24' });
    expect(await retention.preview(rule)).toMatchObject({
      rows: 0,
      heldBack: [{ because: 'person-not-told', rows: 2 }],
    });
    expect((await shown(over)).rules.find(({ id }) => id === rule)).toMatchObject({ held: 'person-not-told' });
    over.at(new Date('2026-11-25T10:00:00.000Z'));
    expect(await retention.preview(rule)).toMatchObject({ rows: 3, heldBack: [] });
  });

  it('on a rule stops it, and keeps its rows from other rules too', async () => {
    const { over, rule, clock } = await overAccounts();
    const { retention } = over;
    const other = retention.addRule('c1', ruleOf(clock, { table: 'compte', event, name: 'Autre' })).id;
    retention.addHold('c1', { on: { kind: 'rule', ruleId: other }, reason: 'contrôle' });
    expect(await retention.preview(other)).toMatchObject({ rows: 0, heldBack: [{ because: 'rule-hold', rows: 2 }] });
    expect(await retention.preview(rule)).toMatchObject({
      rows: 0,
      heldBack: [{ because: 'longer-clock', what: 'Autre', rows: 2 }],
    });
  });

  it('that is placed while a purge runs is heeded by its next batch', async () => {
    const base = sqliteBase(`CREATE TABLE compte (id INTEGER PRIMARY KEY, fin TEXT);
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) INSERT INTO compte SELECT i, '2020-01-01' FROM n`);
    const over = await retentionOver({ reach: base.reach });
    const { id: clock } = over.retention.addClock(clockOf(1));
    const { id: rule } = over.retention.addRule('c1', ruleOf(clock, { table: 'compte', event, person: ['id'] }));
    const preview = await over.retention.preview(rule);
    const { runId } = await over.retention.purge(preview.id, preview.rows);
    const watch = over.retention.watchRun(runId);
    await watch.next();
    over.retention.addHold('c1', { on: { kind: 'person', keys: ['1990'] }, reason: 'litige' });
    expect(await ended(over, runId)).toMatchObject({ state: 'done', purged: 1999, passed: 1 });
    expect(base.all('SELECT id FROM compte')).toEqual([{ id: 1990 }]);
  });
});

describe('rows that refer to what goes', () => {
  const family = `${accounts};
    CREATE TABLE facture (id INTEGER PRIMARY KEY, compte TEXT REFERENCES compte (id) ON DELETE CASCADE, le TEXT, montant REAL);
    CREATE TABLE ligne (facture INTEGER REFERENCES facture (id) ON DELETE CASCADE, rang INTEGER, libelle TEXT, PRIMARY KEY (facture, rang));
    CREATE TABLE ticket (id INTEGER PRIMARY KEY, compte TEXT REFERENCES compte (id) ON DELETE SET NULL);
    INSERT INTO facture VALUES (1, '01', '2018-01-01', 0.1), (2, '02', '2024-01-01', 1e300);
    INSERT INTO ligne VALUES (1, 1, 'été'), (1, 2, NULL); INSERT INTO ticket VALUES (7, '01')`;

  it('are counted, kept and put back where the database takes them along', async () => {
    const { base, over, rule } = await overAccounts(family);
    const tables = ['compte', 'facture', 'ligne', 'ticket'];
    const all = () => tables.map((table) => base.all(`SELECT * FROM ${table} ORDER BY 1, 2`));
    const before = all();
    expect((await over.retention.preview(rule)).withThem).toEqual([
      { table: 'facture', rows: 2, how: 'cascade' },
      { table: 'ligne', rows: 2, how: 'cascade' },
      { table: 'ticket', rows: 1, how: 'set-null' },
    ]);
    const run = await purged(over, rule);
    expect(run).toMatchObject({ purged: 2, withThem: 5 });
    expect(base.all('SELECT * FROM facture')).toEqual([]);
    expect(await undone(over, run.id)).toMatchObject({ undone: 7, notUndone: 0 });
    expect(all()).toEqual(before);
  });

  it('keep it where another rule, or a hold, keeps them', async () => {
    const { over, rule } = await overAccounts(family);
    const { retention } = over;
    const ten = retention.addClock(clockOf(10)).id;
    const invoices = retention.addRule(
      'c1',
      ruleOf(ten, { table: 'facture', event: { column: 'le', as: 'day' }, person: ['compte'] }),
    ).id;
    expect(await retention.preview(rule)).toMatchObject({
      rows: 0,
      heldBack: [{ because: 'would-take-kept-rows', what: 'facture', rows: 2 }],
    });
    retention.setEnabled(invoices, false);
    expect(await retention.preview(rule)).toMatchObject({ rows: 2 });
  });

  it('keep it where the database refuses', async () => {
    const { over, rule } = await overAccounts(family.replaceAll('ON DELETE CASCADE', ''));
    expect(await over.retention.preview(rule)).toMatchObject({
      rows: 0,
      heldBack: [{ because: 'referenced', what: 'facture', rows: 2 }],
    });
  });
});

describe('what is kept of a purge', () => {
  it('is destroyed with its key after its days, and the certificate is final', async () => {
    const { base, over, rule } = await overAccounts();
    const run = await purged(over, rule);
    over.at(new Date('2026-12-25T10:00:00.000Z'));
    await over.retention.forget();
    expect(base.one('SELECT count(*) FROM ouvadesk_purged')).toBe(0);
    expect(over.replica.db.prepare('SELECT count(*) FROM retention_key').pluck().get()).toBe(0);
    await expect(over.retention.undo(run.id)).rejects.toMatchObject({
      code: 'CANNOT_UNDO',
      data: { because: 'forgotten' },
    });
    expect((await shown(over)).certificates[0]).toMatchObject({ finalSince: '2026-12-24', intact: true });
  });

  it('goes on where it was stopped', async () => {
    const base = sqliteBase(`CREATE TABLE compte (id INTEGER PRIMARY KEY, fin TEXT);
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500) INSERT INTO compte SELECT i, '2020-01-01' FROM n`);
    const over = await retentionOver({ reach: base.reach, change: { talk: inWorker } });
    const { id: clock } = over.retention.addClock(clockOf(1));
    const { id: rule } = over.retention.addRule('c1', ruleOf(clock, { table: 'compte', event }));
    const preview = await over.retention.preview(rule);
    const { runId } = await over.retention.purge(preview.id, preview.rows);
    const [job] = over.jobs.list();
    await until('some rows to be gone', () => Number(base.one('SELECT count(*) FROM compte')) < 1500);
    over.jobs.cancel(job?.id ?? '');
    const half = await ended(over, runId);
    expect(half.state).toBe('interrupted');
    expect(Number(base.one('SELECT count(*) FROM ouvadesk_purged'))).toBe(
      1500 - Number(base.one('SELECT count(*) FROM compte')),
    );
    await over.jobs.resume(over.jobs.list()[0]?.id ?? '');
    expect(await ended(over, runId)).toMatchObject({ state: 'done', purged: 1500, passed: 0 });
    expect((await shown(over)).certificates).toMatchObject([{ rows: 1500 }]);
  });
});

describe('the demonstration', () => {
  it('has rules of its own, with rows that are due', async () => {
    const file = join(temporaryFolder(), 'demo.sqlite');
    makeDemonstration(file, undefined, 1500);
    const copy = join(temporaryFolder(), 'copy.sqlite');
    copyFileSync(file, copy);
    // By the thread that the application uses.
    const over = await retentionOver({ reach: { dialect: 'sqlite', file: copy }, change: { talk: inWorker } });
    await over.retention.look('c1');
    const { rules, clocks } = await shown(over);
    expect(clocks).toHaveLength(7);
    expect(rules).toHaveLength(2);
    for (const rule of rules) expect(rule.look).toMatchObject({ due: expect.any(Number) });
    expect(rules.some(({ look }) => (look?.due ?? 0) > 0)).toBe(true);
    const db = new Database(copy, { readonly: true });
    expect(db.prepare("SELECT 1 FROM sqlite_master WHERE name LIKE 'ouvadesk%'").all()).toEqual([]);
    db.close();
  });
});
