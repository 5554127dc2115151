import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { always, open } from './common.ts';

export const VaultState = z.discriminatedUnion('kind', [
  /** First start: no vault on this computer yet. */
  z.object({ kind: z.literal('absent') }),
  z.object({ kind: z.literal('locked'), remembered: z.boolean(), why: z.enum(['start', 'hand', 'idle']) }),
  z.object({
    kind: z.literal('open'),
    vault: z.enum(['own', 'demonstration']),
    remembered: z.boolean(),
    idleMinutes: z.number().int(),
    createdAt: z.iso.datetime(),
    lastCopyAt: z.iso.datetime().optional(),
  }),
]);
export type VaultState = z.infer<typeof VaultState>;

/** How the passphrase fares: score 0 to 4 as zxcvbn counts, guesses as a power of ten, and keys of advice the screen has words for. */
export const Strength = z.object({
  length: z.number().int(),
  longEnough: z.boolean(),
  score: z.number().int().min(0).max(4),
  guessesLog10: z.number(),
  advice: z.array(z.string()),
});
export type Strength = z.infer<typeof Strength>;

const Passphrase = z.string().max(100_000);
const Remember = z.boolean().default(false);
/** The vault opened, but the keychain did not take the key: said, never fatal. */
const Opened = z.object({ remembered: z.boolean(), keychainProblem: z.enum(['missing', 'refused']).optional() });

const openingRefusals = {
  /** The key does not fit. */
  WRONG_PASSPHRASE: {},
  /** The key fits what stands beside the file, but the file itself cannot be read. */
  VAULT_DAMAGED: { data: z.object({ folder: z.string(), copies: z.array(z.string()) }) },
  /** The key does not fit and nothing tells whether the passphrase or the file is at fault. */
  WRONG_PASSPHRASE_OR_DAMAGED: { data: z.object({ folder: z.string(), copies: z.array(z.string()) }) },
  /** Written by a newer Ouvadesk: left untouched. */
  VAULT_NEWER: { data: z.object({ fileVersion: z.number(), appVersion: z.number() }) },
  /** A migration stopped; the copy made before it stands beside the vault. */
  MIGRATION_FAILED: { data: z.object({ step: z.string(), copy: z.string() }) },
  VAULT_ABSENT: {},
  /** Another Ouvadesk has this vault open. */
  VAULT_IN_USE: {},
};

export const vault = {
  state: always.output(VaultState),
  /** The state, again after each change. */
  watch: always.output(eventIterator(VaultState)),
  strength: always.input(z.object({ passphrase: Passphrase })).output(Strength),
  create: always
    .input(z.object({ passphrase: Passphrase, remember: Remember }))
    .output(Opened)
    .errors({ PASSPHRASE_TOO_SHORT: { data: z.object({ minimum: z.number() }) }, VAULT_EXISTS: {} }),
  open: always
    .input(z.object({ passphrase: Passphrase, remember: Remember }))
    .output(Opened)
    .errors(openingRefusals),
  openRemembered: always.output(Opened).errors({ ...openingRefusals, KEYCHAIN_MISSING: {}, KEYCHAIN_EMPTY: {} }),
  openDemonstration: always.output(Opened).errors(openingRefusals),
  lock: always,
  /** "Somebody is here": puts off the lock on idle. The renderer calls it at most every 20 s, and only after a key or a pointer. */
  touch: always,
  changePassphrase: open
    .input(z.object({ current: Passphrase, next: Passphrase }))
    .output(Opened)
    .errors({
      WRONG_PASSPHRASE: {},
      PASSPHRASE_TOO_SHORT: { data: z.object({ minimum: z.number() }) },
      NOT_FOR_THE_DEMONSTRATION: {},
      JOB_RUNNING: {},
    }),
  remember: open
    .input(z.object({ remember: z.boolean() }))
    .output(Opened)
    .errors({ NOT_FOR_THE_DEMONSTRATION: {} }),
  /** 0 never locks on idle. */
  lockAfter: open.input(z.object({ idleMinutes: z.number().int().min(0).max(240) })),
};
