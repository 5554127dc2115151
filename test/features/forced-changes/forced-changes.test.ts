import bcrypt from 'bcrypt';
import { afterEach, describe, expect, it } from 'vitest';
import { newReplica } from '../../database/replica/new-replica.ts';
import { demonstrationCopy, demonstrationSystems } from './demonstration-copy.ts';
import {
  alone,
  ended,
  everybody,
  forcingOver,
  imposed,
  longAgo,
  meaningFor,
  now,
  undone,
  usualRule,
} from './forcing-fixture.ts';

const flag = meaningFor('account', { kind: 'flag', column: 'forcer_changement', value: '1' });
const suspend = meaningFor('database', { kind: 'suspend', column: 'etat', value: 'suspendu' });
const secrets = (['account', 'mailbox', 'ftp', 'database'] as const).map((system) =>
  meaningFor(system, { kind: 'secret' }),
);
const open: { close(): void }[] = [];

afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

function demonstration(accounts?: number) {
  const made = demonstrationCopy(accounts);
  open.push(made);
  return made;
}

async function over(accounts?: number, change: Parameters<typeof forcingOver>[0]['change'] = {}) {
  const base = demonstration(accounts);
  const forcing = await forcingOver({ reach: base.reach, systems: demonstrationSystems, change });
  return { base, forcing, ...forcing };
}

describe('what imposing may mean', () => {
  it('is offered from the mapping and the values seen, kept with its rule, and refused for columns that are none', async () => {
    const { forced } = await over();
    const before = await forced.meanings('k1');
    expect(before).toMatchObject({ chosen: [], rule: usualRule });
    expect(before.offered).toEqual([
      flag,
      meaningFor('account', { kind: 'suspend', column: 'etat', value: 'suspendu' }),
      meaningFor('account', { kind: 'suspend', column: 'etat', value: 'resilie' }),
      meaningFor('account', { kind: 'secret' }),
      meaningFor('mailbox', { kind: 'flag', column: 'mdp_a_changer', value: '1' }),
      meaningFor('mailbox', { kind: 'suspend', column: 'actif', value: '0' }),
      meaningFor('mailbox', { kind: 'secret' }),
      meaningFor('ftp', { kind: 'suspend', column: 'actif', value: '0' }),
      meaningFor('ftp', { kind: 'secret' }),
      suspend,
      meaningFor('database', { kind: 'suspend', column: 'etat', value: 'resilie' }),
      meaningFor('database', { kind: 'secret' }),
    ]);
    const rule = { notices: 2, days: 7, undoDays: 10 };
    await forced.setMeanings('k1', [flag, suspend], rule);
    expect(await forced.meanings('k1')).toMatchObject({ chosen: [flag, suspend], rule });
    for (const column of ['nulle_part', 'mot_de_passe', 'id_compte', 'login'])
      await expect(
        forced.setMeanings('k1', [meaningFor('account', { kind: 'flag', column, value: '1' })], rule),
      ).rejects.toMatchObject({ code: 'COLUMN_UNKNOWN', data: { column } });
    expect(await forced.meanings('k1')).toMatchObject({ chosen: [flag, suspend], rule });
  });

  it('is refused without a connection to the database of the campaign', async () => {
    const base = demonstration();
    const none = await forcingOver({ reach: base.reach, systems: demonstrationSystems });
    const campaigns = {
      ...none.deps.campaigns,
      forForcing: async () => ({ name: 'x', source: 'elsewhere/db', connectionId: undefined, people: [] }),
    };
    const { forced } = await forcingOver({ reach: base.reach, systems: demonstrationSystems, change: { campaigns } });
    await expect(forced.meanings('k1')).rejects.toMatchObject({ code: 'NO_BASE_HERE' });
    await expect(forced.dryRun('k1')).rejects.toMatchObject({ code: 'NO_BASE_HERE' });
  });
});

describe('a dry run', () => {
  it('shows the rows, the statements and who is left alone, and writes nothing', async () => {
    const base = demonstration();
    const everyone = await everybody(base.reach, demonstrationSystems);
    const accounts = everyone.filter(({ accounts: [one] }) => one?.system === 'account');
    const untouched = accounts.filter(({ accounts: [one] }) => {
      const [row] = base.all('SELECT forcer_changement AS f FROM comptes WHERE id_compte = ?', one?.accountId);
      return row?.f === 0;
    });
    const [excepted, late, once, verified, gone, blind, changed] = untouched;
    if (!excepted || !late || !once || !verified || !gone || !blind || !changed) throw new Error('too few accounts');
    const own = (of: typeof excepted, change: object) => ({
      ...of,
      accounts: of.accounts.map((one) => ({ ...one, ...change })),
    });
    const people = everyone.map((one) => {
      if (one === excepted) return { ...one, excepted: true };
      if (one === late) return { ...one, noticesAt: [...longAgo.slice(0, 2), '2026-11-20T08:00:00.000Z'] };
      if (one === once)
        return {
          ...one,
          noticesAt: ['2026-09-01T08:00:00.000Z', '2026-09-01T16:00:00.000Z', '2026-10-01T08:00:00.000Z'],
        };
      if (one === verified) return own(one, { since: 'verified' });
      if (one === blind) return own(one, { fingerprint: null });
      return one;
    });
    base.run('DELETE FROM comptes WHERE id_compte = ?', gone.accounts[0]?.accountId);
    base.run(
      "UPDATE comptes SET mot_de_passe = mot_de_passe || 'x' WHERE id_compte = ?",
      changed.accounts[0]?.accountId,
    );
    const forcing = await forcingOver({ reach: base.reach, systems: demonstrationSystems, people });
    const { forced } = forcing;
    await forced.setMeanings('k1', [flag], usualRule);
    const before = base.all('SELECT * FROM comptes');
    const shown = await forced.dryRun('k1');
    expect(base.all('SELECT * FROM comptes')).toEqual(before);
    expect(base.all("SELECT name FROM sqlite_schema WHERE name = 'ouvadesk_undo'")).toEqual([]);
    const others = everyone.length - accounts.length;
    expect(shown).toMatchObject({
      at: now.toISOString(),
      rows: untouched.length - 7,
      people: untouched.length - 7,
      lacking: [],
    });
    expect(shown.leftAlone).toEqual([
      { because: 'not-notified-enough', people: 1, accounts: 1 },
      { because: 'notified-too-lately', people: 1, accounts: 1, firstPossible: '2026-12-04' },
      { because: 'excepted', people: 1, accounts: 1 },
      { because: 'already-changed', people: 2, accounts: 2 },
      {
        because: 'already-imposed',
        people: accounts.length - untouched.length,
        accounts: accounts.length - untouched.length,
      },
      { because: 'gone', people: 1, accounts: 1 },
      { because: 'no-meaning', people: others, accounts: others },
      { because: 'not-verifiable', people: 1, accounts: 1 },
    ]);
    expect(shown.statements.map(({ what, rows }) => [what, rows])).toEqual([
      ['undo-table', 0],
      ['undo', shown.rows],
      ['change', shown.rows],
    ]);
    const { total, rows } = forced.rows(shown.id, 0, 500);
    expect(total).toBe(shown.rows);
    expect(rows).toHaveLength(shown.rows);
    expect([...forced.rows(shown.id, 0, 10).rows, ...forced.rows(shown.id, 10, 490).rows]).toEqual(rows);
    const [first] = rows;
    expect(first).toMatchObject({ table: 'comptes', column: 'forcer_changement', value: '1', former: '0' });
    expect(shown.statements[2]?.sql).toMatch(
      new RegExp(
        `^update "comptes" set "forcer_changement" = 1 where \\("id_compte" = '${first?.accountId}' and .*\\?`,
      ),
    );
  });

  it('is over after an hour, once it was imposed, and when nothing is in it', async () => {
    const { forced, at } = await over();
    await forced.setMeanings('k1', [], usualRule);
    const nothing = await forced.dryRun('k1');
    await expect(forced.impose(nothing.id)).rejects.toMatchObject({ code: 'NOTHING_TO_IMPOSE' });
    await forced.setMeanings('k1', [flag], usualRule);
    const shown = await forced.dryRun('k1');
    at(new Date(now.getTime() + 3_600_001));
    await expect(forced.impose(shown.id)).rejects.toMatchObject({ code: 'DRY_RUN_OVER' });
    const again = await forced.dryRun('k1');
    await ended(forced, (await forced.impose(again.id)).runId);
    await expect(forced.impose(again.id)).rejects.toMatchObject({ code: 'DRY_RUN_OVER' });
    expect(() => forced.rows(again.id, 0, 10)).toThrow('DRY_RUN_OVER');
    await expect(forced.impose('nowhere')).rejects.toMatchObject({ code: 'DRY_RUN_OVER' });
  });
});

describe('imposing on the demonstration', () => {
  it('sets the flag of the rows shown and of no other, tells the campaign and the register, and is undone', async () => {
    const { base, forcing, forced, imposed: told, undone: untold, entered } = await over();
    const before = base.all('SELECT * FROM comptes ORDER BY id_compte');
    const { shown, run } = await imposed(forcing, [flag]);
    expect(run).toMatchObject({ state: 'done', planned: shown.rows, changed: shown.rows, passed: 0, undone: 0 });
    expect(run.undoableUntil).toBe('2026-12-24');
    const after = base.all('SELECT * FROM comptes ORDER BY id_compte');
    const changed = after.filter((row, at) => row.forcer_changement !== before[at]?.forcer_changement);
    expect(changed).toHaveLength(shown.rows);
    expect(after.map((row) => ({ ...row, forcer_changement: 0 }))).toEqual(
      before.map((row) => ({ ...row, forcer_changement: 0 })),
    );
    expect(told.map(({ sourceKey }) => sourceKey).sort()).toEqual(
      changed.map(({ id_compte }) => JSON.stringify([id_compte])).sort(),
    );
    expect(entered).toEqual([
      {
        what: 'forced-change',
        subject: 'Campagne',
        outcome: 'done',
        facts: { rows: shown.rows, changed: shown.rows, passed: 0 },
      },
    ]);

    const [one, other] = changed;
    base.run('UPDATE comptes SET forcer_changement = 0 WHERE id_compte = ?', one?.id_compte);
    base.run('DELETE FROM comptes WHERE id_compte = ?', other?.id_compte);
    const back = await undone(forcing, run.id);
    expect(back).toMatchObject({ state: 'undone', undone: shown.rows - 2, notUndone: 2 });
    expect(base.all('SELECT * FROM comptes ORDER BY id_compte')).toEqual(
      before.filter(({ id_compte }) => id_compte !== other?.id_compte),
    );
    expect(untold).toHaveLength(shown.rows - 2);
    await expect(forced.undo(run.id)).rejects.toMatchObject({ code: 'CANNOT_UNDO', data: { because: 'undone' } });
    expect(forced.runs('k1')).toEqual([back]);
    expect(forced.runs('k2')).toEqual([]);
  });

  it('replaces passwords by secrets in the storage of each row, and puts the former ones back', async () => {
    const { base, forcing } = await over();
    const read = () => ({
      account: base.all('SELECT id_compte AS id, mot_de_passe AS p FROM comptes ORDER BY 1'),
      mailbox: base.all('SELECT id_boite AS id, mdp AS p FROM boites_mail ORDER BY 1'),
      ftp: base.all('SELECT id_ftp AS id, pass_md5 AS p FROM acces_ftp ORDER BY 1'),
      database: base.all('SELECT id_base AS id, mot_de_passe_sql AS p FROM bases_donnees ORDER BY 1'),
    });
    const before = read();
    const { shown, run } = await imposed(forcing, secrets);
    expect(run.changed).toBe(shown.rows);
    const after = read();
    const written = after.account.filter(({ p }, at) => p !== before.account[at]?.p);
    expect(written.length).toBeGreaterThan(40);
    for (const { p } of written) expect(p).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[-_@!:.#*])[-\w@!:.#*]{14}$/);
    expect(new Set(written.map(({ p }) => p)).size).toBe(written.length);
    for (const [at, { p }] of after.ftp.entries()) if (p !== before.ftp[at]?.p) expect(p).toMatch(/^[0-9a-f]{32}$/);
    for (const [at, { p }] of after.database.entries())
      if (p !== before.database[at]?.p) expect(p).toMatch(/^\*[0-9A-F]{40}$/);
    const hashed = after.mailbox.filter(
      ({ p }, at) => String(before.mailbox[at]?.p).startsWith('$2y$') && p !== before.mailbox[at]?.p,
    );
    expect(hashed.length).toBeGreaterThan(0);
    for (const { p } of hashed) {
      expect(p).toMatch(/^\$2y\$04\$.{53}$/);
      expect(await bcrypt.compare('soleil', String(p).replace('$2y$', '$2b$'))).toBe(false);
    }
    for (const row of forcing.forced.runs('k1')) expect(row).not.toHaveProperty('former');
    expect(await undone(forcing, run.id)).toMatchObject({ state: 'undone', undone: shown.rows, notUndone: 0 });
    expect(read()).toEqual(before);
  }, 120_000);

  it('passes a row that changed after the dry run, and one whose person was excepted meanwhile', async () => {
    const base = demonstration();
    const forcing = await forcingOver({ reach: base.reach, systems: demonstrationSystems });
    const { forced, people } = forcing;
    await forced.setMeanings('k1', [flag], usualRule);
    const shown = await forced.dryRun('k1');
    const [one, other] = forced.rows(shown.id, 0, 2).rows;
    base.run("UPDATE comptes SET mot_de_passe = 'Nouveau-2026' WHERE id_compte = ?", one?.accountId);
    const at = people.findIndex(
      ({ accounts: [own] }) => own?.system === 'account' && own.accountId === other?.accountId,
    );
    people[at] = { ...(people[at] as (typeof people)[number]), excepted: true };
    const run = await ended(forced, (await forced.impose(shown.id)).runId);
    expect(run).toMatchObject({ state: 'done', planned: shown.rows, changed: shown.rows - 2, passed: 2 });
    const left = base.all(
      'SELECT forcer_changement AS f FROM comptes WHERE id_compte IN (?, ?)',
      one?.accountId,
      other?.accountId,
    );
    expect(left).toEqual([{ f: 0 }, { f: 0 }]);
  });

  it('is never begun twice', async () => {
    const { forced } = await over();
    await forced.setMeanings('k1', [flag], usualRule);
    const [first, second] = [await forced.dryRun('k1'), await forced.dryRun('k1')];
    const both = await Promise.allSettled([forced.impose(first.id), forced.impose(first.id), forced.impose(second.id)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of both)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'IMPOSING_ELSEWHERE' });
    await ended(forced, first.id);
    const late = await forced.impose(second.id);
    expect(await ended(forced, late.runId)).toMatchObject({ state: 'done', changed: 0, passed: second.rows });
  });

  it('stops between batches when it is cancelled, and goes on from there', async () => {
    const { base, forcing, jobs, imposed: told } = await over(1600);
    const { forced } = forcing;
    await forced.setMeanings('k1', [flag], usualRule);
    const shown = await forced.dryRun('k1');
    expect(shown.rows).toBeGreaterThan(400);
    const { runId } = await forced.impose(shown.id);
    const watch = forced.watch(runId);
    let steps = 0;
    for (let next = await watch.next(); !next.done && steps < 1; next = await watch.next()) steps += 1;
    const [job] = jobs.list();
    jobs.cancel(job?.id ?? '');
    const stopped = await ended(forced, runId);
    expect(stopped.state).toBe('interrupted');
    const count = () => base.all('SELECT count(*) AS n FROM ouvadesk_undo')[0]?.n;
    expect(stopped.changed).toBe(count());
    expect(stopped.changed).toBeLessThan(shown.rows);
    expect(told).toHaveLength(stopped.changed);
    expect(jobs.list()[0]).toMatchObject({ state: 'cancelled', canResume: true });
    await jobs.resume(job?.id ?? '');
    expect(await ended(forced, runId)).toMatchObject({ state: 'done', changed: shown.rows, passed: 0 });
    expect(count()).toBe(shown.rows);
    expect(told).toHaveLength(shown.rows);
  });
});

describe('the former values', () => {
  it('are purged after their days, with their key, and nothing can be undone then', async () => {
    const { base, forcing, forced, at, replica } = await over();
    const { run } = await imposed(forcing, [flag], { ...usualRule, undoDays: 2 });
    const keys = () => replica.db.prepare('SELECT count(*) FROM forced_key').pluck().get();
    at(new Date('2026-11-26T10:00:00.000Z'));
    await forced.purge();
    expect(base.all('SELECT count(*) AS n FROM ouvadesk_undo')[0]?.n).toBe(run.changed);
    expect(keys()).toBe(1);
    at(new Date('2026-11-27T10:00:00.000Z'));
    await expect(forced.undo(run.id)).rejects.toMatchObject({ code: 'CANNOT_UNDO', data: { because: 'purged' } });
    forced.runs('k1');
    await forced.purge();
    expect(base.all('SELECT count(*) AS n FROM ouvadesk_undo')[0]?.n).toBe(0);
    expect(keys()).toBe(0);
    expect(forced.runs('k1')).toMatchObject([{ state: 'purged', changed: run.changed }]);
  });

  it('open under no other key and at no other place', async () => {
    const { base, forcing, forced, replica } = await over();
    const { run } = await imposed(forcing, [meaningFor('account', { kind: 'secret' })]);
    const now = base.all('SELECT mot_de_passe FROM comptes ORDER BY id_compte');
    const key = replica.db.prepare('SELECT key FROM forced_key').pluck().get();
    replica.db.prepare('UPDATE forced_key SET key = zeroblob(32)').run();
    await expect(forced.undo(run.id)).rejects.toMatchObject({ code: 'CANNOT_UNDO', data: { because: 'no-key' } });
    replica.db.prepare('DELETE FROM forced_key').run();
    await expect(forced.undo(run.id)).rejects.toMatchObject({ code: 'CANNOT_UNDO', data: { because: 'no-key' } });
    expect(base.all('SELECT mot_de_passe FROM comptes ORDER BY id_compte')).toEqual(now);
    replica.db.prepare('INSERT INTO forced_key (run, key) VALUES (?, ?)').run(run.id, key);
    const [one, other] = base.all('SELECT number, sealed FROM ouvadesk_undo ORDER BY number LIMIT 2');
    base.run('UPDATE ouvadesk_undo SET sealed = ? WHERE number = ?', other?.sealed, one?.number);
    expect(await undone(forcing, run.id)).toMatchObject({ undone: run.changed - 1, notUndone: 1 });
  });

  it('are readable to nobody: neither passwords nor secrets stand in the replica, in the log, in answers or beside Ouvadmin', async () => {
    const base = demonstration();
    const planted = 'Zanzibar-Plantée-7391';
    base.run('UPDATE comptes SET mot_de_passe = ? || id_compte', planted);
    const forcing = await forcingOver({ reach: base.reach, systems: demonstrationSystems });
    const answers: unknown[] = [];
    const { forced, replica, logged, entered, jobs } = forcing;
    answers.push(await forced.meanings('k1'));
    await forced.setMeanings('k1', [meaningFor('account', { kind: 'secret' })], usualRule);
    const shown = await forced.dryRun('k1');
    answers.push(shown, forced.rows(shown.id, 0, 500));
    const { runId } = await forced.impose(shown.id);
    const watch = forced.watch(runId);
    for (let next = await watch.next(); ; next = await watch.next()) {
      answers.push(next.value);
      if (next.done) break;
    }
    const secrets = base
      .all('SELECT mot_de_passe AS p FROM comptes WHERE mot_de_passe NOT LIKE ?', `${planted}%`)
      .map(({ p }) => String(p));
    expect(secrets).toHaveLength(shown.rows);
    answers.push(await undone(forcing, runId), forced.runs('k1'), jobs.list(), entered);
    const tables = replica.db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[];
    const kept = tables.map((table) =>
      replica.db.prepare(`SELECT * FROM "${table}"`).raw().all().flat().map(textOf).join('\n'),
    );
    const beside = base.all('SELECT * FROM ouvadesk_undo').flatMap((row) => Object.values(row).map(textOf));
    const everything = [JSON.stringify(answers), ...logged, ...kept, ...beside].join('\n');
    for (const form of [
      planted,
      Buffer.from(planted).toString('hex'),
      Buffer.from(planted).toString('hex').toUpperCase(),
    ])
      expect(everything).not.toContain(form);
    for (const secret of secrets) expect(everything).not.toContain(secret);
    expect(shown.statements.find(({ what }) => what === 'change')?.sql).toContain('cast(? as text)');
  });
});

describe('a vault', () => {
  it('that was closed in the middle tells so, and its campaign learns what was changed', async () => {
    const base = demonstration(1600);
    const replica = await newReplica();
    const first = await forcingOver({ reach: base.reach, systems: demonstrationSystems, replica });
    await first.forced.setMeanings('k1', [flag], usualRule);
    const shown = await first.forced.dryRun('k1');
    const { runId } = await first.forced.impose(shown.id);
    const watch = first.forced.watch(runId);
    for (let step = 0; step < 1; step += 1) await watch.next();
    await first.jobs.stop();
    await first.forced.close();
    const again = await forcingOver({
      reach: base.reach,
      systems: demonstrationSystems,
      replica,
      people: first.people,
    });
    const [run] = again.forced.runs('k1');
    expect(run).toMatchObject({ id: runId, state: 'interrupted', planned: shown.rows });
    expect(first.imposed.length).toBe(run?.changed);
    const [job] = again.jobs.list();
    expect(job).toMatchObject({ kind: 'forced-change', state: 'interrupted', canResume: true });
    await again.jobs.resume(job?.id ?? '');
    expect(await ended(again.forced, runId)).toMatchObject({ state: 'done', changed: shown.rows });
    expect(first.imposed.length + again.imposed.length).toBe(shown.rows);
  });

  it('of a team seals the keys of its runs under the key of the team, for its members and for nobody else', async () => {
    const base = demonstration();
    const teamKey = Buffer.alloc(32, 3);
    const replica = await newReplica();
    const plain = await forcingOver({ reach: base.reach, systems: demonstrationSystems, replica });
    const campaigns = {
      ...plain.deps.campaigns,
      forForcing: async () => ({
        name: 'Campagne',
        source: 'serveur/ouvadmin',
        connectionId: 'c1',
        people: plain.people,
      }),
    };
    const team = {
      ...alone,
      epoch: 4,
      standing: () => 'member',
      keyOf: (epoch: number) => (epoch === 4 ? teamKey : undefined),
    };
    const member = await forcingOver({
      reach: base.reach,
      systems: demonstrationSystems,
      replica,
      change: { campaigns, team: { ...team, openJournal: lease() } },
    });
    const { run } = await imposed(member, [flag]);
    expect(replica.db.prepare('SELECT count(*) FROM forced_key').pluck().get()).toBe(0);
    await member.forced.close();
    const gone = await forcingOver({
      reach: base.reach,
      systems: demonstrationSystems,
      replica,
      change: { campaigns, team: { ...team, keyOf: () => undefined } },
    });
    await expect(gone.forced.undo(run.id)).rejects.toMatchObject({ code: 'CANNOT_UNDO', data: { because: 'no-key' } });
    const back = await forcingOver({
      reach: base.reach,
      systems: demonstrationSystems,
      replica,
      change: { campaigns, team: { ...team, openJournal: lease() } },
    });
    expect(await undone(back, run.id)).toMatchObject({ state: 'undone', undone: run.changed });
  });
});

/** Claims that nobody else asks for; the real ones are in forced-changes.services.test.ts. */
function lease() {
  const held = { subject: '', fence: 1, secondsLeft: 20 };
  return async () =>
    ({
      claim: async () => ({ kind: 'held', lease: held }),
      renew: async () => true,
      finish: async () => true,
      release: async () => {},
      close: async () => {},
    }) as never;
}

const textOf = (value: unknown) =>
  value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value);
