import { Writable } from 'node:stream';
import { pino } from 'pino';
import { beforeEach, expect, test } from 'vitest';
import { giveTo } from '../../../../main/features/column-encryption/keys/holders.ts';
import { keyId } from '../../../../main/features/column-encryption/keys/key-book.ts';
import { commitmentTo, makePair } from '../../../../main/features/column-encryption/keys/key-pair.ts';
import {
  columnKey,
  columnKeyRehearsal,
  columnKeyWrap,
} from '../../../../main/features/column-encryption/keys/kinds.ts';
import { stripReplica } from '../../../../main/features/vault/strip-replica.ts';
import { MemoryJournal } from '../../volunteers/memory-journal.ts';
import {
  admit,
  exchange,
  found,
  type KeyLaptop,
  keyLaptop,
  mails,
  phones,
  protect,
  secretsOf,
  source,
  time,
} from './key-laptops.ts';

beforeEach(() => {
  time.now = Date.parse('2026-11-24T10:00:00.000Z');
});

/** Ada administers and makes two keys; Mallory belongs, and writes what she wants into what is shared. */
async function team() {
  const journal = new MemoryJournal();
  const lines: string[] = [];
  const log = pino(
    new Writable({
      write(chunk, _, done) {
        lines.push(String(chunk));
        done();
      },
    }),
  );
  const [ada, mallory] = [keyLaptop(journal, log), keyLaptop(journal)];
  await found(ada, 'Ada');
  await admit(ada, mallory, 'Mallory', 'member');
  await ada.contact();
  await ada.keys.make(mails);
  await ada.keys.make(phones);
  await exchange(ada, mallory);
  return { journal, ada, mallory, lines };
}

const keyOf = ({ records }: KeyLaptop, plan: string) => {
  const record = records.list(columnKey).find(({ fields }) => fields.plan === plan);
  if (!record) throw new Error('no key');
  return record;
};
const wrapsOf = ({ records }: KeyLaptop, key: string) =>
  records.list(columnKeyWrap).filter(({ fields }) => fields.key === key);

/** The same vault, opened anew: nothing is remembered of what was opened before. */
const reopened = (journal: MemoryJournal, { db }: KeyLaptop) => keyLaptop(journal, undefined, db);

const refused = async (laptop: KeyLaptop, plan: string) =>
  (await laptop.keys.ring(source)).columns.find(({ planId }) => planId === plan)?.refusedCopies;

test('a wrap that is moved to another column opens nothing there, and it is said', async () => {
  const { journal, ada, mallory, lines } = await team();
  const [moved] = wrapsOf(mallory, keyOf(mallory, mails.plan).id);
  const [there] = wrapsOf(mallory, keyOf(mallory, phones.plan).id);
  mallory.records.change(columnKeyWrap, there?.id ?? '', { wrapped: moved?.fields.wrapped ?? '' });
  await exchange(ada, mallory);
  const again = reopened(journal, ada);
  expect(await again.keys.keysOf(phones.plan)).toBeUndefined();
  expect(await secretsOf(again, mails.plan)).toBeDefined();
  expect(await refused(again, phones.plan)).toBe(1);
  expect(await refused(again, mails.plan)).toBeUndefined();
  expect(lines.join('')).not.toContain(moved?.fields.wrapped);
});

test('a wrap of a key that its forger knows is not used, beside the right one or instead of it', async () => {
  const { journal, ada, mallory } = await team();
  const right = await secretsOf(ada, mails.plan);
  const number = await mallory.keys.make({ ...mails, plan: 'hers' });
  const hers = wrapsOf(mallory, keyOf(mallory, 'hers').id).find(({ fields }) => fields.holder === ada.id);
  const key = keyOf(mallory, mails.plan).id;
  const [good] = wrapsOf(mallory, key);
  const forged = { ...good?.fields, wrapped: hers?.fields.wrapped ?? '', at: '2020-01-01T00:00:00.000Z' };
  mallory.records.create(columnKeyWrap, forged);
  await exchange(ada, mallory);
  const again = reopened(journal, ada);
  expect(await secretsOf(again, mails.plan)).toEqual(right);
  expect(await refused(again, mails.plan)).toBe(1);
  mallory.records.remove(columnKeyWrap, good?.id ?? '');
  await exchange(ada, mallory);
  const later = reopened(journal, ada);
  expect(await later.keys.keysOf(mails.plan)).toBeUndefined();
  expect(await later.keys.keysOf(mails.plan, number)).toBeUndefined();
});

test('a record that says another thing than when it was made is passed over, and it is said', async () => {
  const { journal, ada, mallory } = await team();
  const { id } = keyOf(mallory, mails.plan);
  const hers = keyOf(mallory, phones.plan);
  for (const change of [
    { plan: phones.plan },
    { commitment: hers.fields.commitment },
    { number: hers.fields.number },
    { root: 1 },
    { table: 'other' },
    { by: mallory.id },
  ]) {
    const former = keyOf(ada, mails.plan).fields;
    mallory.records.change(columnKey, id, change);
    await exchange(ada, mallory);
    const again = reopened(journal, ada);
    expect(await again.keys.keysOf(mails.plan)).toBeUndefined();
    expect((await secretsOf(again, phones.plan)).older).toEqual([]);
    mallory.records.change(columnKey, id, former);
    await exchange(ada, mallory);
    expect(await secretsOf(ada, mails.plan)).toBeDefined();
  }
});

test('a member who names herself in a wrap is not given the next key', async () => {
  const { ada, mallory } = await team();
  const key = keyOf(mallory, mails.plan);
  const [good] = wrapsOf(mallory, key.id);
  const box = mallory.volunteers.forKeys.members().find(({ id }) => id === mallory.id)?.box ?? '';
  mallory.records.create(columnKeyWrap, { ...good?.fields, holder: mallory.id, box, by: ada.id });
  await exchange(ada, mallory);
  const next = await ada.keys.next(mails.plan, key.fields.number);
  await exchange(ada, mallory);
  expect(await mallory.keys.keysOf(mails.plan, next)).toBeUndefined();
  const shown = (await ada.keys.ring(source)).columns.find(({ planId }) => planId === mails.plan);
  expect(shown?.holders.map(({ name }) => name)).toEqual(['Ada']);
});

test('a key that a member makes up is not the next one of a column that she cannot read', async () => {
  const { ada, mallory } = await team();
  const { fields } = keyOf(mallory, mails.plan);
  const box = mallory.volunteers.forKeys.members().find(({ id }) => id === ada.id)?.box ?? '';
  const madeAt = new Date(time.now + 60_000).toISOString();
  for (const line of [
    { root: fields.root, after: fields.number },
    { root: 0, after: 0 },
  ]) {
    const number = fields.number === 1 ? 2 : fields.number - 1;
    const pair = makePair();
    const facts = { ...mails, number, root: line.root || number + 5, after: line.after, madeAt, by: ada.id };
    const made = { ...facts, commitment: commitmentTo(facts, pair), proof: 'ab'.repeat(32), retiredAt: '' };
    const key = { id: keyId(made), ...made };
    const { id, ...wrap } = await giveTo(key, pair, { holder: ada.id, box }, ada.id, madeAt);
    mallory.records.create(columnKey, made, key.id);
    mallory.records.create(columnKeyWrap, wrap, id);
    await exchange(ada, mallory);
    expect(await secretsOf(ada, mails.plan)).toMatchObject({ number: fields.number, older: [] });
    expect(await ada.keys.keysOf(mails.plan, number)).toBeUndefined();
    mallory.records.remove(columnKey, key.id);
  }
});

test('nobody says of a key that recovery opened it who does not hold it', async () => {
  const { ada, mallory } = await team();
  const texts = await protect(ada);
  await ada.contact();
  const key = keyOf(ada, mails.plan).id;
  const box = ada.volunteers.forKeys.recovery()?.box ?? '';
  time.now += 60_000;
  await exchange(ada, mallory);
  const at = new Date(time.now).toISOString();
  mallory.records.create(columnKeyRehearsal, { key, box, at, by: ada.id, proof: 'ab'.repeat(32) });
  const garbage = { key, holder: 'recovery', box, wrapped: 'bm90aGluZw==', at, by: ada.id, proof: 'ab'.repeat(32) };
  mallory.records.create(columnKeyWrap, garbage);
  await exchange(ada, mallory);
  expect(await ada.keys.mayContract(mails.plan)).toBe('not-rehearsed');
  await ada.volunteers.rehearse(texts);
  expect(await ada.keys.mayContract(mails.plan)).toBe('yes');
});

test('nothing of a key is in what the log says, what is shown, what is sent or what a successor is given', async () => {
  const { journal, ada, mallory, lines } = await team();
  const texts = await protect(ada);
  await ada.contact();
  time.now += 60_000;
  await ada.volunteers.rehearse(texts);
  const lone = keyLaptop(journal);
  await lone.keys.make(mails);
  const secrets = [
    ...(await Promise.all([mails, phones].map(({ plan }) => secretsOf(ada, plan)))),
    await secretsOf(lone, mails.plan),
  ].flatMap(({ key, index }) => [key, index]);
  await exchange(ada, mallory);
  const shown = [await ada.keys.ring(source), await ada.keys.mayContract(mails.plan), await ada.volunteers.state()];
  for (const { db } of [ada, lone]) stripReplica(db);
  const written = [
    Buffer.from(lines.join('')),
    Buffer.from(JSON.stringify(shown)),
    ...[ada, mallory, lone].map(({ db }) => db.serialize()),
    ...journal.statements.map(({ sealed }) => Buffer.from(sealed)),
    ...journal.keys.map(({ wrapped }) => Buffer.from(wrapped)),
  ];
  for (const secret of secrets)
    for (const bytes of written)
      for (const form of [Buffer.from(secret, 'hex'), secret, Buffer.from(secret, 'hex').toString('base64')])
        expect(bytes.includes(form)).toBe(false);
});

test('the search for a key in what was written would find one', async () => {
  const lone = keyLaptop(new MemoryJournal());
  await lone.keys.make(mails);
  const { key } = await secretsOf(lone, mails.plan);
  expect(lone.db.serialize().includes(Buffer.from(key, 'hex'))).toBe(true);
});
