import { createHash } from 'node:crypto';
import bcrypt from 'bcrypt';
import { describe, expect, it } from 'vitest';
import type { SystemMapping } from '../../../preload/contract/schema-mapping.ts';
import { campaignsOver, ended, everything, mapping, mappingVersion, options, smallOuvadmin } from './audit-fixture.ts';

const md5 = (text: string) => createHash('md5').update(text).digest('hex');

const accounts = [
  { id: '00001', login: 'elodie', name: 'Élodie Zanvrek', email: 'elodie@verger.example', password: 'Zanvrek2017!' },
  { id: '00002', login: 'paul', name: 'Paul Tilleul', email: 'paul@tilleul.example', password: 'x7#Kq-2vPm!e' },
  { id: '00003', login: 'anna', name: 'Anna Frêne', email: null, password: null },
  { id: '00004', login: 'luc', name: 'Luc Orme', email: 'luc@orme.example', password: '' },
  { id: '00005', login: 'zoe', name: 'Zoé Buis', email: 'zoe@buis.example', password: 'Tw0!same-Here' },
  { id: '00006', login: 'noe', name: 'Noé If', email: 'noe@if.example', password: 'Tw0!same-Here' },
  { id: '00007', login: 'lea', name: 'Léa Houx', email: 'lea@houx.example', password: 'R4!longue-à-souhait' },
  {
    id: '00008',
    login: 'old',
    name: 'Vieux Chêne',
    email: 'old@chene.example',
    password: 'q9#Zt-4bLw!u',
    changed: '2018-01-26',
  },
  { id: '00008', login: 'old', name: '<script>alert(1)</script>', email: '=cmd()', password: 'v3!Rk#8nQz-y' },
];

describe('an audit of clear passwords', () => {
  it('says of each account whether it is to be reviewed, and why', async () => {
    const { campaigns } = await campaignsOver(smallOuvadmin(accounts).file);
    const { audit } = await ended(campaigns, await campaigns.start('c1', options));
    expect(audit).toMatchObject({ state: 'done', accounts: 9, connectionName: 'Essai' });
    const { total, rows } = await campaigns.page(everything(audit.id), 0, 100);
    expect(total).toBe(9);
    const said = Object.fromEntries(rows.map((row) => [`${row.login} ${row.holder}`, row]));
    expect(said['elodie Élodie Zanvrek']).toMatchObject({
      outcome: 'weak',
      reasons: ['from-name'],
      accountId: '00001',
    });
    expect(said['paul Paul Tilleul']).toMatchObject({ outcome: 'conforming', reasons: [] });
    expect(said['anna Anna Frêne']).toMatchObject({ outcome: 'none', reasons: [] });
    expect(said['luc Luc Orme']).toMatchObject({ outcome: 'weak', reasons: ['empty'] });
    expect(said['zoe Zoé Buis']).toMatchObject({ outcome: 'weak', reasons: ['shared'] });
    expect(said['noe Noé If']).toMatchObject({ outcome: 'weak', reasons: ['shared'] });
    expect(said['lea Léa Houx']).toMatchObject({
      outcome: 'weak',
      reasons: ['too-long'],
      warnings: ['other-characters'],
    });
    expect(said['old Vieux Chêne']).toMatchObject({
      outcome: 'weak',
      reasons: ['unchanged'],
      passwordChangedOn: '2018-01-26',
    });
    expect(said['old <script>alert(1)</script>']).toMatchObject({ outcome: 'conforming', email: '=cmd()' });
    expect(audit.counts[0]).toMatchObject({
      total: 9,
      outcomes: { weak: 6, conforming: 2, none: 1 },
      reasons: { shared: 2, empty: 1 },
    });
  });

  it('tells how many accounts share a password, and keeps neither tags nor the key they were made with', async () => {
    const { campaigns, replica } = await campaignsOver(smallOuvadmin(accounts).file);
    const { audit } = await ended(campaigns, await campaigns.start('c1', options));
    const { rows } = await campaigns.page({ ...everything(audit.id), reasons: ['shared'] }, 0, 10);
    const detail = await campaigns.detail(audit.id, rows[0]?.row ?? 0);
    expect(detail).toMatchObject({ sharedBy: 2, facts: { family: 'clear', length: 12 } });
    expect(replica.db.prepare('SELECT count(*) FROM share').pluck().get()).toBe(0);
    expect(replica.db.prepare('SELECT share_key FROM audit').pluck().get()).toBe(null);
  });

  it('finds accounts by words in any order, whatever their case and accents', async () => {
    const { campaigns } = await campaignsOver(smallOuvadmin(accounts).file);
    const { audit } = await ended(campaigns, await campaigns.start('c1', options));
    const find = async (search: string) =>
      (await campaigns.page({ ...everything(audit.id), search }, 0, 10)).rows.map(({ login }) => login);
    expect(await find('FRENE')).toEqual(['anna']);
    expect(await find('zanvrek elodie')).toEqual(['elodie']);
    expect(await find('00002')).toEqual(['paul']);
    expect(await find("'; DROP TABLE verdict; --")).toEqual([]);
    expect(await find('%')).toEqual([]);
  });
});

describe('an audit of hashes', () => {
  it('opens what a list or the identity opens, and never calls the rest strong', async () => {
    const { file } = smallOuvadmin([
      { id: '1', login: 'paul', password: md5('azerty') },
      { id: '2', login: 'marguerite', password: createHash('sha1').update('marguerite2017').digest('hex') },
      { id: '3', login: 'anna', password: createHash('sha256').update('x7#Kq-2vPm!e').digest('hex') },
      { id: '4', login: 'luc', password: bcrypt.hashSync('luc', 4).replace('$2b$', '$2y$') },
      { id: '5', login: 'zoe', password: bcrypt.hashSync('x7#Kq-2vPm!e', 4) },
      { id: '6', login: 'a', password: md5('y8#Lr-3wQn!f') },
      { id: '7', login: 'b', password: md5('y8#Lr-3wQn!f') },
    ]);
    const { campaigns } = await campaignsOver(file);
    const { audit } = await ended(campaigns, await campaigns.start('c1', { ...options, slowGuesses: 20 }));
    const { rows } = await campaigns.page(everything(audit.id), 0, 10);
    expect(rows.map(({ outcome }) => outcome)).toEqual([
      'weak',
      'weak',
      'not-found',
      'weak',
      'not-found',
      'weak',
      'weak',
    ]);
    expect(rows[0]?.reasons).toContain('guessed');
    expect(rows[1]?.reasons).toEqual(expect.arrayContaining(['guessed', 'from-login']));
    expect(rows[5]?.reasons).toEqual(['shared']);
    expect((await campaigns.detail(audit.id, 3)).facts.guesses).toBeGreaterThan(10_000);
    expect((await campaigns.detail(audit.id, 5)).facts).toMatchObject({ family: 'bcrypt', guesses: 20 });
  });
});

describe('the storage that a volunteer imposed', () => {
  const audited = async (storage: SystemMapping['storage'], password: string) => {
    const { file } = smallOuvadmin([{ id: '1', login: 'paul', password }]);
    const readyMapping = async () => mappingVersion({ ...mapping, storage });
    const { campaigns } = await campaignsOver(file, { readyMapping });
    const { audit } = await ended(campaigns, await campaigns.start('c1', options));
    return campaigns.detail(audit.id, 1);
  };

  it('decodes what would pass for clear text', async () => {
    const { reasons, facts } = await audited('reversible', Buffer.from('soleil').toString('base64'));
    expect(facts.family).toBe('reversible');
    expect(reasons).toContain('blocklist-french');
  });

  it('takes a clear password for clear, whatever it looks like', async () => {
    expect((await audited('clear', md5('soleil'))).facts).toMatchObject({ family: 'clear', length: 20 });
  });

  it('does not take for clear what does not look hashed in a hashed column', async () => {
    expect(await audited('md5', 'soleil')).toMatchObject({ outcome: 'unreadable', facts: { family: 'unknown' } });
    expect((await audited('md5', md5('soleil'))).reasons).toContain('guessed');
  });
});

describe('a second audit', () => {
  it('tells what has changed since, account by account', async () => {
    const ouvadmin = smallOuvadmin([
      { id: '1', login: 'a', password: 'soleil' },
      { id: '2', login: 'b', password: 'soleil1' },
      { id: '3', login: 'c', password: 'bonjour' },
      { id: '4', login: 'd', password: 'x7#Kq-2vPm!e' },
    ]);
    const { campaigns } = await campaignsOver(ouvadmin.file);
    const first = await ended(campaigns, await campaigns.start('c1', options));
    ouvadmin.run('UPDATE comptes SET password = ? WHERE id = 1', 'v3!Rk#8nQz-y');
    ouvadmin.run('UPDATE comptes SET password = ? WHERE id = 2', 'soleil2');
    ouvadmin.run('UPDATE comptes SET password = ? WHERE id = 4', md5('r2#Wd-9kTs!a'));
    ouvadmin.add([{ id: '5', login: 'e', password: 'chouchou' }]);
    const { audit } = await ended(campaigns, await campaigns.start('c1', options));
    const { rows } = await campaigns.page(everything(audit.id), 0, 10);
    expect(rows.map(({ change }) => change)).toEqual(['stronger', 'changed-weak', 'same', 'changed', 'new']);
    const detail = await campaigns.detail(audit.id, 1);
    expect(detail.previous).toMatchObject({ auditId: first.audit.id, outcome: 'weak' });
    expect((await campaigns.page(everything(first.audit.id), 0, 10)).rows[0]?.change).toBe('first');
  });

  it('leaves the verdicts of the last two audits, and the counts of all', async () => {
    const { campaigns, replica } = await campaignsOver(smallOuvadmin(accounts).file);
    for (let n = 0; n < 3; n++) await ended(campaigns, await campaigns.start('c1', options));
    const audits = campaigns.audits();
    expect(audits.map(({ hasAccounts }) => hasAccounts)).toEqual([true, true, false]);
    expect(audits.map(({ accounts: count }) => count)).toEqual([9, 9, 9]);
    expect(replica.db.prepare('SELECT count(*) FROM verdict').pluck().get()).toBe(18);
  });
});

describe('an audit cut short', () => {
  const many = Array.from({ length: 6000 }, (_, n) => ({
    id: String(n).padStart(5, '0'),
    login: `login${n}`,
    password: n % 3 === 0 ? 'soleil' : `pw-${n}-Ab!`,
  }));

  it('is cancelled where it stands, resumed after the last account kept, and judges each account once', async () => {
    const { campaigns, replica } = await campaignsOver(smallOuvadmin(many).file);
    const started = await campaigns.start('c1', options);
    for await (const step of campaigns.watch(started.id)) if (step.done > 0) break;
    await campaigns.cancel(started.id);
    const cut = campaigns.audits()[0];
    expect(cut).toMatchObject({ state: 'cancelled' });
    expect(cut?.accounts).toBeGreaterThan(0);
    expect(cut?.accounts).toBeLessThan(6000);
    expect(replica.db.prepare('SELECT count(*) FROM verdict').pluck().get()).toBe(cut?.accounts);
    const { audit } = await ended(campaigns, await campaigns.resume(started.id));
    expect(audit).toMatchObject({ state: 'done', accounts: 6000 });
    expect(replica.db.prepare('SELECT count(DISTINCT account_id) FROM verdict').pluck().get()).toBe(6000);
    expect(audit.counts[0]?.reasons.shared).toBe(2000);
  });

  it('is found interrupted when the application was killed meanwhile', async () => {
    const { file } = smallOuvadmin(many);
    const { campaigns, replica, jobs } = await campaignsOver(file);
    const started = await campaigns.start('c1', options);
    for await (const step of campaigns.watch(started.id)) if (step.done > 0) break;
    await jobs.stop();
    expect(campaigns.audits()[0]).toMatchObject({ state: 'interrupted' });
    replica.db.prepare("UPDATE audit SET state = 'running'").run();
    const again = await campaignsOver(file, { replica });
    expect(again.campaigns.audits()[0]).toMatchObject({ state: 'interrupted' });
    const { audit } = await ended(again.campaigns, await again.campaigns.resume(started.id));
    expect(audit).toMatchObject({ state: 'done', accounts: 6000 });
  });

  it('can be cancelled in the middle of slow hashes, and the application lives on', async () => {
    const stored = bcrypt.hashSync('x7#Kq-2vPm!e', 11);
    const slow = Array.from({ length: 40 }, (_, n) => ({ id: String(n), login: `login${n}`, password: stored }));
    const { campaigns } = await campaignsOver(smallOuvadmin(slow).file);
    const started = await campaigns.start('c1', { ...options, slowGuesses: 1000 });
    for await (const step of campaigns.watch(started.id)) if (step.step === 'judging') break;
    await campaigns.cancel(started.id);
    expect(campaigns.audits()[0]).toMatchObject({ state: 'cancelled', accounts: 0 });
  });

  it('goes on by the mapping it began with, whatever was saved since', async () => {
    const ouvadmin = smallOuvadmin(many);
    const asked: (number | undefined)[] = [];
    const readyMapping = async (_: string, version?: number) => {
      asked.push(version);
      return mappingVersion(mapping);
    };
    const { campaigns } = await campaignsOver(ouvadmin.file, { readyMapping });
    const started = await campaigns.start('c1', options);
    await campaigns.cancel(started.id);
    await ended(campaigns, await campaigns.resume(started.id));
    expect(asked).toEqual([undefined, 1]);
  });

  it('leaves nothing marked as running when the server cannot even be looked for', async () => {
    const reach = () => Promise.reject(new Error('the keychain is silent'));
    const { campaigns } = await campaignsOver(smallOuvadmin(many).file, { reach });
    await expect(campaigns.start('c1', options)).rejects.toThrow('silent');
    expect(campaigns.audits()).toEqual([]);
  });

  it('is started once by two who ask at the same moment', async () => {
    const { campaigns } = await campaignsOver(smallOuvadmin(many).file);
    const both = await Promise.allSettled([campaigns.start('c1', options), campaigns.start('c1', options)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(campaigns.audits()).toHaveLength(1);
  });

  it('is done or can go on, at whatever step it is cancelled', async () => {
    const { campaigns } = await campaignsOver(smallOuvadmin(many).file);
    for (let n = 0; n < 2; n++) await ended(campaigns, await campaigns.start('c1', options));
    for (const step of ['comparing', 'tidying']) {
      const started = await campaigns.start('c1', options);
      for await (const progress of campaigns.watch(started.id)) if (progress.step === step) break;
      await campaigns.cancel(started.id);
      const { audit } = await ended(campaigns, await campaigns.resume(started.id));
      expect(audit, step).toMatchObject({ state: 'done', accounts: 6000 });
      expect(audit.counts[0]?.reasons.shared, step).toBe(2000);
    }
    expect(campaigns.audits().map(({ hasAccounts }) => hasAccounts)).toEqual([true, true, false, false]);
  });

  it('is not started twice, and is not removed while it runs', async () => {
    const { campaigns } = await campaignsOver(smallOuvadmin(many).file);
    const started = await campaigns.start('c1', options);
    await expect(campaigns.start('c1', options)).rejects.toMatchObject({ code: 'AUDIT_RUNNING' });
    expect(() => campaigns.remove(started.id)).toThrow(expect.objectContaining({ code: 'AUDIT_RUNNING' }));
    await campaigns.cancel(started.id);
    campaigns.remove(started.id);
    expect(campaigns.audits()).toEqual([]);
    expect(() => campaigns.remove(started.id)).toThrow(expect.objectContaining({ code: 'AUDIT_UNKNOWN' }));
  });
});

describe('the simulator', () => {
  it('judges the kept facts by each policy, without any password', async () => {
    const ouvadmin = smallOuvadmin(accounts);
    const { campaigns } = await campaignsOver(ouvadmin.file);
    const { audit } = await ended(campaigns, await campaigns.start('c1', options));
    ouvadmin.run('DELETE FROM comptes');
    const simulations = await campaigns.simulate(audit.id, [], false);
    expect(simulations.map(({ policyId }) => policyId)).toEqual(campaigns.policies().map(({ id }) => id));
    const [decided] = simulations;
    expect(decided).toMatchObject({ judged: 7, failing: 5, newlyFailing: 0, noLongerFailing: 0 });
    const nist = simulations.find(({ policyId }) => policyId === 'nist-800-63b-4');
    expect(nist?.reasons['too-short']).toBe(6);
    expect(await campaigns.simulate(audit.id, ['ftp'], false)).toMatchObject([{ judged: 0 }, {}, {}, {}, {}, {}]);
  });
});
