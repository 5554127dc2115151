import { afterEach, expect, it } from 'vitest';
import { installerSql, type JournalStatement, volunteerSql } from '../../main/database/journal/journal-sql.ts';
import type { PeriodDraft } from '../../preload/contract/contact-calendar.ts';
import type { SyncStatus } from '../../preload/contract/sync.ts';
import { openHere } from '../application/open-application.ts';
import { createDatabase, type TestDatabase } from '../services/database.ts';
import { asAdmin } from '../services/mariadb.ts';
import { type FaultyLine, startProxy } from '../services/proxy.ts';
import { describeWith } from '../services/services.ts';
import { hasChromium, openWindow, type Window } from './open-window.ts';

const passphrase = 'le chat dort sur la treille verte';
/** Words that must be found nowhere in the journal's tables. */
const planted = ['Marjolaine Zanvrek', 'Ribambelle', 'Pimprenelle', 'vote-sentinelle', 'raison-convenue'];

type Client = Awaited<ReturnType<typeof openHere>>['client'];

/** A volunteer at her laptop, with a network of her own that can be taken away. */
interface Volunteer {
  readonly client: Client;
  readonly dataFolder: string;
  readonly line: FaultyLine;
  readonly connectionId: string;
  readonly close: () => Promise<void>;
}

const period = (label: string, change: Partial<PeriodDraft> = {}): PeriodDraft => ({
  label,
  from: '2026-12-01',
  to: '2026-12-15',
  reason: 'raison-convenue',
  ...change,
});

describeWith(['certificates', 'mariadb'], 'volunteers share', ({ mariadb }) => {
  const windows: Window[] = [];
  const ends: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const window of windows.splice(0)) {
      await window.keepPicture();
      await window.close();
    }
    for (const end of ends.splice(0).reverse()) await end();
  });

  async function newVolunteer(
    ouvadmin: TestDatabase,
    rightsOf: (account: { user: string; host: string }) => JournalStatement[],
  ): Promise<Volunteer> {
    const line = await startProxy(mariadb);
    ends.push(() => line.stop());
    const user = await ouvadmin.createUser();
    await asServerAdmin(rightsOf({ user: user.user, host: '%' }));
    const { client, dataFolder, application } = await openHere();
    await client.vault.create({ passphrase, remember: false });
    const { id } = await client.connections.save({
      name: 'Ouvadmin',
      target: {
        kind: 'server',
        route: { kind: 'direct', host: 'localhost', port: line.port, tls: { kind: 'ca', pem: mariadb.ca } },
        user: user.user,
        database: ouvadmin.name,
      },
      secrets: { databasePassword: user.password },
    });
    return { client, dataFolder, line, connectionId: id, close: () => application.close() };
  }

  /** Rights are given by whoever looks after the server. */
  async function asServerAdmin(statements: readonly JournalStatement[]): Promise<void> {
    await asAdmin(mariadb, async (admin) => {
      for (const { sql } of statements) await admin.query(sql);
    });
  }

  async function joinTeam(administrator: Volunteer, newcomer: Volunteer, name: string): Promise<void> {
    const { code } = await administrator.client.volunteers.invite({ name, role: 'member', days: 7 });
    await newcomer.client.volunteers.join({ text: code, connectionId: newcomer.connectionId, name });
    await settled(administrator);
    const state = await administrator.client.volunteers.state();
    const request = state.kind === 'member' ? state.requests[0] : undefined;
    const asked = await newcomer.client.volunteers.state();
    if (!request || asked.kind !== 'awaiting-admission') throw new Error('no request came');
    // What both would read aloud to each other.
    expect(asked.mine).toEqual(request.theirs);
    expect(asked.theirs).toEqual(request.mine);
    await administrator.client.volunteers.approve({ invitation: request.invitation });
    await settled(newcomer);
  }

  /** A contact asked for; its outcome once it went through and nothing is left to send. */
  async function settled({ client }: Volunteer) {
    const before = (await client.sync.status()).lastContactAt;
    await client.sync.now();
    return until(client, ({ state, lastContactAt, toSend }) => {
      if (state.kind === 'stopped') return true;
      return lastContactAt !== before && state.kind !== 'running' && toSend === 0;
    });
  }

  async function until(client: Client, holds: (status: SyncStatus) => boolean): Promise<SyncStatus> {
    for await (const status of await client.sync.watch()) if (holds(status)) return status;
    throw new Error('the application was closed');
  }

  async function allMeet(...all: Volunteer[]): Promise<void> {
    for (const one of [...all, ...all]) expect((await settled(one)).state.kind).toBe('current');
  }

  async function calendarOf({ client }: Volunteer) {
    for await (const { periods } of await client.contactCalendar.watch({})) {
      return periods.map(({ inConflict: _, ...shown }) => shown).sort((a, b) => a.id.localeCompare(b.id));
    }
    throw new Error('no calendar');
  }

  it('offline and back, one conflict settled by a click, a third who joins, one who is removed', async () => {
    if (!hasChromium) throw new Error('no Chromium');
    const ouvadmin = await createDatabase(mariadb);
    ends.push(() => ouvadmin.drop());
    const journal = `${ouvadmin.name}_j`;
    ends.push(() => asAdmin(mariadb, (admin) => admin.query(`DROP DATABASE IF EXISTS \`${journal}\``)));

    // The founder's login may create the journal; the others' may only use it.
    const anne = await newVolunteer(ouvadmin, (account) => installerSql(journal, account));
    await anne.client.volunteers.found({
      ...{ connectionId: anne.connectionId, database: journal, install: true },
      ...{ team: 'Bénévoles d’Ouvaton', name: 'Marjolaine Zanvrek' },
    });
    const member = (account: { user: string; host: string }) => volunteerSql(journal, account);
    const paul = await newVolunteer(ouvadmin, member);
    await joinTeam(anne, paul, 'Paul Tilleul');
    await allMeet(anne, paul);

    const { id: vote } = await anne.client.contactCalendar.addPeriod(period('vote-sentinelle'));
    await allMeet(anne, paul);
    expect(await calendarOf(paul)).toEqual(await calendarOf(anne));

    // Both in the train: the same record, the same field, and records of their own.
    await Promise.all([anne.line.refuse(), paul.line.refuse()]);
    await anne.client.contactCalendar.changePeriod({ id: vote, label: 'Pimprenelle' });
    await paul.client.contactCalendar.changePeriod({ id: vote, label: 'Ribambelle', to: '2026-12-20' });
    await anne.client.contactCalendar.addPeriod(period('Fêtes', { from: '2026-12-24', to: '2027-01-03' }));
    await paul.client.contactCalendar.addPeriod(period('Été', { from: '2027-08-01', to: '2027-08-31' }));
    const offline = await until(paul.client, ({ state }) => state.kind === 'offline');
    expect(offline.toSend).toBe(2);

    await Promise.all([anne.line.accept(), paul.line.accept()]);
    await allMeet(anne, paul);
    expect(await calendarOf(paul)).toEqual(await calendarOf(anne));
    expect(await calendarOf(anne)).toHaveLength(3);
    expect((await calendarOf(anne)).find(({ id }) => id === vote)?.to).toBe('2026-12-20');
    for (const { client } of [anne, paul]) expect(await client.sync.conflicts()).toHaveLength(1);

    // Anne looks at it in her window, and chooses.
    await anne.close();
    const window = await openWindow({ dataFolder: anne.dataFolder });
    windows.push(window);
    const { page } = window;
    await page.getByLabel('Phrase de passe', { exact: true }).fill(passphrase);
    await page.getByRole('button', { name: 'Ouvrir', exact: true }).click();
    await page.getByRole('link', { name: /conflit à régler/ }).click();
    await page.getByRole('main').getByRole('link', { name: '1 à régler' }).click();
    await page.getByRole('button', { name: /Pimprenelle/ }).click();
    await expect.poll(() => page.getByText('Ribambelle').count()).toBe(0);
    await expect.poll(async () => (await settled(paul)).conflicts, { timeout: 20_000 }).toBe(0);
    expect((await calendarOf(paul)).find(({ id }) => id === vote)?.label).toBe('Pimprenelle');
    expect(window.complaints).toEqual([]);
    await window.close();
    windows.splice(0);

    // A third joins and has it all; Paul is removed and reads nothing new.
    const again = await openHere({ dataFolder: anne.dataFolder });
    await again.client.vault.open({ passphrase, remember: false });
    const anneAgain: Volunteer = { ...anne, client: again.client, close: () => again.application.close() };
    const cleo = await newVolunteer(ouvadmin, member);
    await joinTeam(anneAgain, cleo, 'Cléo Marjolaine');
    await allMeet(anneAgain, cleo);
    expect(await calendarOf(cleo)).toEqual(await calendarOf(anneAgain));
    const state = await anneAgain.client.volunteers.state();
    const leaver = state.kind === 'member' ? state.volunteers.find(({ name }) => name === 'Paul Tilleul') : undefined;
    await anneAgain.client.volunteers.remove({ volunteer: leaver?.id ?? '' });
    const before = await calendarOf(paul);
    await anneAgain.client.contactCalendar.addPeriod(period('après son départ'));
    await allMeet(anneAgain, cleo);
    expect(await calendarOf(cleo)).toEqual(await calendarOf(anneAgain));
    expect((await settled(paul)).state).toMatchObject({ kind: 'stopped', because: 'removed' });
    expect(await calendarOf(paul)).toEqual(before);

    const text = await journalText(journal);
    for (const word of [...planted, 'Paul', 'Cléo', 'quiet-period', 'label']) expect(text, word).not.toContain(word);
  }, 180_000);

  /** Every value of every table of the journal, as text. */
  async function journalText(journal: string): Promise<string> {
    return asAdmin(mariadb, async (admin) => {
      const [tables] = await admin.query(
        'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ?',
        [journal],
      );
      const parts: string[] = [];
      for (const { name } of tables as { name: string }[]) {
        const [rows] = await admin.query(`SELECT * FROM \`${journal}\`.\`${name}\``);
        for (const row of rows as Record<string, unknown>[]) {
          for (const value of Object.values(row)) {
            parts.push(Buffer.isBuffer(value) ? value.toString('latin1') + value.toString('utf8') : String(value));
          }
        }
      }
      return parts.join('\n');
    });
  }
});
