import { join } from 'node:path';
import type { Progress } from '../../../preload/contract/common.ts';
import type { Restored, SavedVault, VaultState } from '../../../preload/contract/vault.ts';
import { saltOf } from '../../database/replica/cipher.ts';
import { checkFits, currentKdf, deriveKey, type Kdf, newSalt } from '../../database/replica/key.ts';
import { copiesOf } from '../../database/replica/migrate.ts';
import type { Replica } from '../../database/replica/replica.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import { changes } from '../../shared/changes.ts';
import type { Clock } from '../../shared/clock.ts';
import { failureOf } from '../../shared/file-failure.ts';
import type { Log } from '../../shared/log.ts';
import type { Keychain, ShellPowers } from '../../shared/powers.ts';
import { isRefusal, refusal } from '../../shared/refusal.ts';
import { dayOf } from './backup-name.ts';
import { openBackups } from './backups.ts';
import { changePassphrase } from './change-passphrase.ts';
import { createVault } from './create-vault.ts';
import { demonstrationVaultKey } from './demonstration-vault.ts';
import { placeOf, readHeader, type VaultPlace, vaultExists, writeHeader } from './header.ts';
import { openIdleLock } from './idle-lock.ts';
import { type OpenVault, openWithKey } from './open-with-key.ts';
import { requireLength } from './passphrase.ts';
import { finishRestore, proveBackup } from './restore-vault.ts';
import { saveAsFile } from './save-as-file.ts';
import { readIdleMinutes, readLastBackup, writeIdleMinutes, writeLastBackup } from './store.ts';
import { type Guess, strengthOf } from './strength.ts';

export type VaultKind = 'own' | 'demonstration';
type Opened = { remembered: boolean; keychainProblem?: 'missing' | 'refused' };

/** What works on an open replica ends what it reads before the replica closes. */
interface Closable {
  close(): Promise<void>;
}

export interface VaultDeps<Features> {
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly jobs: Jobs;
  readonly keychain: Keychain | undefined;
  /** zxcvbn, on a thread of its own. */
  readonly guess: (passphrase: string) => Promise<Guess>;
  readonly shell: ShellPowers;
  /** Enters a hand-over file in the export journal. */
  readonly enterInJournal: (features: Features, file: HandedOver) => void;
  /** Told of a backup that was written. */
  readonly backedUp?: (features: Features, file: SavedVault) => unknown;
  /** Builds what works on an open replica. */
  readonly openFeatures: (replica: Replica, kind: VaultKind) => Promise<Features>;
}

/** What the export journal is told of a hand-over file. */
export interface HandedOver {
  readonly rows: number;
  readonly sha256: string;
  readonly fileName: string;
  readonly deleteBy: string;
}

/** Days for which a successor needs the file. */
const handOverDays = 30;

interface Session<Features> {
  readonly kind: VaultKind;
  readonly place: VaultPlace;
  readonly vault: OpenVault;
  readonly features: Features;
}

export type Vault<Features extends Closable> = ReturnType<typeof openVaultRoom<Features>>;

/** The room that holds the key: at most one vault is open at a time, and all features live and die with it. */
export function openVaultRoom<Features extends Closable>(deps: VaultDeps<Features>) {
  const { clock, keychain, jobs, log } = deps;
  const places = { own: placeOf(join(deps.folder, 'own')), demonstration: placeOf(join(deps.folder, 'demonstration')) };
  const news = changes();
  const backups = openBackups(deps.shell);
  let restoring = false;
  let session: Session<Features> | undefined;
  let whyLocked: 'start' | 'hand' | 'idle' = 'start';
  /** Deeds that open or close run one after the other. */
  let turn: Promise<unknown> = Promise.resolve();

  finishRestore(places.own);

  const idle = openIdleLock(clock, {
    minutes: () => (session?.kind === 'own' ? readIdleMinutes(session.vault.replica.db) : 0),
    busy: () => jobs.running(),
    lock: () => void lock('idle'),
  });

  function inTurn<Result>(deed: () => Promise<Result>): Promise<Result> {
    const result = turn.then(deed, deed);
    turn = result.catch(() => {});
    return result;
  }

  function current(): Session<Features> {
    if (!session) throw refusal('VAULT_LOCKED');
    return session;
  }

  function own(): Session<Features> {
    const open = current();
    if (open.kind !== 'own') throw refusal('NOT_FOR_THE_DEMONSTRATION');
    return open;
  }

  const keychainAccount = () => `vault ${readHeader(places.own, clock()).id}`;

  async function openKey(kind: VaultKind, key: Uint8Array, kdf?: Kdf): Promise<void> {
    await close();
    const vault = await openWithKey(places[kind], key, clock(), kdf);
    try {
      jobs.keepIn(vault.replica.db);
      session = { kind, place: places[kind], vault, features: await deps.openFeatures(vault.replica, kind) };
    } catch (error) {
      await jobs.stop();
      await vault.close();
      throw error;
    }
    idle.touch();
    news.tell();
  }

  async function close(): Promise<void> {
    const closing = session;
    session = undefined;
    if (!closing) return;
    await jobs.stop();
    await closing.features.close();
    await closing.vault.close();
    closing.vault.replica.address.key.fill(0);
  }

  function lock(why: 'hand' | 'idle'): Promise<void> {
    return inTurn(async () => {
      if (!session) return;
      whyLocked = why;
      await close();
      news.tell();
    });
  }

  async function keep(key: Uint8Array, wanted: boolean): Promise<Opened> {
    const header = readHeader(places.own, clock());
    if (!wanted && !header.remembered) return { remembered: false };
    if (!keychain) return { remembered: false, keychainProblem: 'missing' };
    try {
      if (wanted) await keychain.set(keychainAccount(), Buffer.from(key).toString('hex'));
      else await keychain.delete(keychainAccount());
      writeHeader(places.own, { ...header, remembered: wanted });
      news.tell();
      return { remembered: wanted };
    } catch (error) {
      log.warn({ err: error }, 'the keychain refused');
      return { remembered: header.remembered && !wanted, keychainProblem: 'refused' };
    }
  }

  function state(): VaultState {
    const header = readHeader(places.own, clock());
    if (!session) {
      if (!vaultExists(places.own)) return { kind: 'absent' };
      return { kind: 'locked', remembered: header.remembered && keychain !== undefined, why: whyLocked };
    }
    const { kind, place, vault } = session;
    const lastCopyAt = copiesOf(place.replica)
      .map(timeOfCopy)
      .find((at) => at !== undefined);
    const lastBackupAt = readLastBackup(vault.replica.db);
    return {
      kind: 'open',
      vault: kind,
      remembered: kind === 'own' && header.remembered,
      idleMinutes: readIdleMinutes(vault.replica.db),
      createdAt: readHeader(place, clock()).createdAt,
      ...(lastCopyAt ? { lastCopyAt } : {}),
      ...(lastBackupAt ? { lastBackupAt } : {}),
    };
  }

  async function* backup(locale: 'fr' | 'en'): AsyncGenerator<Progress, SavedVault, void> {
    const { place, vault, features } = own();
    const { replica } = vault;
    const note = (saved: SavedVault) => {
      writeLastBackup(replica.db, saved.savedAt);
      deps.backedUp?.(features, saved);
      news.tell();
    };
    return yield* saveAsFile({ jobs, clock, shell: deps.shell, place, replica, locale, note });
  }

  async function* handOver(passphrase: string, locale: 'fr' | 'en'): AsyncGenerator<Progress, SavedVault, void> {
    const { place, vault, features } = own();
    requireLength(passphrase);
    const salt = newSalt();
    const key = await deriveKey(passphrase, salt, currentKdf);
    const deleteBy = dayOf(new Date(clock().getTime() + handOverDays * 86_400_000));
    const note = ({ rows, sha256, fileName }: SavedVault & { rows: number }) =>
      deps.enterInJournal(features, { rows, sha256, fileName, deleteBy });
    const lock = { key, salt, kdf: currentKdf };
    const { replica } = vault;
    return yield* saveAsFile({ jobs, clock, shell: deps.shell, place, replica, locale, handOver: lock, note });
  }

  async function* restore(
    id: string,
    passphrase: string,
    signal = new AbortController().signal,
  ): AsyncGenerator<Progress, Restored, void> {
    if (restoring) throw refusal('VAULT_IN_USE');
    restoring = true;
    try {
      const file = await backups.openFile(id);
      const proving = proveBackup(places.own, file, passphrase, clock(), signal);
      const proved = yield* withEnd(proving, () => file.close());
      const setAside = await inTurn(async () => {
        await close();
        news.tell();
        const aside = proved.takePlace();
        await openKey('own', proved.key);
        return aside;
      });
      await backups.release();
      return setAside ? { setAside } : {};
    } catch (error) {
      throw isRefusal(error) ? error : refusalOfDisk(error);
    } finally {
      restoring = false;
    }
  }

  return {
    /** The features of the open vault; throws VAULT_LOCKED. */
    features: () => current().features,
    state,
    watch: (signal?: AbortSignal) => news.follow(state, signal),
    strength: (passphrase: string) => strengthOf(passphrase, deps.guess),
    lock,
    touch: idle.touch,
    look: idle.look,
    create: (passphrase: string, remember: boolean) =>
      inTurn(async (): Promise<Opened> => {
        const key = await createVault(places.own, passphrase, clock());
        await openKey('own', key);
        return remember ? keep(key, true) : { remembered: false };
      }),
    open: (passphrase: string, remember: boolean) =>
      inTurn(async (): Promise<Opened> => {
        if (!vaultExists(places.own)) throw refusal('VAULT_ABSENT');
        const { key, kdf } = await keyOf(places.own, passphrase, clock());
        await openKey('own', key, kdf);
        return keep(key, remember);
      }),
    openRemembered: () =>
      inTurn(async (): Promise<Opened> => {
        if (!vaultExists(places.own)) throw refusal('VAULT_ABSENT');
        if (!keychain) throw refusal('KEYCHAIN_MISSING');
        const kept = await keychain.get(keychainAccount()).catch(() => {
          throw refusal('KEYCHAIN_MISSING');
        });
        if (!kept || !/^[0-9a-f]{64}$/.test(kept)) throw refusal('KEYCHAIN_EMPTY');
        await openKey('own', Buffer.from(kept, 'hex')).catch((error) => {
          // The passphrase was changed since: what the keychain holds opens nothing any more.
          throw isRefusal(error, 'WRONG_PASSPHRASE') ? refusal('KEYCHAIN_EMPTY') : error;
        });
        return { remembered: true };
      }),
    openDemonstration: () =>
      inTurn(async (): Promise<Opened> => {
        await openKey('demonstration', Buffer.from(demonstrationVaultKey(places.demonstration, clock())));
        return { remembered: false };
      }),
    changePassphrase: (currentPassphrase: string, next: string) =>
      inTurn(async (): Promise<Opened> => {
        const { place, vault } = own();
        if (jobs.running()) throw refusal('JOB_RUNNING');
        const { remembered } = readHeader(place, clock());
        const made = await changePassphrase(place, vault.replica, currentPassphrase, next, clock());
        await close();
        made.swap();
        await openKey('own', made.key);
        return remembered ? keep(made.key, true) : { remembered: false };
      }),
    remember: (wanted: boolean) => inTurn(() => keep(own().vault.replica.address.key, wanted)),
    lockAfter(minutes: number) {
      writeIdleMinutes(current().vault.replica.db, minutes);
      news.tell();
    },
    backup,
    handOver,
    restore,
    chooseBackup: backups.choose,
    inspectBackup: backups.inspect,
    forgetBackup: backups.forget,
    close: () =>
      inTurn(async () => {
        idle.stop();
        await close();
        await backups.release();
        news.end();
      }),
  };
}

/** The same, and a deed at its end, however it ends. */
async function* withEnd<Step, Result>(
  steps: AsyncGenerator<Step, Result, void>,
  end: () => Promise<void>,
): AsyncGenerator<Step, Result, void> {
  try {
    return yield* steps;
  } finally {
    await end();
  }
}

function refusalOfDisk(error: unknown): unknown {
  const failure = failureOf(error);
  if (!failure) return error;
  return failure.kind === 'no-room'
    ? refusal('EXPORT_DISK_FULL')
    : refusal('EXPORT_NOT_WRITABLE', { reason: failure.reason });
}

interface MadeKey {
  readonly key: Buffer;
  readonly kdf: Kdf;
}

/**
 * The key of a passphrase, by the parameters of the header or, while a change of passphrase was cut short, by those of the
 * new one. Refuses VAULT_DAMAGED when the file has no head to take the salt from.
 */
async function keyOf(place: VaultPlace, passphrase: string, now: Date): Promise<MadeKey> {
  const salt = saltOrNothing(place.replica);
  if (!salt) throw refusal('VAULT_DAMAGED', { folder: place.folder, copies: copiesOf(place.replica) });
  const { kdf, nextKdf, checks } = readHeader(place, now);
  const made = { key: await deriveKey(passphrase, salt, kdf), kdf };
  if (!nextKdf || checks.some((check) => checkFits(made.key, check))) return made;
  return { key: await deriveKey(passphrase, salt, nextKdf), kdf: nextKdf };
}

function saltOrNothing(file: string): Buffer | undefined {
  try {
    return saltOf(file);
  } catch {
    return undefined;
  }
}

/** A copy is named after its instant (see migrate.ts), colons replaced. */
function timeOfCopy(file: string): string | undefined {
  const match = /(\d{4}-\d\d-\d\dT)(\d\d)-(\d\d)-(\d\d\.\d{3}Z)-version/.exec(file);
  return match ? `${match[1]}${match[2]}:${match[3]}:${match[4]}` : undefined;
}
