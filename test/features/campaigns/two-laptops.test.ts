import { describe, expect, it } from 'vitest';
import { auditedOuvadmin, type CampaignsLaptop, campaignsLaptop, draftOf, peopleOf } from './campaigns-fixture.ts';

const members = Array.from({ length: 6 }, (_, at) => ({
  id: `0000${at}`,
  login: `login-${at}`,
  email: `membre${at}@exemple.fr`,
  name: `Membre ${at}`,
  password: 'soleil',
}));
const audited = auditedOuvadmin(members);

/** What one wrote and the other has not. */
async function exchange(one: CampaignsLaptop, other: CampaignsLaptop): Promise<void> {
  const [mine, theirs] = [one, other].map(({ sharing }) => sharing.outbox.unsent(10_000));
  await other.sharing.inbox.receive(mine ?? []);
  await one.sharing.inbox.receive(theirs ?? []);
  for (const { campaigns } of [one, other]) await campaigns.settled();
}

/** One has audited and made a campaign; the other knows it by what is shared. */
async function twoLaptops() {
  const { auditId, ...from } = await audited();
  const one = await campaignsLaptop({ from });
  const other = await campaignsLaptop({ accounts: members });
  const { id } = await one.campaigns.create(draftOf(auditId));
  await exchange(one, other);
  return { one, other, id };
}

const told = (laptop: CampaignsLaptop) => laptop.campaigns.list()[0];

describe('a campaign on two laptops', () => {
  it('arrives whole, but for the fingerprints', async () => {
    const { one, other, id } = await twoLaptops();
    expect(await peopleOf(other, id)).toEqual(await peopleOf(one, id));
    expect(told(other)).toMatchObject({ people: 6, verifiesHere: false, sendsHere: false });
    expect(
      other.replica.db.prepare('SELECT count(*) FROM campaign_account WHERE fingerprint IS NOT NULL').pluck().get(),
    ).toBe(0);
    other.campaigns.start(id);
    expect(other.due()).toHaveLength(6);
    await exchange(one, other);
    expect(told(one)).toMatchObject({ state: 'open', sendsHere: false, waiting: { for: 'other-laptop' } });
    expect(one.due()).toEqual([]);
    expect([...one.logged, ...other.logged]).toEqual([]);
  });

  it('merges what two change at once, and says where they disagree', async () => {
    const { one, other, id } = await twoLaptops();
    const template = { subject: 'Bonjour', body: 'Bonjour {name}, {accounts}' };
    await one.campaigns.change({ campaignId: id, languages: 'both' });
    one.campaigns.setTemplate({ campaignId: id, kind: 'notice', language: 'fr', template });
    await one.campaigns.change({ campaignId: id, name: 'Printemps' });
    other.campaigns.setTemplate({ campaignId: id, kind: 'notice', language: 'en', template });
    await other.campaigns.change({ campaignId: id, imposedOn: '2027-03-01' });
    await other.campaigns.change({ campaignId: id, name: 'Primavera' });
    await exchange(one, other);
    expect(told(one)).toMatchObject({ languages: 'both', imposedOn: '2027-03-01', inConflict: ['name'] });
    expect(told(other)).toEqual(told(one) && { ...told(one), verifiesHere: false });
    const { notice } = other.campaigns.templates(id);
    expect([notice.fr, notice.en]).toEqual([template, template]);
  });

  it('lets nothing out while one paused what the other began, until one of them says', async () => {
    const { one, other, id } = await twoLaptops();
    one.campaigns.start(id);
    other.campaigns.start(id);
    await exchange(one, other);
    one.campaigns.pause(id);
    await exchange(one, other);
    expect(other.due()).toEqual([]);
    // Neither sees what the other does.
    one.campaigns.start(id);
    await other.campaigns.close(id);
    await exchange(one, other);
    for (const laptop of [one, other]) {
      expect(told(laptop)?.inConflict).toContain('state');
      expect(laptop.due()).toEqual([]);
    }
    await one.campaigns.close(id);
    await exchange(one, other);
    expect([told(one)?.state, told(other)?.inConflict]).toEqual(['closed', []]);
  });

  it('knows on both who changed, whichever laptop audits', async () => {
    const { one, other, id } = await twoLaptops();
    for (const { ouvadmin } of [one, other]) {
      ouvadmin.run("UPDATE comptes SET password = 'Kx7-vQ2_mP9z', changed = '2026-11-08' WHERE id = '00001'");
      ouvadmin.run("DELETE FROM comptes WHERE id = '00002'");
      ouvadmin.run("UPDATE comptes SET password = 'lundi', changed = '2026-11-09' WHERE id = '00003'");
    }
    other.to('2026-11-10T09:00:00.000Z');
    await other.audit();
    await exchange(one, other);
    const standings = ['flagged', 'verified', 'gone', 'weak-again', 'flagged', 'flagged'];
    for (const laptop of [one, other])
      expect((await peopleOf(laptop, id)).map(({ standing }) => standing)).toEqual(standings);
    // The same audit again, on the laptop with the fingerprints: nothing new, but for who came back.
    one.ouvadmin.run(
      "INSERT INTO comptes (number, id, login, email, password) VALUES (3, '00002', 'login-2', 'membre2@exemple.fr', 'soleil')",
    );
    one.to('2026-11-12T09:00:00.000Z');
    await one.audit();
    await exchange(one, other);
    standings[2] = 'flagged';
    for (const laptop of [one, other])
      expect((await peopleOf(laptop, id)).map(({ standing }) => standing)).toEqual(standings);
  });

  it('is compared with an audit that was there before it arrived', async () => {
    const { auditId, ...from } = await audited();
    const one = await campaignsLaptop({ from });
    const other = await campaignsLaptop({ accounts: members, now: '2026-11-10T09:00:00.000Z' });
    other.ouvadmin.run("DELETE FROM comptes WHERE id = '00004'");
    await other.audit();
    const { id } = await one.campaigns.create(draftOf(auditId));
    await exchange(one, other);
    expect((await peopleOf(other, id)).map(({ standing }) => standing)).toContain('gone');
  });

  it('takes what comes in any order: words about accounts before the accounts', async () => {
    const { one, id } = await twoLaptops();
    one.ouvadmin.run("DELETE FROM comptes WHERE id = '00005'");
    one.to('2026-11-10T09:00:00.000Z');
    await one.audit();
    const late = await campaignsLaptop({ accounts: members, now: '2026-11-10T09:00:00.000Z' });
    const all = one.sharing.outbox.unsent(10_000);
    const apart = all.filter(({ kind }) => kind === 'campaign-people');
    await late.sharing.inbox.receive(all.filter(({ kind }) => kind !== 'campaign-people'));
    await late.campaigns.settled();
    expect(await peopleOf(late, id)).toEqual([]);
    await late.sharing.inbox.receive(apart);
    await late.campaigns.settled();
    expect(await peopleOf(late, id)).toEqual(await peopleOf(one, id));
  });

  it('excepts a person once, whoever does', async () => {
    const { one, other, id } = await twoLaptops();
    const [person] = await peopleOf(one, id);
    if (!person) throw new Error('There is nobody.');
    one.campaigns.except(id, person.id, { reason: 'en voyage', until: '2026-12-01' });
    other.campaigns.except(id, person.id, { reason: 'malade', until: '2026-12-31' });
    await exchange(one, other);
    expect(one.campaigns.person(id, person.id)).toEqual(other.campaigns.person(id, person.id));
    one.campaigns.unexcept(id, person.id);
    await exchange(one, other);
    expect(other.campaigns.person(id, person.id).standing).toBe('flagged');
  });

  it('goes away on both', async () => {
    const { one, other, id } = await twoLaptops();
    await other.campaigns.remove(id);
    await exchange(one, other);
    for (const laptop of [one, other]) {
      expect(laptop.campaigns.list()).toEqual([]);
      expect(laptop.replica.db.prepare('SELECT count(*) FROM campaign_person').pluck().get()).toBe(0);
    }
  });
});
