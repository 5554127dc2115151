import { createSecretKey, type KeyObject } from 'node:crypto';
import type { Facts } from '../../../preload/contract/password-campaigns.ts';
import type { StorageFamily, SystemMapping } from '../../../preload/contract/schema-mapping.ts';
import type { TextRow } from '../../database/ouvadmin/ouvadmin.ts';
import { keyedDigest } from '../../shared/keyed-digest.ts';
import { recognise } from '../../shared/recognise-storage.ts';
import type { AccountColumns } from './account-columns.ts';
import type { AuditOrder } from './audit-messages.ts';
import { isYearsBefore, parseDay } from './parse-day.ts';
import { parseFlag } from './parse-flag.ts';
import { clearText } from './rules/clear-text.ts';
import type { Dictionaries } from './rules/dictionaries/dictionaries.ts';
import { type Circumstances, factsOf } from './rules/facts.ts';
import type { Identity } from './rules/identity.ts';
import { judge } from './rules/judge.ts';
import { observe } from './rules/observe.ts';
import { openHash } from './rules/open-hash.ts';
import type { Verdict } from './verdict.ts';
import type { JudgedVerdict } from './verdict-store.ts';

/** Families whose equal values mean equal passwords. */
const unsalted: ReadonlySet<StorageFamily> = new Set(['md5', 'sha1', 'sha256', 'sha512', 'mysql-native']);

export interface Bench {
  readonly order: AuditOrder;
  readonly dictionaries: Dictionaries;
  /** Aborts what is being tried. */
  readonly signal: AbortSignal;
  /** zxcvbn's score of a clear password. */
  readonly guessability: (password: string) => number;
}

/** Judges the accounts of one system. The password that a row holds is forgotten with it. */
export function openJudge(bench: Bench, one: AuditOrder['systems'][number], account: AccountColumns) {
  const { order } = bench;
  const { mapping, policy, throttled } = one;
  const shareKey = createSecretKey(order.shareKey);
  const fingerprintKey = createSecretKey(order.fingerprintKey);

  return async function judgeAccount(row: TextRow): Promise<JudgedVerdict> {
    const stored = account.value(row, 'password');
    const sourceKey = account.key(row);
    const passwordChangedOn = parseDay(account.value(row, 'passwordChangedOn'));
    const email = account.value(row, 'email') ?? '';
    const login = account.value(row, 'login') ?? email;
    const holder = account.value(row, 'name') ?? '';
    const family = familyOf(mapping, stored);
    const identity: Identity = { login, email, name: holder, host: order.host };
    const found = await reveal(bench, family, stored, identity);
    const { unchangedYears } = order.options;
    const unchanged =
      unchangedYears > 0 && passwordChangedOn !== null && isYearsBefore(passwordChangedOn, unchangedYears, order.today);
    const facts = factsFor(bench, family, identity, found, unchanged);
    const verdict: Verdict = {
      sourceKey,
      accountId: account.value(row, 'id') ?? '',
      login,
      holder,
      email,
      status: account.value(row, 'status') ?? '',
      passwordChangedOn,
      lastLogin: parseDay(account.value(row, 'lastLogin')),
      mustChange: parseFlag(account.value(row, 'mustChange')),
      facts,
      shareTag: stored ? shareTag(shareKey, family, stored, found.clear) : null,
      fingerprint: stored === null ? null : keyedDigest(fingerprintKey, [mapping.system, sourceKey, stored], 16),
    };
    return { verdict, judgement: judge(policy, throttled, facts) };
  };
}

interface Revealed {
  readonly clear?: string | undefined;
  readonly guesses?: number;
}

async function reveal(
  bench: Bench,
  family: StorageFamily,
  stored: string | null,
  identity: Identity,
): Promise<Revealed> {
  if (!stored) return {};
  const clear = clearText(family, stored);
  if (clear !== undefined) return { clear };
  if (family === 'unknown') return {};
  const { found, guesses } = await openHash(
    family,
    stored,
    identity,
    bench.dictionaries,
    bench.order.options.slowGuesses,
    bench.signal,
  );
  return { clear: found, guesses };
}

function factsFor(bench: Bench, family: StorageFamily, identity: Identity, found: Revealed, unchanged: boolean): Facts {
  const { clear, guesses } = found;
  const observed = clear === undefined ? undefined : observe(clear, identity, bench.dictionaries);
  const known: Circumstances = {
    unchanged,
    ...(guesses === undefined ? {} : { guesses, guessed: clear !== undefined }),
    ...(clear !== undefined && bench.order.options.guessability ? { guessability: bench.guessability(clear) } : {}),
  };
  return factsOf(family, observed, known);
}

function familyOf(mapping: SystemMapping, stored: string | null): StorageFamily {
  if (stored === null) return 'none';
  if (stored === '') return 'empty';
  const { storage = 'auto' } = mapping;
  if (storage === 'clear' || storage === 'reversible' || storage === 'unknown') return storage;
  const recognised = recognise(stored);
  // A whole column was said to be hashed: what does not look hashed is not taken for a password in clear.
  const said = storage !== 'auto' && storage !== 'none' && storage !== 'empty';
  return said && (recognised === 'clear' || recognised === 'reversible') ? 'unknown' : recognised;
}

/** Equal for equal passwords within one audit; null where nothing can be compared (salted hashes that were not opened). */
function shareTag(key: KeyObject, family: StorageFamily, stored: string, clear: string | undefined): Uint8Array | null {
  if (clear !== undefined) return keyedDigest(key, ['clear', clear.normalize('NFC')], 8);
  return unsalted.has(family) ? keyedDigest(key, [family, stored.toLowerCase()], 8) : null;
}
