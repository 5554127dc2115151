import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { always, exportRefusals, Instant, open, Progress } from './common.ts';

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
    /** When the last backup was written, by whichever computer the vault was on. */
    lastBackupAt: z.iso.datetime().optional(),
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

/** A vault written out as one encrypted file. `download` as for an export. */
export const SavedVault = z.object({
  fileName: z.string(),
  bytes: z.number().int().positive(),
  sha256: z.string(),
  savedAt: Instant,
  download: z.string().optional(),
});
export type SavedVault = z.infer<typeof SavedVault>;

/** What a backup says of itself, seen to be whole; who wrote it is only proved by the passphrase. */
export const BackupFacts = z.object({
  kind: z.enum(['backup', 'hand-over']),
  savedAt: Instant,
  bytes: z.number().int().positive(),
});
export type BackupFacts = z.infer<typeof BackupFacts>;

/** The vault of the backup is open. `setAside` is the folder in which the vault that stood here before is kept. */
export const Restored = z.object({ setAside: z.string().optional() });
export type Restored = z.infer<typeof Restored>;

const { EXPORT_CANCELLED, EXPORT_DISK_FULL, EXPORT_NOT_WRITABLE } = exportRefusals;
const writingRefusals = { EXPORT_DISK_FULL, EXPORT_NOT_WRITABLE };
const savingRefusals = { EXPORT_CANCELLED, ...writingRefusals, NOT_FOR_THE_DEMONSTRATION: {} };
const backupRefusals = {
  /** The file was let go, or never came. */
  BACKUP_GONE: {},
  BACKUP_UNREADABLE: { data: z.object({ reason: z.string() }) },
  /** It is no backup of Ouvadesk. */
  BACKUP_UNKNOWN: {},
  /** cut: its end is missing. altered: it is not what was written. */
  BACKUP_DAMAGED: { data: z.object({ because: z.enum(['cut', 'altered']) }) },
  /** Written by a newer Ouvadesk. */
  BACKUP_NEWER: {},
};
const BackupId = z.object({ id: z.string() });

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
  /** Writes the vault as one encrypted file that the same passphrase opens. */
  backup: open
    .input(z.object({ locale: z.enum(['fr', 'en']) }))
    .output(eventIterator(Progress, SavedVault))
    .errors(savingRefusals),
  /** The same for a successor: under another passphrase, without what is this person's alone; entered in the export journal. */
  handOver: open
    .input(z.object({ passphrase: Passphrase, locale: z.enum(['fr', 'en']) }))
    .output(eventIterator(Progress, SavedVault))
    .errors({ ...savingRefusals, PASSPHRASE_TOO_SHORT: { data: z.object({ minimum: z.number() }) } }),
  /**
   * Asks for the file of a backup; nothing comes back when the volunteer thought better of it. In the browser shell the page
   * then puts the file to `upload`, a one-time address on the same origin.
   */
  chooseBackup: always.output(z.object({ id: z.string(), upload: z.string().optional() }).optional()),
  /** Reads the whole file without a passphrase: is it a backup, and as it was written? */
  inspectBackup: always.input(BackupId).output(eventIterator(Progress, BackupFacts)).errors(backupRefusals),
  /** Puts the backup in the place of the vault, which is kept aside, once the passphrase opened it and all of it was found sound. */
  restore: always
    .input(BackupId.extend({ passphrase: Passphrase }))
    .output(eventIterator(Progress, Restored))
    .errors({ ...backupRefusals, ...openingRefusals, ...writingRefusals }),
  forgetBackup: always.input(BackupId),
};
