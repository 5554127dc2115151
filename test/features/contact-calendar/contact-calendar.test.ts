import { describe, expect, test } from 'vitest';
import { accounts, openCalendar } from './open-calendar.ts';

const vote = { label: 'Vote de l’AG', from: '2026-12-01', to: '2026-12-15', reason: 'Décision du 26 janvier' };
const follow = { title: 'Relance', screen: 'password-campaigns' };

describe('quiet periods', () => {
  test('are added, changed, removed and brought back, each as an edit with its author', async () => {
    const { calendar, sharing } = await openCalendar();
    const { id } = calendar.addPeriod(vote);
    calendar.changePeriod({ ...vote, id, to: '2026-12-16' });
    expect((await calendar.calendar(undefined)).periods).toEqual([{ ...vote, id, to: '2026-12-16', inConflict: [] }]);
    calendar.removePeriod(id);
    expect((await calendar.calendar(undefined)).periods).toEqual([]);
    calendar.restorePeriod(id);
    expect((await calendar.calendar(undefined)).periods).toHaveLength(1);
    const history = sharing.records.history(id);
    expect(history.map(({ changes }) => changes.map(({ field }) => field).sort())).toEqual([
      ['$deleted'],
      ['$deleted'],
      ['to'],
      ['from', 'label', 'reason', 'to'],
    ]);
    expect(new Set(history.map(({ author }) => author))).toEqual(new Set([sharing.identity.volunteer]));
  });

  test('are refused backwards, and one that is gone is unknown', async () => {
    const { calendar } = await openCalendar();
    expect(() => calendar.addPeriod({ ...vote, to: '2026-11-30' })).toThrow('PERIOD_BACKWARDS');
    const gone = '01900000-0000-7000-8000-000000000000';
    expect(() => calendar.changePeriod({ ...vote, id: gone })).toThrow('PERIOD_UNKNOWN');
    expect(() => calendar.removePeriod(gone)).toThrow('PERIOD_UNKNOWN');
    expect(() => calendar.restorePeriod(gone)).toThrow('PERIOD_UNKNOWN');
  });

  test('that came out backwards of two edits forbid the days between all the same', async () => {
    const { calendar, sharing } = await openCalendar();
    const { id } = calendar.addPeriod(vote);
    const { quietPeriod } = await import('../../../main/features/contact-calendar/kinds.ts');
    sharing.records.change(quietPeriod, id, { from: '2026-12-20' });
    expect((await calendar.calendar(undefined)).periods).toMatchObject([{ from: '2026-12-15', to: '2026-12-20' }]);
    expect((await calendar.calendar('2026-12-17')).answer).toMatchObject({ day: '2026-12-21', period: id });
  });
});

describe('the cap', () => {
  test('is the usual one until somebody chooses, then the one chosen, the same record on every laptop', async () => {
    const { calendar, sharing } = await openCalendar();
    expect((await calendar.calendar(undefined)).cap).toMatchObject({ messages: 2, days: 30, usual: true });
    calendar.setCap({ messages: 1, days: 14 });
    calendar.setCap({ messages: 1, days: 21 });
    const { cap } = await calendar.calendar(undefined);
    expect(cap).toMatchObject({ messages: 1, days: 21, usual: false });
    expect(sharing.records.history(cap.id)).toHaveLength(2);
  });
});

describe('may these people be written to', () => {
  test('two messages in thirty days, then a refusal with the next possible day', async () => {
    const { calendar } = await openCalendar();
    calendar.record({ ...follow, day: '2026-11-01', people: accounts(3) });
    calendar.record({ ...follow, day: '2026-11-20', people: accounts(1) });
    const { refused, allOn } = await calendar.mayContact(accounts(4), '2026-11-24');
    expect(refused).toEqual(new Map([['00000', { because: 'cap', next: '2026-12-01' }]]));
    expect(allOn).toBe('2026-12-01');
    calendar.addPeriod(vote);
    expect((await calendar.mayContact(accounts(4), '2026-11-24')).allOn).toBe('2026-12-16');
    expect([...(await calendar.mayContact(['nobody'], '2026-12-01')).refused.values()]).toEqual([
      { because: 'quiet', next: '2026-12-16' },
    ]);
  });

  test('a send that is resumed enters nobody twice, and is one send', async () => {
    const { calendar } = await openCalendar();
    const send = calendar.record({ ...follow, people: accounts(10) });
    calendar.record({ ...follow, send, people: accounts(20) });
    const { sends } = await calendar.calendar(undefined);
    expect(sends).toMatchObject([{ id: send, state: 'sent', people: 20, parts: [{ day: '2026-11-24', people: 20 }] }]);
    expect((await calendar.mayContact(accounts(20), '2026-11-24')).refused.size).toBe(0);
  });

  test('the day is that of Paris: just before midnight in London is the next day already', async () => {
    const { calendar } = await openCalendar(() => new Date('2026-11-24T23:30:00.000Z'));
    calendar.record({ ...follow, people: accounts(1) });
    const { today, sends } = await calendar.calendar(undefined);
    expect(today).toBe('2026-11-25');
    expect(sends[0]?.parts).toEqual([{ day: '2026-11-25', people: 1 }]);
  });
});

describe('sends', () => {
  test('that are planned say when they fall into a quiet period; what was sent stays, what was planned can be dropped', async () => {
    const { calendar } = await openCalendar();
    const { id: quiet } = calendar.addPeriod(vote);
    const planned = calendar.plan({ ...follow, day: '2026-12-03', people: 412 });
    const sent = calendar.record({ ...follow, day: '2026-11-03', people: accounts(5) });
    expect((await calendar.calendar(undefined)).sends).toMatchObject([
      { id: planned, state: 'planned', people: 412, quiet },
      { id: sent, state: 'sent', people: 5 },
    ]);
    calendar.drop(planned);
    calendar.drop(sent);
    expect((await calendar.calendar(undefined)).sends).toMatchObject([{ id: sent }]);
  });
});

test('the answer: from which day on, because of which period, and who has had enough by then', async () => {
  const { calendar } = await openCalendar();
  const { id } = calendar.addPeriod({ ...vote, from: '2026-11-20' });
  calendar.record({ ...follow, day: '2026-11-17', people: accounts(9) });
  calendar.record({ ...follow, day: '2026-11-19', people: accounts(7) });
  expect((await calendar.calendar(undefined)).answer).toEqual({
    wanted: '2026-11-24',
    day: '2026-12-16',
    period: id,
    atCap: { people: 7, freeOn: '2026-12-17' },
  });
  expect((await calendar.calendar('2026-11-01')).answer).toMatchObject({ wanted: '2026-11-01', day: '2026-11-01' });
});

test('whoever watches is told again after each change, and no more once it ends', async () => {
  const { calendar } = await openCalendar();
  const abort = new AbortController();
  const watched = calendar.watch(undefined, abort.signal);
  expect((await watched.next()).value).toMatchObject({ periods: [] });
  calendar.addPeriod(vote);
  expect((await watched.next()).value).toMatchObject({ periods: [{ label: 'Vote de l’AG' }] });
  abort.abort();
  expect((await watched.next()).done).toBe(true);
});
