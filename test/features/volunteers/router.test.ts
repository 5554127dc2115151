import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRouterClient, isDefinedError, safe } from '@orpc/server';
import { expect, test } from 'vitest';
import { volunteersRouter } from '../../../main/features/volunteers/router.ts';
import type { Volunteers } from '../../../main/features/volunteers/volunteers.ts';
import { refusal } from '../../../main/shared/refusal.ts';
import { temporaryFolder } from '../../shared/temporary-folder.ts';
import { founding, laptop, place } from './laptops.ts';
import { MemoryJournal } from './memory-journal.ts';

const calls = (volunteers: Volunteers) => createRouterClient(volunteersRouter(() => volunteers));

test('a team is founded, joined, protected and left through the contract, and no answer holds a secret', async () => {
  const journal = new MemoryJournal();
  const laptops = [laptop(journal), laptop(journal)] as const;
  const [ada, bob] = [calls(laptops[0]), calls(laptops[1])];
  const said: unknown[] = [];
  const hear = async <T>(answer: Promise<T>): Promise<T> => {
    const value = await answer;
    said.push(value);
    return value;
  };
  await hear(ada.journalSql(place));
  await hear(ada.found(founding));
  const { id, code } = await hear(ada.invite({ name: 'Bob', role: 'administrator', days: 3 }));
  await hear(ada.invitationCode({ id }));
  await hear(bob.readInvitation({ text: code }));
  await hear(bob.join({ text: code, connectionId: 'c1', name: 'Bob' }));
  await hear(bob.state());
  await laptops[0].contact();
  await hear(ada.state());
  await hear(ada.approve({ invitation: id }));
  await laptops[1].contact();
  await hear(bob.state());
  const { set, shares } = await ada.makeShares({ needed: 2, holders: [{ name: 'A' }, { name: 'B' }] });
  const texts = shares.map(({ text }) => text);
  await hear(ada.keepShares({ set, share: texts[0] ?? '' }));
  await hear(ada.checkShare({ share: texts[1] ?? '' }));
  await hear(ada.rehearse({ shares: texts }));
  await hear(ada.state());
  await hear(bob.leave());
  await hear(bob.state());

  const heard = JSON.stringify(said);
  for (const { db } of laptops) {
    const { box, seed } = db.prepare('SELECT box, seed FROM team_identity').get() as { box: string; seed: Buffer };
    const keys = db.prepare('SELECT key FROM team_key').pluck().all() as Buffer[];
    expect(keys.length).toBeGreaterThan(0);
    expect(heard).not.toContain(box);
    for (const bytes of [seed, ...keys])
      for (const coded of ['hex', 'base64', 'base64url'] as const)
        expect(heard).not.toContain(bytes.toString(coded).slice(0, 40));
  }
  for (const text of texts) expect(heard).not.toContain(text);
});

test('refusals cross as the contract names them', async () => {
  const journal = new MemoryJournal();
  const ada = calls(laptop(journal));
  const codeOf = async (call: Promise<unknown>) => {
    const [error] = await safe(call);
    return isDefinedError(error) ? (error as { code: string }).code : error;
  };
  expect(await codeOf(ada.invite({ name: 'X', role: 'member', days: 1 }))).toBe('NO_TEAM');
  expect(await codeOf(ada.readInvitation({ text: 'bonjour' }))).toBe('INVITATION_UNREADABLE');
  expect(await codeOf(ada.checkShare({ share: 'ouvapart1' }))).toBe('SHARE_UNREADABLE');
  journal.cut = 'before';
  expect(await codeOf(ada.found(founding))).toBe('CANNOT_REACH');
  await ada.found(founding);
  expect(await codeOf(ada.leave())).toBe('LAST_ADMINISTRATOR');
  expect(await codeOf(ada.remove({ volunteer: 'nobody' }))).toBe('VOLUNTEER_UNKNOWN');
  expect(await codeOf(ada.approve({ invitation: 'none' }))).toBe('REQUEST_UNKNOWN');
  expect(await codeOf(ada.withdrawInvitation({ id: 'none' }))).toBe('INVITATION_UNKNOWN');
  expect(await codeOf(ada.rehearse({ shares: ['x'] }))).toBe('NO_RECOVERY');
  expect(await codeOf(ada.forgetTeam())).toBe('STILL_IN_TEAM');
  journal.statements.length = 0;
  expect(await codeOf(ada.setRole({ volunteer: 'x', role: 'member' }))).toBe('TEAM_ALTERED');
});

test('without an open vault every call is refused', async () => {
  const locked = createRouterClient(
    volunteersRouter(() => {
      throw refusal('VAULT_LOCKED');
    }),
  );
  for (const call of [
    locked.state(),
    locked.leave(),
    locked.dropShares(),
    locked.makeShares({ needed: 2, holders: [{ name: 'A' }, { name: 'B' }] }),
  ]) {
    const [error] = await safe(call as Promise<unknown>);
    expect((error as { code?: string } | null)?.code).toBe('VAULT_LOCKED');
  }
});

test('an invitation is saved as a file that can be read back', async () => {
  const file = join(temporaryFolder(), 'invitation.txt');
  const journal = new MemoryJournal();
  const ada = laptop(journal).reopened(file);
  await ada.found(founding);
  const { id } = await ada.invite({ name: 'Léa', role: 'member', days: 7 });
  expect(await ada.saveInvitation(id, 'fr')).toEqual({ saved: true });
  const lea = laptop(journal);
  expect(await lea.readInvitation(readFileSync(file, 'utf8'))).toMatchObject({ team: 'Ouvaton', name: 'Léa' });
  const nowhere = ada.reopened(join(file, 'below.txt'));
  await expect(nowhere.saveInvitation(id, 'en')).rejects.toMatchObject({ code: 'EXPORT_NOT_WRITABLE' });
  expect(await ada.reopened().saveInvitation(id, 'en')).toEqual({ saved: false });
});

test('a deed still on the line when the vault closes ends as locked, and the next start reads what became of it', async () => {
  const journal = new MemoryJournal();
  const ada = laptop(journal);
  await ada.found(founding);
  const { id, code } = await ada.invite({ name: 'Léa', role: 'member', days: 7 });
  const lea = laptop(journal);
  await lea.join({ text: code, connectionId: 'c1', name: 'Léa' });
  await ada.contact();
  journal.meanwhile = async () => ada.close();
  await expect(ada.approve(id, false)).rejects.toMatchObject({ code: 'VAULT_LOCKED' });
  const again = ada.reopened();
  await again.contact();
  expect((await again.member()).volunteers).toHaveLength(2);
});

test('a journal that moved is reached at its new place', async () => {
  const ada = laptop(new MemoryJournal());
  await ada.found(founding);
  await ada.setPlace('c2', 'ouvadesk_2');
  expect(ada.team()).toMatchObject({ connectionId: 'c2', database: 'ouvadesk_2' });
  expect(await ada.member()).toMatchObject({ connectionId: 'c2', database: 'ouvadesk_2' });
});

test('sync holds the team as it is: alone, awaiting, a member, removed', async () => {
  const journal = new MemoryJournal();
  const [ada, lea] = [laptop(journal), laptop(journal)];
  const signal = new AbortController().signal;
  expect(ada.forSync).toMatchObject({ epoch: 0 });
  expect(ada.forSync.standing()).toBe('alone');
  await expect(ada.forSync.openJournal(signal)).rejects.toMatchObject({ code: 'NO_TEAM' });
  await ada.found(founding);
  const { id, code } = await ada.invite({ name: 'Léa', role: 'member', days: 7 });
  await lea.join({ text: code, connectionId: 'c1', name: 'Léa' });
  expect(lea.forSync.standing()).toBe('awaiting-admission');
  const line = await ada.forSync.openJournal(signal);
  expect(await ada.forSync.refresh(line, signal)).toBe(true);
  await ada.approve(id, false);
  expect(await lea.forSync.refresh(line, signal)).toBe(true);
  expect([lea.forSync.standing(), lea.forSync.epoch, lea.forSync.nameOf(ada.id)]).toEqual(['member', 1, 'Ada']);
  await ada.remove(lea.id);
  await lea.forSync.refresh(line, signal);
  expect(lea.forSync.standing()).toBe('removed');
  expect([ada.forSync.epoch, ada.forSync.nameOf(lea.id), ada.forSync.keyOf(2)?.length]).toEqual([2, 'Léa', 32]);
  journal.statements.push({ number: 4, epoch: 2, sealed: new Uint8Array(99) });
  expect(await ada.forSync.refresh(line, signal)).toBe(false);
});
