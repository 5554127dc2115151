import { z } from 'zod';
import {
  type Person,
  type PersonAccount,
  Standing,
  StepKind,
  Unreachable,
} from '../../../preload/contract/campaigns.ts';
import { System } from '../../../preload/contract/common.ts';
import { parisDay } from '../../shared/paris-day.ts';
import { fromBits } from './reason-bits.ts';

const Since = z.enum(['verified', 'weak-again', 'gone', 'same']);
const Account = z.tuple([
  System,
  z.string(),
  z.string(),
  z.number(),
  Since.nullable(),
  z.string().nullable(),
  z.number(),
  z.string().nullable(),
]);

export const PersonRow = z.object({
  person: z.string(),
  name: z.string(),
  address: z.string(),
  contact: z.string(),
  standing: Standing,
  unreachable: Unreachable.nullable(),
  next_step: z.string().nullable(),
  next_kind: StepKind.nullable(),
  next_on: z.string().nullable(),
  excepted: z.string().nullable(),
  why: z.string().nullable(),
  accounts: z
    .string()
    .transform((text) => JSON.parse(text))
    .pipe(z.array(Account)),
});
export type PersonRow = z.infer<typeof PersonRow>;

/** What is read of a person `p`, accounts and exception too. */
export const personColumns = `p.person, p.name, p.address, p.contact, p.standing, p.unreachable, p.next_step, p.next_kind, p.next_on,
  (SELECT until FROM campaign_exception e WHERE e.campaign = p.campaign AND e.person = p.person) AS excepted,
  (SELECT reason FROM campaign_exception e WHERE e.campaign = p.campaign AND e.person = p.person) AS why,
  (SELECT json_group_array(json_array(system, account_id, login, reasons, since, since_at, imposed, imposed_at))
    FROM (SELECT * FROM campaign_account a WHERE a.campaign = p.campaign AND a.person = p.person
      ORDER BY system, login, source_key)) AS accounts`;

/** A person as the screen and the exports show it, but for the messages. */
export function toPerson(row: PersonRow): Omit<Person, 'last'> {
  const { next_step: step, next_kind: kind, next_on: on, excepted, why } = row;
  return {
    id: row.person,
    name: row.name,
    address: row.contact || row.address,
    standing: row.standing,
    ...(row.unreachable ? { unreachable: row.unreachable } : {}),
    accounts: row.accounts.map(toAccount),
    ...(step !== null && kind !== null && on !== null ? { next: { step, kind, on } } : {}),
    ...(excepted === null ? {} : { exception: { reason: why ?? '', until: excepted } }),
  };
}

function toAccount(account: z.infer<typeof Account>): PersonAccount {
  const [system, accountId, login, reasons, since, sinceAt, imposed, imposedAt] = account;
  const known = { system, accountId, login, reasons: fromBits(reasons) };
  if (imposed === 1) return { ...known, since: 'imposed', ...onDay(imposedAt) };
  if (since === null || since === 'same') return known;
  return { ...known, since, ...onDay(sinceAt) };
}

const onDay = (at: string | null) => (at === null ? {} : { sinceOn: parisDay(new Date(at)) });
