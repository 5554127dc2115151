import { describe, expect, it } from 'vitest';
import { auditedOuvadmin, campaignsLaptop, draftOf, peopleOf } from './campaigns-fixture.ts';

const weak = 'soleil';
const strong = 'Kx7-vQ2_mP9z';
const stronger = 'Bw4.tN8#hR3q';
const account = (id: string, email: string | null, name: string, password = weak) => ({
  id,
  login: `login-${id}`,
  email,
  name,
  password,
});

const members = [
  account('00001', 'lea@exemple.fr', 'Léa Martin'),
  account('00002', ' LEA@Exemple.FR ', 'Léa Martin'),
  account('00003', 'jérôme@exemple.fr', 'Jérôme Petit'),
  account('00004', '', 'Sans Adresse'),
  account('00005', null, 'Sans Adresse'),
  account('00006', 'deux@exemple.fr, trois@exemple.fr', 'Deux Adresses'),
  account('00007', 'paul@exemple.fr', 'Paul\r\nBcc: tous@exemple.fr'),
  account('00008', 'bureau@exemple.fr', 'Ana Un'),
  account('00009', 'bureau@exemple.fr', 'Bob Deux'),
  account('00010', 'forte@exemple.fr', 'Forte', strong),
];

/** Audited once: each test goes on from a copy. */
const audited = auditedOuvadmin(members);

async function begun() {
  const { auditId, ...from } = await audited();
  const laptop = await campaignsLaptop({ from });
  const { id } = await laptop.campaigns.create(draftOf(auditId));
  return { ...laptop, auditId, id };
}

const personCalled = async (laptop: Awaited<ReturnType<typeof begun>>, name: string) => {
  const found = (await peopleOf(laptop, laptop.id)).find((person) => person.name === name);
  if (!found) throw new Error(`Nobody is called ${name}.`);
  return found;
};

describe('a campaign from an audit', () => {
  it('is about people: one an address however it is spelt, one a holder without any', async () => {
    const laptop = await begun();
    expect(await laptop.campaigns.prospect(draftOf(laptop.auditId))).toEqual({
      people: 7,
      accounts: 9,
      unreachable: 3,
      inAnother: 7,
    });
    const people = await peopleOf(laptop, laptop.id);
    const told = people.map(({ name, address, standing, unreachable, accounts }) => [
      ...[name, address, standing, unreachable, accounts.map(({ accountId }) => accountId)],
    ]);
    expect(told).toEqual([
      ['', 'bureau@exemple.fr', 'flagged', undefined, ['00008', '00009']],
      ['Deux Adresses', 'deux@exemple.fr, trois@exemple.fr', 'unreachable', 'bad-address', ['00006']],
      ['Jérôme Petit', 'jérôme@exemple.fr', 'flagged', undefined, ['00003']],
      ['Léa Martin', 'lea@exemple.fr', 'flagged', undefined, ['00001', '00002']],
      ['Paul Bcc: tous@exemple.fr', 'paul@exemple.fr', 'flagged', undefined, ['00007']],
      ['Sans Adresse', '', 'unreachable', 'no-address', ['00004']],
      ['Sans Adresse', '', 'unreachable', 'no-address', ['00005']],
    ]);
    expect(laptop.campaigns.list()[0]).toMatchObject({
      state: 'draft',
      people: 7,
      accounts: 9,
      verifiesHere: true,
      sendsHere: false,
      createdBy: 'Jeanne',
    });
    expect(laptop.logged).toEqual([]);
  });

  it('is refused from an audit that has not ended, without anybody, under a name or with steps that cannot be', async () => {
    const { campaigns, auditId, id } = await begun();
    const name = campaigns.list()[0]?.name.toUpperCase() ?? '';
    await expect(campaigns.create(draftOf('none'))).rejects.toMatchObject({ code: 'AUDIT_UNKNOWN' });
    await expect(campaigns.create(draftOf(auditId, { name }))).rejects.toMatchObject({ code: 'NAME_TAKEN' });
    await expect(campaigns.create(draftOf(auditId, { reasons: ['guessable'] }))).rejects.toMatchObject({
      code: 'NOBODY_FLAGGED',
    });
    await expect(campaigns.create(draftOf(auditId, { steps: [] }))).rejects.toMatchObject({
      code: 'STEPS_WRONG',
      data: { because: 'no-notice' },
    });
    await expect(campaigns.change({ campaignId: id, imposedOn: null })).rejects.toMatchObject({
      code: 'STEPS_WRONG',
      data: { because: 'last-without-day' },
    });
    expect(campaigns.list()).toHaveLength(1);
  });

  it('is searched, filtered and sorted', async () => {
    const laptop = await begun();
    const find = async (change: Partial<Parameters<typeof laptop.campaigns.page>[0]>) => {
      const query = { search: '', standings: [], reasons: [], deliveries: [], ids: [] };
      const page = await laptop.campaigns.page(
        { campaignId: laptop.id, ...query, sort: 'name', direction: 'ascending', ...change },
        0,
        50,
      );
      return page.rows.map(({ name }) => name);
    };
    expect(await find({ search: 'JEROME petit' })).toEqual(['Jérôme Petit']);
    expect(await find({ search: 'login-00002' })).toEqual(['Léa Martin']);
    expect(await find({ standings: ['unreachable'], direction: 'descending' })).toEqual([
      ...['Sans Adresse', 'Sans Adresse', 'Deux Adresses'],
    ]);
    expect(await find({ reasons: ['guessable'] })).toEqual([]);
    expect(await find({ sort: 'accounts', direction: 'descending' })).toHaveLength(7);
    expect(() => laptop.campaigns.person(laptop.id, 'nobody')).toThrow('PERSON_UNKNOWN');
  });

  it('goes away as a draft, with all that is kept of its people, and not once it has begun', async () => {
    const laptop = await begun();
    const rows = () => laptop.replica.db.prepare('SELECT count(*) FROM campaign_account').pluck().get();
    expect(rows()).toBe(9);
    await laptop.campaigns.remove(laptop.id);
    expect(laptop.campaigns.list()).toEqual([]);
    expect(rows()).toBe(0);
    const { id } = await laptop.campaigns.create(draftOf(laptop.auditId));
    laptop.campaigns.start(id);
    await expect(laptop.campaigns.remove(id)).rejects.toMatchObject({ code: 'CAMPAIGN_BEGUN' });
  });
});

describe('its messages', () => {
  it('go to each person once, then by the days since the person’s own notice, and to nobody who needs none', async () => {
    const laptop = await begun();
    expect(laptop.due()).toEqual([]);
    laptop.campaigns.start(laptop.id);
    expect(laptop.entered).toMatchObject([{ what: 'campaign-started' }]);
    const first = laptop.due();
    expect(first.map(({ address }) => address).sort()).toEqual([
      ...['bureau@exemple.fr', 'jérôme@exemple.fr', 'lea@exemple.fr', 'paul@exemple.fr'],
    ]);
    // One goes out today, the others tomorrow.
    const [one] = first;
    if (!one) throw new Error('Nobody is due.');
    laptop.mark(one, 'sent');
    await laptop.campaigns.settled();
    expect(laptop.due()).toHaveLength(3);
    laptop.to('2026-11-03T09:00:00.000Z');
    await laptop.campaigns.settled();
    expect(await laptop.sendAll()).toHaveLength(3);
    expect(laptop.due()).toEqual([]);

    laptop.to('2026-11-16T09:00:00.000Z');
    await laptop.campaigns.settled();
    expect(laptop.due()).toMatchObject([{ person: one.person, step: 'r1', kind: 'reminder' }]);
    // Nobody sent anything until both reminders were due: only the latter goes.
    laptop.to('2026-12-01T09:00:00.000Z');
    await laptop.campaigns.settled();
    expect(laptop.due().map(({ step }) => step)).toEqual(['r2', 'r2', 'r2', 'r2']);
    await laptop.sendAll();
    expect(laptop.campaigns.list()[0]?.counts).toMatchObject({ reminded: 4, unreachable: 3 });
    expect(laptop.campaigns.list()[0]?.waiting).toMatchObject({ for: 'next-step', until: '2026-12-13T23:00:00.000Z' });
  });

  it('stop for those whose value changed and was judged again, for those who left, and for those excepted', async () => {
    const laptop = await begun();
    laptop.campaigns.start(laptop.id);
    await laptop.sendAll();
    const lea = await personCalled(laptop, 'Léa Martin');
    const paul = await personCalled(laptop, 'Paul Bcc: tous@exemple.fr');
    laptop.campaigns.except(laptop.id, paul.id, { reason: 'en voyage', until: '2026-11-20' });
    expect((await personCalled(laptop, paul.name)).standing).toBe('excepted');

    laptop.to('2026-11-10T09:00:00.000Z');
    laptop.ouvadmin.run("UPDATE comptes SET password = ? WHERE id = '00001'", stronger);
    laptop.ouvadmin.run("UPDATE comptes SET password = 'lundi' WHERE id = '00003'");
    laptop.ouvadmin.run("DELETE FROM comptes WHERE id IN ('00004', '00008', '00009')");
    await laptop.audit();
    expect((await personCalled(laptop, 'Jérôme Petit')).standing).toBe('weak-again');
    const half = await personCalled(laptop, 'Léa Martin');
    // One of two accounts has changed: she goes on being asked for the other, and for that one only.
    expect(half.standing).toBe('notified');
    expect(half.accounts.map(({ since, sinceOn }) => [since, sinceOn])).toEqual([
      ['verified', '2026-11-10'],
      [undefined, undefined],
    ]);
    const shown = laptop.campaigns.preview({ campaignId: laptop.id, personId: lea.id, step: 'r1' });
    expect(shown.text).toContain('login-00002');
    expect(shown.text).not.toContain('login-00001');

    laptop.to('2026-11-17T09:00:00.000Z');
    await laptop.campaigns.settled();
    expect(laptop.due().map(({ address }) => address)).toEqual(['lea@exemple.fr']);
    // The exception ends, and the reminder that was due meanwhile goes out.
    laptop.to('2026-11-21T09:00:00.000Z');
    await laptop.campaigns.settled();
    expect(
      laptop
        .due()
        .map(({ address }) => address)
        .sort(),
    ).toEqual(['lea@exemple.fr', 'paul@exemple.fr']);

    laptop.ouvadmin.run("UPDATE comptes SET password = ? WHERE id = '00002'", 'Jd5!sL6@cY2w');
    await laptop.audit();
    expect((await personCalled(laptop, 'Léa Martin')).standing).toBe('verified');
    expect(laptop.campaigns.list()[0]?.counts).toMatchObject({ verified: 1, 'weak-again': 1, gone: 2, unreachable: 2 });
    const curve = await laptop.campaigns.curve(laptop.id);
    expect(curve[0]).toEqual({ day: '2026-11-02', written: 4, verified: 0, imposed: 0, left: 7 });
    expect(curve.at(-1)).toEqual({ day: '2026-11-21', written: 4, verified: 1, imposed: 0, left: 4 });
  });

  it('are not written to whom the last word arrives right before the turn is taken', async () => {
    const laptop = await begun();
    laptop.campaigns.start(laptop.id);
    const message = laptop.due().find(({ address }) => address === 'lea@exemple.fr');
    if (!message) throw new Error('She is not due.');
    expect(laptop.core.stillDue(message)).toBe(true);
    laptop.campaigns.except(laptop.id, message.person, { reason: 'a téléphoné', until: '2026-12-31' });
    expect(laptop.core.stillDue(message)).toBe(false);
    laptop.campaigns.unexcept(laptop.id, message.person);
    expect(laptop.core.stillDue(message)).toBe(true);
    laptop.core.markAddress('lea@exemple.fr', 'refused', '2026-11-02T09:00:00.000Z');
    expect(laptop.core.stillDue(message)).toBe(false);
    expect(laptop.due().some(({ person }) => person === message.person)).toBe(false);
    expect(laptop.campaigns.person(laptop.id, message.person)).toMatchObject({
      standing: 'unreachable',
      unreachable: 'refused',
    });
    expect(() => laptop.campaigns.resend({ campaignId: laptop.id, personId: message.person, step: 'n' })).toThrow(
      'NOT_REACHABLE',
    );
    laptop.campaigns.forgiveAddress(laptop.id, message.person);
    expect(laptop.core.stillDue(message)).toBe(true);
    laptop.campaigns.pause(laptop.id);
    expect(laptop.core.stillDue(message)).toBe(false);
    laptop.campaigns.start(laptop.id);
    laptop.mark(message, 'retry');
    // Begun already: it may go on, and nothing else comes beside it.
    expect(laptop.core.stillDue(message)).toBe(true);
    expect(laptop.due().some(({ person }) => person === message.person)).toBe(false);
  });

  it('never begin without a sender, nor with words that must not go out', async () => {
    const laptop = await begun();
    laptop.held.sender = undefined;
    expect(() => laptop.campaigns.start(laptop.id)).toThrow('NO_SENDER');
    const { id: personId } = await personCalled(laptop, 'Léa Martin');
    const of = { campaignId: laptop.id, personId, step: 'n' };
    await expect(laptop.campaigns.testSend(of, 'moi@exemple.fr')).rejects.toMatchObject({ code: 'NO_SENDER' });
    const set = (body: string) =>
      laptop.campaigns.setTemplate({
        campaignId: laptop.id,
        kind: 'notice',
        language: 'fr',
        template: { subject: 'Bonjour', body },
      });
    expect(() => set('{accounts} {prénom}')).toThrow('TEMPLATE_FIELD_UNKNOWN');
    expect(() => set('{accounts} https://ouvaton.coop')).toThrow('TEMPLATE_HAS_LINK');
    expect(() => set('Bonjour {name}')).toThrow('TEMPLATE_FIELD_LACKS');
    set('Bonjour {name}, {accounts}');
    expect(laptop.campaigns.templates(laptop.id).notice.fr.body).toBe('Bonjour {name}, {accounts}');
    const unsaved = { language: 'fr' as const, template: { subject: 'Essai', body: 'Voici\u00a0: {accounts}' } };
    expect(laptop.campaigns.preview(of, unsaved).text).toContain('Voici\u00a0: - Compte Ouvadmin');
    expect(laptop.campaigns.list()[0]?.state).toBe('draft');
  });

  it('can be tried on oneself, and count for nothing', async () => {
    const laptop = await begun();
    const { id: personId } = await personCalled(laptop, 'Paul Bcc: tous@exemple.fr');
    const of = { campaignId: laptop.id, personId, step: 'n' };
    expect(await laptop.campaigns.testSend(of, 'moi@exemple.fr')).toMatchObject({ kind: 'sent' });
    expect(laptop.held.sent).toMatchObject([{ to: { address: 'moi@exemple.fr' }, from: { name: 'Ouvaton' } }]);
    expect(laptop.held.sent[0]?.subject).not.toMatch(/[\r\n]/);
    expect(laptop.campaigns.person(laptop.id, personId).deliveries).toEqual([]);
  });

  it('come back: a permanent bounce marks the address for every campaign, a delay marks nothing', async () => {
    const laptop = await begun();
    laptop.campaigns.start(laptop.id);
    const sent = await laptop.sendAll();
    const idOf = (at: number) => {
      const message = sent[at];
      if (!message) throw new Error('Too few were sent.');
      return laptop.core.compose(message).messageId;
    };
    laptop.held.back = [
      { kind: 'seen', done: 3, total: 3 },
      { kind: 'bounce', messageId: idOf(0), permanent: true, said: '550 5.1.1' },
      { kind: 'bounce', messageId: idOf(1), permanent: false, said: '450 4.2.2' },
      { kind: 'bounce', messageId: '<other@elsewhere>', permanent: true, said: '550' },
    ];
    const reading = laptop.campaigns.readBounces('files');
    let next = await reading.next();
    while (!next.done) next = await reading.next();
    expect(next.value).toEqual({ messages: 3, bounces: 3, matched: 2, marked: 1 });
    expect(laptop.campaigns.person(laptop.id, sent[0]?.person ?? '')).toMatchObject({ unreachable: 'bounced' });
  });

  it('end with the campaign, which is entered, kept and no longer changed', async () => {
    const laptop = await begun();
    laptop.campaigns.start(laptop.id);
    await laptop.campaigns.close(laptop.id);
    expect(laptop.due()).toEqual([]);
    expect(() => laptop.campaigns.start(laptop.id)).toThrow('CAMPAIGN_CLOSED');
    await expect(laptop.campaigns.change({ campaignId: laptop.id, name: 'x' })).rejects.toMatchObject({
      code: 'CAMPAIGN_CLOSED',
    });
    expect(laptop.entered.map(({ what }) => what)).toEqual(['campaign-started', 'campaign-closed']);
  });

  it('hand imposed changes what they need, and take back what they did', async () => {
    const laptop = await begun();
    laptop.campaigns.start(laptop.id);
    await laptop.sendAll();
    const found = await laptop.campaigns.forForcing.forForcing(laptop.id);
    expect(found).toMatchObject({ source: 'db.exemple.fr/ouvadmin', connectionId: 'c1' });
    const lea = found.people.find(({ address }) => address === 'lea@exemple.fr');
    expect(lea).toMatchObject({ noticesAt: ['2026-11-02T09:00:00.000Z'], excepted: false });
    const keys = lea?.accounts.map(({ system, sourceKey }) => ({ system, sourceKey })) ?? [];
    expect(keys).toHaveLength(2);
    expect(lea?.accounts.every(({ fingerprint }) => fingerprint?.length === 16)).toBe(true);
    await laptop.campaigns.forForcing.recordImposed(laptop.id, 'run', keys, '2027-02-01T09:00:00.000Z');
    expect(await personCalled(laptop, 'Léa Martin')).toMatchObject({
      standing: 'imposed',
      accounts: [{ since: 'imposed' }, { since: 'imposed' }],
    });
    await laptop.campaigns.forForcing.undoneImposed(laptop.id, 'run', keys.slice(1), '2027-02-02T09:00:00.000Z');
    expect((await personCalled(laptop, 'Léa Martin')).standing).toBe('notified');
  });
});
