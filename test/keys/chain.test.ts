import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currentEpoch, extendChain, verifyChain } from '../../main/keys/chain.ts';
import { statementKey } from '../../main/keys/epoch-key.ts';
import { isSignedFor, signFor } from '../../main/keys/identity.ts';
import { seal, unseal } from '../../main/keys/seal.ts';
import type { SealedStatement } from '../../main/keys/statement.ts';
import { writeStatement } from '../../main/keys/write-statement.ts';
import { at, Sample, someone, strayKey, team } from './people.ts';

const [ada, bob, cleo, dan] = (await Promise.all(['Ada', 'Bob', 'Cleo', 'Dan'].map(someone))) as [
  Awaited<ReturnType<typeof someone>>,
  Awaited<ReturnType<typeof someone>>,
  Awaited<ReturnType<typeof someone>>,
  Awaited<ReturnType<typeof someone>>,
];

/** Founded by Ada; Bob administers too, Cleo belongs, Dan belonged until he was removed. */
const sample = () => new Sample(ada).admit(bob, 'administrator').admit(cleo).admit(dan, 'member', bob).remove(dan, bob);

const refused = (made: Sample, rows: readonly SealedStatement[]) => made.verify(rows).refused;

describe('a chain that is right', () => {
  test('tells who belongs, who left, and which keys are the team’s', () => {
    const { roster, number, keys } = sample().chain;
    expect([...roster.members.values()].map(({ name, role }) => [name, role])).toEqual([
      ['Ada', 'administrator'],
      ['Bob', 'administrator'],
      ['Cleo', 'member'],
    ]);
    expect(roster.former.get(dan.person.id)).toMatchObject({ name: 'Dan', removedBy: bob.person.id });
    expect(number).toBe(5);
    expect([...keys.keys()]).toEqual([1, 2]);
  });

  test('verified step by step is the same as verified at once', () => {
    const made = sample();
    const [first, ...rest] = made.rows as [SealedStatement, ...SealedStatement[]];
    let { chain } = made.verify([first]);
    for (const row of rest) chain = chain && extendChain(chain, [row], made.keys).chain;
    expect(chain).toEqual(made.chain);
  });

  test('a role is changed, a member leaves, the key changes after her', () => {
    const made = sample().add({ kind: 'role', volunteer: cleo.person.id, role: 'administrator' });
    made.add({ kind: 'leave' }, cleo);
    expect(made.chain.roster.rotationDue).toBe(true);
    made.add({ kind: 'rotate', next: made.next() });
    expect(made.chain.roster.rotationDue).toBe(false);
    expect(currentEpoch(made.chain)).toBe(3);
    expect(made.chain.roster.former.get(cleo.person.id)?.removedBy).toBeUndefined();
  });

  test('somebody who was removed comes back only by a statement that says so', () => {
    const made = sample();
    const silently = made.row({ kind: 'add', person: dan.person, role: 'member' });
    expect(refused(made, [...made.rows, silently])).toEqual({ kind: 'not-entitled', statement: 6 });
    const underAnotherId = made.row({ kind: 'add', person: { ...dan.person, id: 'someone new' }, role: 'member' });
    expect(refused(made, [...made.rows, underAnotherId])).toEqual({ kind: 'not-entitled', statement: 6 });
    made.add({ kind: 'add', person: dan.person, role: 'member', again: true });
    expect(made.chain.roster.members.has(dan.person.id)).toBe(true);
    expect(made.chain.roster.former.has(dan.person.id)).toBe(false);
  });
});

describe('attacks', () => {
  test('two rows in each other’s place', () => {
    const made = sample();
    const [one, two, three, ...rest] = made.rows as [SealedStatement, SealedStatement, SealedStatement];
    expect(refused(made, [one, three, two, ...rest])).toEqual({ kind: 'reordered', statement: 2 });
    const renumbered = [one, { ...three, number: 2 }, { ...two, number: 3 }, ...rest];
    expect(refused(made, renumbered)).toEqual({ kind: 'forged', statement: 2 });
  });

  test('a row left out', () => {
    const made = sample();
    expect(
      refused(
        made,
        made.rows.filter(({ number }) => number !== 3),
      ),
    ).toEqual({ kind: 'reordered', statement: 3 });
  });

  test('a row given twice, or again at the end', () => {
    const made = sample();
    const [one, two, ...rest] = made.rows as [SealedStatement, SealedStatement];
    expect(refused(made, [one, two, two, ...rest])).toEqual({ kind: 'reordered', statement: 3 });
    expect(refused(made, [...made.rows, two])).toEqual({ kind: 'reordered', statement: 6 });
    expect(refused(made, [...made.rows, { ...two, number: 6, epoch: 2 }])).toEqual({ kind: 'forged', statement: 6 });
  });

  test('a signed statement put in another place by a member, who can seal', () => {
    const made = sample();
    const key = (epoch: number) => statementKey(made.keys.get(epoch)?.[0] ?? new Uint8Array());
    const place = (number: number, epoch: number) => `ouvadesk statement\n${team}\n${number}\n${epoch}`;
    // Cleo seals Ada's words of long ago (Dan's admission) as if they came now.
    const [, , , admission] = made.rows as SealedStatement[];
    const plain = unseal(key(1), place(4, 1), admission?.sealed ?? new Uint8Array());
    expect(plain).toBeDefined();
    const replayed = { number: 6, epoch: 2, sealed: seal(key(2), place(6, 2), plain ?? new Uint8Array()) };
    expect(refused(made, [...made.rows, replayed])).toEqual({ kind: 'reordered', statement: 6 });
  });

  test('by a member who is no administrator', () => {
    const made = sample();
    const deeds = [
      { kind: 'add', person: { ...dan.person, id: 'x', box: cleo.person.box }, role: 'member', again: true },
      { kind: 'role', volunteer: cleo.person.id, role: 'administrator' },
      { kind: 'remove', volunteer: bob.person.id, next: made.next() },
      { kind: 'rotate', next: made.next() },
      { kind: 'rehearsal', set: 'AAAAAAAA' },
    ] as const;
    for (const deed of deeds)
      expect(refused(made, [...made.rows, made.row(deed, cleo)])).toEqual({ kind: 'not-entitled', statement: 6 });
  });

  test('by one who was removed, although he kept keys', () => {
    const made = sample();
    const row = made.row({ kind: 'role', volunteer: cleo.person.id, role: 'administrator' }, dan);
    expect(refused(made, [...made.rows, row])).toEqual({ kind: 'not-entitled', statement: 6 });
  });

  test('by one who was an administrator when he signed, and is not when it is read', () => {
    const made = sample();
    const signedBefore = made.row({ kind: 'role', volunteer: cleo.person.id, role: 'administrator' }, bob);
    made.add({ kind: 'role', volunteer: bob.person.id, role: 'member' });
    expect(refused(made, [...made.rows, { ...signedBefore, number: 7 }])).toEqual({ kind: 'forged', statement: 7 });
    const again = made.row({ kind: 'role', volunteer: cleo.person.id, role: 'administrator' }, bob);
    expect(refused(made, [...made.rows, again])).toEqual({ kind: 'not-entitled', statement: 7 });
  });

  test('in somebody else’s name', () => {
    const made = sample();
    const row = made.row({ kind: 'role', volunteer: cleo.person.id, role: 'administrator' }, cleo, ada.person.id);
    expect(refused(made, [...made.rows, row])).toEqual({ kind: 'forged', statement: 6 });
    const recovery = made.row({ kind: 'restore', person: dan.person }, dan, 'recovery');
    expect(refused(made, [...made.rows, recovery])).toEqual({ kind: 'not-entitled', statement: 6 });
  });

  test('the keys of a member taken for another one', () => {
    const made = sample();
    const stolen = made.row({ kind: 'add', person: { ...cleo.person, id: 'x', name: 'X' }, role: 'member' });
    expect(refused(made, [...made.rows, stolen])).toEqual({ kind: 'not-entitled', statement: 6 });
  });

  test('the last administrator removed, lowered, or leaving', () => {
    const made = new Sample(ada).admit(cleo);
    const rows = [
      made.row({ kind: 'role', volunteer: ada.person.id, role: 'member' }),
      made.row({ kind: 'leave' }),
      made.row({ kind: 'remove', volunteer: ada.person.id, next: made.next() }),
    ];
    for (const row of rows) expect(refused(made, [...made.rows, row])).toEqual({ kind: 'not-entitled', statement: 3 });
  });

  test('a key that does not match its commitment', () => {
    const made = sample();
    const [, , , , removal] = made.rows as SealedStatement[];
    const after = made.row({ kind: 'role', volunteer: cleo.person.id, role: 'administrator' });
    made.keys.set(2, [strayKey(2).key]);
    expect(made.verify().chain?.keys.has(2)).toBe(false);
    expect(refused(made, [...made.rows, after])).toEqual({ kind: 'wrong-key', statement: 6 });
    made.keys.delete(2);
    expect(refused(made, [...made.rows, after])).toEqual({ kind: 'key-missing', statement: 6 });
    expect(removal?.epoch).toBe(1);
  });

  test('false keys beside the right one are passed over', () => {
    const made = sample();
    for (const [epoch, keys] of made.keys) made.keys.set(epoch, [strayKey(epoch).key, ...keys, strayKey(epoch).key]);
    expect(made.chain.number).toBe(5);
  });

  test('a genesis whose commitment is to another key', () => {
    const made = sample();
    const chain = { ...made.chain, number: 0, hash: '' };
    const { commitment } = strayKey(1);
    const one = { ...chain, keys: made.chain.keys, roster: { ...chain.roster, commitments: ['x'] } };
    const row = writeStatement(
      one,
      { kind: 'found', name: 'X', founder: ada.person, commitment },
      ada.person.id,
      at,
      ada.identity,
    );
    expect(refused(made, [row])).toEqual({ kind: 'another-team', statement: 1 });
  });

  test('an epoch skipped, or begun twice', () => {
    const made = sample();
    for (const epoch of [1, 2, 4])
      expect(
        refused(made, [
          ...made.rows,
          made.row({ kind: 'rotate', next: { epoch, commitment: strayKey(epoch).commitment } }),
        ]),
      ).toEqual({ kind: 'not-entitled', statement: 6 });
  });

  test('another team, whole and well signed', () => {
    const made = sample();
    const other = new Sample(ada, 'Ouvaton').admit(bob);
    const keys = new Map([[1, [...(made.keys.get(1) ?? []), ...(other.keys.get(1) ?? [])]]]);
    expect(verifyChain(other.rows, keys, made.root)).toEqual({
      chain: undefined,
      refused: { kind: 'another-team', statement: 1 },
    });
  });

  test('a second beginning', () => {
    const made = sample();
    const row = made.row({ kind: 'found', name: 'Mine', founder: dan.person, commitment: strayKey(2).commitment });
    expect(refused(made, [...made.rows, row])).toEqual({ kind: 'not-entitled', statement: 6 });
  });

  test('a kind of statement that only a newer application knows stops here and says so', () => {
    const made = sample();
    const row = made.row({ kind: 'merge', with: 'another' } as never);
    expect(made.verify([...made.rows, row])).toMatchObject({
      refused: { kind: 'newer', statement: 6 },
      chain: { number: 5 },
    });
  });

  test('what is no statement at all', () => {
    const made = sample();
    for (const sealed of [new Uint8Array(), new Uint8Array(28), new Uint8Array(70_000)])
      expect(refused(made, [...made.rows, { number: 6, epoch: 2, sealed }])?.statement).toBe(6);
  });
});

describe('any byte', () => {
  const made = sample();
  const whole = made.chain;

  test('of any row as it lies in the journal', () => {
    fc.assert(
      fc.property(fc.nat(4), fc.nat(), fc.integer({ min: 1, max: 255 }), (place, where, change) => {
        const rows = made.rows.map((row, at) =>
          at === place ? { ...row, sealed: altered(row.sealed, where, change) } : row,
        );
        const { chain, refused: why } = made.verify(rows);
        expect(why).toEqual({ kind: 'forged', statement: place + 1 });
        expect(chain?.number ?? 0).toBe(place);
      }),
      { numRuns: 500 },
    );
  });

  test('of any statement, sealed anew by an insider who has all keys', () => {
    fc.assert(
      fc.property(fc.nat(4), fc.nat(), fc.integer({ min: 1, max: 255 }), (place, where, change) => {
        const rows = made.rows.map((row, at) => (at === place ? resealed(row, where, change) : row));
        const { chain, refused: why } = made.verify(rows);
        expect(why?.statement).toBe(place + 1);
        expect(['forged', 'unreadable', 'not-entitled', 'another-team', 'reordered', 'newer']).toContain(why?.kind);
        expect(chain?.number ?? 0).toBe(place);
      }),
      { numRuns: 1_000 },
    );
  });

  test('cut at the end, the rest stands: it is for who remembers more to say that it is short', () => {
    for (let length = 1; length <= made.rows.length; length += 1)
      expect(made.verify(made.rows.slice(0, length)).chain?.number).toBe(length);
    expect(whole.number).toBe(5);
  });

  function altered(bytes: Uint8Array, where: number, change: number): Uint8Array {
    const copy = Uint8Array.from(bytes);
    const place = where % copy.length;
    copy[place] = (copy[place] ?? 0) ^ change;
    return copy;
  }

  function resealed(row: SealedStatement, where: number, change: number): SealedStatement {
    const key = statementKey(made.keys.get(row.epoch)?.[0] ?? new Uint8Array());
    const place = `ouvadesk statement\n${team}\n${row.number}\n${row.epoch}`;
    const plain = unseal(key, place, row.sealed) ?? new Uint8Array();
    return { ...row, sealed: seal(key, place, altered(plain, where, change)) };
  }
});

test('a signature made for one purpose is worth nothing for another', () => {
  const bytes = Buffer.from('words');
  const signature = signFor('one', bytes, ada.identity);
  expect(isSignedFor('one', bytes, signature, ada.person.sign)).toBe(true);
  expect(isSignedFor('other', bytes, signature, ada.person.sign)).toBe(false);
  expect(isSignedFor('one', bytes, signature, bob.person.sign)).toBe(false);
  expect(isSignedFor('one', bytes, signature, 'no key')).toBe(false);
});
