import { describe, expect, test } from 'vitest';
import { recipientLabel, wrapKeys } from '../../../main/keys/epoch-key.ts';
import { makeIdentity, publicKeysOf } from '../../../main/keys/identity.ts';
import { bringIn, founding, laptop, place, time } from './laptops.ts';
import { MemoryJournal } from './memory-journal.ts';

async function founded() {
  const journal = new MemoryJournal();
  const ada = laptop(journal);
  await ada.found(founding);
  return { journal, ada };
}

async function team() {
  const { journal, ada } = await founded();
  const [bob, cleo] = [laptop(journal), laptop(journal)];
  await bringIn(ada, bob, 'Bob', 'administrator');
  await bringIn(bob, cleo, 'Cléo');
  for (const one of [ada, bob, cleo]) await one.contact();
  return { journal, ada, bob, cleo };
}

describe('founding', () => {
  test('makes the founder the first administrator, with the key of epoch 1', async () => {
    const { ada } = await founded();
    const state = await ada.member();
    expect(state).toMatchObject({ team: 'Ouvaton', epoch: 1, me: { name: 'Ada', role: 'administrator', me: true } });
    expect(ada.team()).toMatchObject({ state: 'member', currentEpoch: 1, me: ada.id, ...place });
    expect(ada.team()?.keyOf(1)).toHaveLength(32);
    expect(ada.team()?.keyOf(2)).toBeUndefined();
  });

  test('a journal that has a team is not founded again', async () => {
    const { journal, ada } = await founded();
    const eve = laptop(journal);
    await expect(eve.found({ ...founding, name: 'Eve' })).rejects.toMatchObject({ code: 'TEAM_EXISTS' });
    expect(await eve.state()).toEqual({ kind: 'alone' });
    await expect(ada.found(founding)).rejects.toMatchObject({ code: 'ALREADY_IN_TEAM' });
  });

  test.each(['before', 'after'] as const)(
    'cut %s the statement is in, is finished by the next try, and no key is lost',
    async (cut) => {
      const journal = new MemoryJournal();
      const ada = laptop(journal);
      journal.cut = cut;
      await expect(ada.found(founding)).rejects.toMatchObject({ code: 'CANNOT_REACH', data: { code: 'cut' } });
      expect(await ada.state()).toEqual({ kind: 'alone' });
      const again = ada.reopened();
      await again.found(founding);
      expect((await again.member()).me.name).toBe('Ada');
      expect(journal.statements).toHaveLength(1);
      expect(await again.contact()).toEqual({ state: 'member', changed: false });
    },
  );

  test('shows its SQL beforehand, and the rights of a volunteer', async () => {
    const ada = laptop(new MemoryJournal());
    const { statements } = ada.journalSql('c1', 'ouvadesk');
    expect(statements[0]).toContain('CREATE DATABASE');
    expect(ada.rightsSql('ouvadesk', 'léa', '%').statements.join('\n')).not.toMatch(/ALL PRIVILEGES|DROP|ON \*\.\*/);
  });
});

describe('an invitation', () => {
  test('brings a newcomer in, whom both sides know by the same fingerprints', async () => {
    const { journal, ada } = await founded();
    const lea = laptop(journal);
    const { code } = await ada.invite({ name: 'Léa', role: 'member', days: 7 });
    expect(await lea.readInvitation(`Voici :\n${code}\n`)).toMatchObject({
      ...{ team: 'Ouvaton', inviter: 'Ada', name: 'Léa', role: 'member', expiresAt: '2026-12-01T10:00:00.000Z' },
      address: { server: { kind: 'direct', host: 'sql.ouvaton.coop' }, ouvadmin: 'ouvadmin', journal: 'ouvadesk' },
    });
    expect(code).not.toContain('ada_login');
    await lea.join({ text: code, connectionId: 'c9', name: 'Léa Martin' });
    await lea.contact();
    const asked = await lea.awaiting();
    expect(asked).toMatchObject({ gone: false, inviter: 'Ada', connectionId: 'c9', database: 'ouvadesk' });
    expect(lea.team()).toMatchObject({ state: 'awaiting-admission', currentEpoch: 0 });

    await ada.contact();
    const [request] = (await ada.member()).requests;
    expect(request).toMatchObject({ name: 'Léa Martin', invitedName: 'Léa', role: 'member' });
    expect([request?.mine, request?.theirs]).toEqual([asked.theirs, asked.mine]);
    expect((await ada.member()).invitations).toMatchObject([{ state: 'asked' }]);

    await ada.approve(request?.invitation ?? '', false);
    expect(await lea.contact()).toMatchObject({ state: 'member', changed: true });
    const state = await lea.member();
    expect(state.volunteers.map(({ name, role, admittedBy }) => [name, role, admittedBy])).toEqual([
      ['Ada', 'administrator', undefined],
      ['Léa Martin', 'member', 'Ada'],
    ]);
    expect(lea.team()?.keyOf(1)).toEqual(ada.team()?.keyOf(1));
    expect(await ada.member()).toMatchObject({ invitations: [], requests: [] });
    expect(journal.requests).toEqual([]);
    expect(state.me.fingerprint).toEqual(asked.mine);
  });

  test('gives the keys of all epochs', async () => {
    const { journal, ada, bob, cleo } = await team();
    await ada.remove(cleo.id);
    const dan = laptop(journal);
    await bringIn(ada, dan, 'Dan');
    await bob.contact();
    for (const epoch of [1, 2]) expect(dan.team()?.keyOf(epoch)).toEqual(bob.team()?.keyOf(epoch));
  });

  test('refused: the newcomer sees that her request is gone, and can ask again by another', async () => {
    const { journal, ada } = await founded();
    const lea = laptop(journal);
    const { id, code } = await ada.invite({ name: 'Léa', role: 'member', days: 7 });
    await lea.join({ text: code, connectionId: 'c1', name: 'Léa' });
    await ada.contact();
    await ada.refuse(id);
    await lea.contact();
    expect((await lea.awaiting()).gone).toBe(true);
    await lea.forgetTeam();
    expect(await lea.state()).toEqual({ kind: 'alone' });
    await bringIn(ada, lea, 'Léa');
    expect((await lea.member()).me.name).toBe('Léa');
  });

  test('withdrawn: its request is removed unread', async () => {
    const { journal, ada } = await founded();
    const lea = laptop(journal);
    const { id, code } = await ada.invite({ name: 'Léa', role: 'member', days: 7 });
    ada.withdrawInvitation(id);
    await lea.join({ text: code, connectionId: 'c1', name: 'Léa' });
    await ada.contact();
    expect((await ada.member()).requests).toEqual([]);
    expect(journal.requests).toEqual([]);
    await expect(ada.approve(id, false)).rejects.toMatchObject({ code: 'REQUEST_UNKNOWN' });
  });

  test('expired: neither read nor approved', async () => {
    const { journal, ada } = await founded();
    const [lea, max] = [laptop(journal), laptop(journal)];
    const { id, code } = await ada.invite({ name: 'Léa', role: 'member', days: 1 });
    await lea.join({ text: code, connectionId: 'c1', name: 'Léa' });
    await ada.contact();
    time.now += 2 * 86_400_000;
    await expect(max.readInvitation(code)).rejects.toMatchObject({ code: 'INVITATION_EXPIRED' });
    await expect(ada.approve(id, false)).rejects.toMatchObject({ code: 'INVITATION_EXPIRED' });
    expect((await ada.member()).invitations).toMatchObject([{ state: 'expired' }]);
  });

  test('is worth one person: a second one who has the code is not even shown', async () => {
    const { journal, ada } = await founded();
    const [lea, eve] = [laptop(journal), laptop(journal)];
    const { code } = await ada.invite({ name: 'Léa', role: 'member', days: 7 });
    await lea.join({ text: code, connectionId: 'c1', name: 'Léa' });
    await ada.contact();
    await eve.join({ text: code, connectionId: 'c1', name: 'Léa' });
    await ada.contact();
    const { requests } = await ada.member();
    expect(requests).toHaveLength(1);
    expect(requests[0]?.theirs).toEqual((await lea.awaiting()).mine);
  });

  test('whoever puts herself in the middle shows other fingerprints', async () => {
    const { journal, ada } = await founded();
    const [eve, lea] = [laptop(journal), laptop(journal)];
    // Eve founds a team of her own under the same names and swaps the code on its way.
    const false_ = new MemoryJournal();
    const mallory = laptop(false_);
    await mallory.found(founding);
    const { code } = await ada.invite({ name: 'Léa', role: 'member', days: 7 });
    const swapped = await mallory.invite({ name: 'Léa', role: 'member', days: 7 });
    await lea.join({ text: swapped.code, connectionId: 'c1', name: 'Léa' });
    await eve.join({ text: code, connectionId: 'c1', name: 'Léa' });
    await ada.contact();
    const [request] = (await ada.member()).requests;
    const seen = await lea.awaiting();
    expect(seen.theirs).not.toEqual(request?.mine);
    expect(seen.mine).not.toEqual(request?.theirs);
  });

  test('somebody who was removed is not let in again without a word', async () => {
    const { journal, ada, bob, cleo } = await team();
    await ada.remove(cleo.id);
    await cleo.contact();
    await cleo.forgetTeam();
    const { id, code } = await bob.invite({ name: 'Cléo', role: 'member', days: 7 });
    await cleo.join({ text: code, connectionId: 'c1', name: 'Claude' });
    await bob.contact();
    expect((await bob.member()).requests[0]?.former).toMatchObject({ name: 'Cléo', removedBy: 'Ada' });
    await expect(bob.approve(id, false)).rejects.toMatchObject({ code: 'FORMER_VOLUNTEER', data: { name: 'Cléo' } });
    await bob.approve(id, true);
    await cleo.contact();
    expect((await cleo.member()).me.name).toBe('Claude');
    expect(journal.requests).toEqual([]);
  });

  test('only an administrator invites', async () => {
    const { cleo } = await team();
    await expect(cleo.invite({ name: 'X', role: 'member', days: 1 })).rejects.toMatchObject({
      code: 'NOT_ADMINISTRATOR',
    });
  });
});

describe('a volunteer who is removed', () => {
  test('learns it, and cannot open what is sealed afterwards', async () => {
    const { journal, ada, bob, cleo } = await team();
    await ada.remove(cleo.id);
    expect(await cleo.contact()).toMatchObject({ state: 'removed', changed: true });
    expect(await cleo.state()).toMatchObject({ kind: 'removed', by: 'Ada' });
    expect(cleo.team()?.keyOf(1)).toBeDefined();
    expect(cleo.team()?.keyOf(2)).toBeUndefined();
    await bob.contact();
    expect(ada.team()?.currentEpoch).toBe(2);
    expect(bob.team()?.keyOf(2)).toEqual(ada.team()?.keyOf(2));
    // Nothing that lies in the journal gives her the new key, whatever she tries to open.
    const { unwrapKeys } = await import('../../../main/keys/epoch-key.ts');
    const box = cleo.db.prepare('SELECT box, seed FROM team_identity').get() as { box: string; seed: Uint8Array };
    for (const { wrapped } of journal.keys) expect((await unwrapKeys(wrapped, box))?.keys.has(2) ?? false).toBe(false);
    // Later changes stay closed to her, and she still only knows that she was removed.
    await ada.setRole(bob.id, 'member');
    expect(await cleo.contact()).toEqual({ state: 'removed', changed: false });
  });

  test('who leaves makes an administrator’s next contact change the key', async () => {
    const { ada, bob, cleo } = await team();
    await cleo.leave();
    expect(await cleo.state()).toMatchObject({ kind: 'removed' });
    expect(await bob.contact()).toMatchObject({ changed: true });
    expect(bob.team()?.currentEpoch).toBe(2);
    await ada.contact();
    await cleo.contact();
    expect(ada.team()?.keyOf(2)).toEqual(bob.team()?.keyOf(2));
    expect(cleo.team()?.keyOf(2)).toBeUndefined();
    expect((await ada.member()).former).toMatchObject([{ name: 'Cléo' }]);
  });

  test('is never the last administrator', async () => {
    const { ada, bob } = await team();
    await bob.setRole(ada.id, 'member');
    await expect(bob.leave()).rejects.toMatchObject({ code: 'LAST_ADMINISTRATOR' });
    await expect(bob.remove(bob.id)).rejects.toMatchObject({ code: 'LAST_ADMINISTRATOR' });
    await expect(bob.setRole(bob.id, 'member')).rejects.toMatchObject({ code: 'LAST_ADMINISTRATOR' });
    await expect(ada.remove(bob.id)).rejects.toMatchObject({ code: 'NOT_ADMINISTRATOR' });
    await expect(bob.remove('nobody')).rejects.toMatchObject({ code: 'VOLUNTEER_UNKNOWN' });
    await expect(bob.forgetTeam()).rejects.toMatchObject({ code: 'STILL_IN_TEAM' });
  });
});

describe('two administrators at the same time', () => {
  test('the slower one reads again and goes on', async () => {
    const { journal, ada, bob, cleo } = await team();
    journal.meanwhile = () => bob.setRole(cleo.id, 'administrator');
    const before = journal.statements.length;
    await ada.remove(cleo.id);
    expect(journal.statements).toHaveLength(before + 2);
    await bob.contact();
    expect((await bob.member()).volunteers.map(({ name }) => name)).toEqual(['Ada', 'Bob']);
  });

  test('the slower one sees that it has no right any more', async () => {
    const { journal, ada, bob, cleo } = await team();
    journal.meanwhile = () => bob.setRole(ada.id, 'member');
    await expect(ada.remove(cleo.id)).rejects.toMatchObject({ code: 'NOT_ADMINISTRATOR' });
    await cleo.contact();
    expect((await cleo.member()).me.name).toBe('Cléo');
  });

  test('the same person removed twice is removed once', async () => {
    const { journal, ada, bob, cleo } = await team();
    const before = journal.statements.length;
    await Promise.all([ada.remove(cleo.id), bob.remove(cleo.id)]);
    expect(journal.statements).toHaveLength(before + 1);
  });

  test('who is outrun again and again says so', async () => {
    const { journal, ada, bob, cleo } = await team();
    let role: 'member' | 'administrator' = 'member';
    const quicker = async () => {
      role = role === 'member' ? 'administrator' : 'member';
      await bob.setRole(cleo.id, role);
      journal.meanwhile = quicker;
    };
    journal.meanwhile = quicker;
    // `quicker` takes itself away while Bob writes: only Ada is outrun.
    await expect(ada.setRole(bob.id, 'member')).rejects.toMatchObject({ code: 'TEAM_CHANGED' });
  });

  test.each(['before', 'after'] as const)(
    'a line cut %s the statement is in is tried again without doing it twice',
    async (cut) => {
      const { journal, ada, bob, cleo } = await team();
      const before = journal.statements.length;
      journal.cut = cut;
      await expect(ada.remove(cleo.id)).rejects.toMatchObject({ code: 'CANNOT_REACH' });
      await ada.remove(cleo.id);
      await bob.contact();
      expect(journal.statements).toHaveLength(before + 1);
      expect(bob.team()?.keyOf(2)).toEqual(ada.team()?.keyOf(2));
    },
  );
});

describe('a chain that was tampered with', () => {
  test('shortened: what is known stays, nothing is added, and it is told', async () => {
    const { journal, ada, bob } = await team();
    journal.statements.pop();
    await expect(ada.setRole(bob.id, 'member')).rejects.toMatchObject({
      code: 'TEAM_ALTERED',
      data: { kind: 'shortened' },
    });
    expect(journal.statements).toHaveLength(2);
    expect(await ada.member()).toMatchObject({
      altered: { kind: 'shortened', statement: 3 },
      volunteers: { length: 3 },
    });
  });

  test('shortened: whoever remembers more puts it back, with its keys, and says so', async () => {
    const { journal, ada, bob, cleo } = await team();
    await ada.remove(cleo.id);
    const whole = [...journal.statements];
    const before = journal.keys.length;
    // The server comes back from a copy made before Cléo was removed: Bob has not seen the removal.
    journal.statements = whole.slice(0, 2);
    journal.keys.length = before - 3;
    expect(await ada.contact()).toEqual({ state: 'member', changed: false, mended: 2 });
    expect(journal.statements).toEqual(whole);
    expect((await ada.member()).altered).toBeUndefined();
    expect(await bob.contact()).toEqual({ state: 'member', changed: true });
    expect(bob.team()?.keyOf(2)).toEqual(ada.team()?.keyOf(2));
    expect(await cleo.contact()).toMatchObject({ state: 'removed' });
    expect(cleo.team()?.keyOf(2)).toBeUndefined();
  });

  test('a journal that moved to an empty place is given its chain back', async () => {
    const { journal, ada, bob } = await team();
    journal.statements = [];
    journal.keys = [];
    expect(await bob.contact()).toEqual({ state: 'member', changed: false, mended: 3 });
    const dan = laptop(journal);
    await bringIn(ada, dan, 'Dan');
    expect(dan.team()?.keyOf(1)).toEqual(ada.team()?.keyOf(1));
  });

  test('shortened, with something else in the place of what is missing: nothing is put back', async () => {
    const { journal, ada } = await team();
    const other = new MemoryJournal();
    await laptop(other).found(founding);
    journal.statements = other.statements;
    expect((await ada.contact())?.altered).toEqual({ kind: 'shortened', statement: 3 });
    expect(journal.statements).toHaveLength(1);
  });

  test('its last row replaced', async () => {
    const { journal, ada } = await team();
    const last = journal.statements.pop();
    journal.statements.push({
      number: 3,
      epoch: 1,
      sealed: new Uint8Array(last?.sealed.map((byte) => byte ^ 1) ?? []),
    });
    expect((await ada.contact())?.altered).toEqual({ kind: 'replaced', statement: 3 });
  });

  test('rubbish added by somebody who may write: the rest goes on being known', async () => {
    const { journal, ada, cleo } = await team();
    journal.statements.push({ number: 4, epoch: 1, sealed: new Uint8Array(200) });
    for (const one of [ada, cleo]) expect((await one.contact())?.altered).toEqual({ kind: 'forged', statement: 4 });
    expect((await cleo.member()).volunteers).toHaveLength(3);
    const again = ada.reopened();
    expect(await again.member()).toMatchObject({ altered: { kind: 'forged', statement: 4 } });
  });

  test('false keys wrapped for everybody do no harm', async () => {
    const { journal, ada, bob, cleo } = await team();
    const id = ada.team()?.teamId ?? '';
    for (const epoch of [1, 2])
      for (const one of [ada, bob, cleo]) {
        const { box } = one.db.prepare('SELECT box FROM team_identity').get() as { box: string };
        const { identityToRecipient } = await import('age-encryption');
        const recipient = await identityToRecipient(box);
        const wrapped = await wrapKeys(id, new Map([[epoch, new Uint8Array(32)]]), recipient);
        journal.keys.unshift({ epoch, recipient: recipientLabel(recipient), wrapped });
      }
    const dan = laptop(journal);
    await bringIn(ada, dan, 'Dan');
    await ada.remove(cleo.id);
    await bob.contact();
    expect(bob.team()?.keyOf(2)).toEqual(ada.team()?.keyOf(2));
    expect(bob.team()?.keyOf(2)).not.toEqual(new Uint8Array(32));
  });

  test('a key held back from one who is entitled is told', async () => {
    const { journal, ada, bob, cleo } = await team();
    const before = journal.keys.length;
    await ada.remove(cleo.id);
    journal.keys.length = before;
    expect((await bob.contact())?.altered).toEqual({ kind: 'key-missing', statement: 4 });
    expect((await bob.member()).volunteers).toHaveLength(2);
  });

  test('a newcomer follows no other team than that of her invitation', async () => {
    const { journal, ada } = await founded();
    const lea = laptop(journal);
    const { code } = await ada.invite({ name: 'Léa', role: 'member', days: 7 });
    await lea.join({ text: code, connectionId: 'c1', name: 'Léa' });
    const false_ = new MemoryJournal();
    const mallory = laptop(false_);
    await mallory.found(founding);
    // The server shows another chain, with its key wrapped for her.
    const { box } = lea.db.prepare('SELECT box FROM team_identity').get() as { box: string };
    const { identityToRecipient } = await import('age-encryption');
    const recipient = await identityToRecipient(box);
    const key = mallory.team()?.keyOf(1) ?? new Uint8Array();
    journal.statements = false_.statements;
    journal.keys = [
      {
        epoch: 1,
        recipient: recipientLabel(recipient),
        wrapped: await wrapKeys(ada.team()?.teamId ?? '', new Map([[1, key]]), recipient),
      },
    ];
    expect(await lea.contact()).toMatchObject({ state: 'awaiting-admission', altered: { statement: 1 } });
    expect(lea.team()?.keyOf(1)).toBeUndefined();
  });
});

test('a flood of requests and of strangers’ rows is passed over', async () => {
  const { journal, ada } = await founded();
  const stranger = await publicKeysOf(makeIdentity());
  for (let row = 0; row < 300; row += 1) {
    journal.requests.push({ id: `${row}`, sealed: new Uint8Array(row === 0 ? 1_000_000 : 300) });
    journal.keys.push({ epoch: 1, recipient: recipientLabel(stranger.box), wrapped: new Uint8Array(50) });
  }
  const lea = laptop(journal);
  const { code } = await ada.invite({ name: 'Léa', role: 'member', days: 7 });
  await lea.join({ text: code, connectionId: 'c1', name: 'Léa' });
  for (let contact = 0; contact < 4; contact += 1) await ada.contact();
  expect((await ada.member()).requests).toHaveLength(1);
});

test('everything is there again after the vault was closed and opened', async () => {
  const { ada, bob } = await team();
  const again = bob.reopened();
  expect(await again.member()).toEqual(await bob.member());
  expect(again.team()?.keyOf(1)).toEqual(ada.team()?.keyOf(1));
  expect(await again.contact()).toEqual({ state: 'member', changed: false });
});

test('whoever follows the state is told each change', async () => {
  const { ada } = await founded();
  const stop = new AbortController();
  const seen: number[] = [];
  for await (const state of ada.watch(stop.signal)) {
    seen.push(state.kind === 'member' ? state.invitations.length : -1);
    if (seen.length === 1) await ada.invite({ name: 'Léa', role: 'member', days: 7 });
    else stop.abort();
  }
  expect(seen).toEqual([0, 1]);
});
