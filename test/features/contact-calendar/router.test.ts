import { createRouterClient } from '@orpc/server';
import { expect, test } from 'vitest';
import { contactCalendarRouter } from '../../../main/features/contact-calendar/router.ts';
import { refusal } from '../../../main/shared/refusal.ts';
import { openCalendar } from './open-calendar.ts';

const vote = { label: ' Vote de l’AG ', from: '2026-12-01', to: '2026-12-15', reason: '' };

test('what the screen asks is done, and refusals are named', async () => {
  const { calendar } = await openCalendar();
  const client = createRouterClient(contactCalendarRouter(() => calendar));
  const { id } = await client.addPeriod(vote);
  await client.setCap({ messages: 3, days: 60 });
  await client.removePeriod({ id });
  await client.restorePeriod({ id });
  const watched = await client.watch({ wanted: '2026-12-02' });
  expect((await watched.next()).value).toMatchObject({
    today: '2026-11-24',
    periods: [{ label: 'Vote de l’AG', reason: '' }],
    cap: { messages: 3, days: 60 },
    answer: { day: '2026-12-16', period: id },
  });
  await watched.return?.();
  await expect(client.addPeriod({ ...vote, to: '2026-11-01' })).rejects.toMatchObject({
    code: 'PERIOD_BACKWARDS',
    defined: true,
  });
  await expect(client.changePeriod({ ...vote, id: 'x' })).rejects.toMatchObject({
    code: 'PERIOD_UNKNOWN',
    defined: true,
  });
});

test.each([
  { messages: 0, days: 30 },
  { messages: 2, days: 0 },
  { messages: 2, days: 1000 },
])('%j is no cap', async (cap) => {
  const { calendar } = await openCalendar();
  const client = createRouterClient(contactCalendarRouter(() => calendar));
  await expect(client.setCap(cap)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});

test('nothing is answered while no vault is open', async () => {
  const client = createRouterClient(
    contactCalendarRouter(() => {
      throw refusal('VAULT_LOCKED');
    }),
  );
  await expect(client.addPeriod(vote)).rejects.toMatchObject({ code: 'VAULT_LOCKED', defined: true });
});
