import { randomBytes } from 'node:crypto';
import type { Share as ShareView } from '../../../preload/contract/volunteers.ts';
import { identityFromSecret, publicKeysOf } from '../../keys/identity.ts';
import { readShare, type Share, splitSecret, writeShare } from '../../keys/shares.ts';
import { nextEpochOf, proveRecovery } from '../../keys/write-statement.ts';
import { refusal } from '../../shared/refusal.ts';
import { appendStatement } from './append-statement.ts';
import { atJournal } from './journals.ts';
import { qrPath } from './qr-path.ts';
import { requireAdministrator } from './require-administrator.ts';
import type { TeamRoom } from './team-room.ts';

export interface SharesOrder {
  readonly needed: number;
  readonly holders: readonly { readonly name: string; readonly volunteer?: string | undefined }[];
}

/** Time to print and to read one part back. */
const minutesHeld = 10;

interface Pending {
  readonly order: SharesOrder;
  readonly secret: Uint8Array;
  readonly shares: readonly Share[];
  readonly timer: NodeJS.Timeout;
}

export type RecoveryShares = ReturnType<typeof openRecoveryShares>;

/**
 * Makes parts of a recovery secret and puts them in force. The secret is in this closure's memory only, from `make` to `keep`,
 * `drop`, or ten minutes later: no table, file, log line or other call ever has it.
 */
export function openRecoveryShares(room: TeamRoom) {
  let pending: Pending | undefined;

  function drop(): void {
    if (!pending) return;
    clearTimeout(pending.timer);
    pending.secret.fill(0);
    for (const { part } of pending.shares) part.fill(0);
    pending = undefined;
  }

  /** Refusals: NO_TEAM, NOT_ADMINISTRATOR, MORE_NEEDED_THAN_HOLDERS. Parts made before and not kept are forgotten. */
  async function make(order: SharesOrder): Promise<{ set: string; shares: ShareView[] }> {
    requireAdministrator(room, room.member().chain);
    const { needed, holders } = order;
    if (needed > holders.length) throw refusal('MORE_NEEDED_THAN_HOLDERS');
    drop();
    const secret = new Uint8Array(randomBytes(32));
    const shares = await splitSecret(secret, needed, holders.length);
    const timer = setTimeout(drop, minutesHeld * 60_000);
    timer.unref();
    pending = { order, secret, shares, timer };
    return { set: shares[0]?.set ?? '', shares: shares.map((share, place) => view(share, holders[place]?.name ?? '')) };
  }

  /**
   * Puts the parts in force once one of them was read back. Refusals: SHARES_FORGOTTEN, SHARE_UNREADABLE,
   * SHARE_OF_ANOTHER_SET, and those of every statement.
   */
  async function keep(set: string, text: string): Promise<void> {
    const share = readShare(text);
    if (!share) throw refusal('SHARE_UNREADABLE', { at: 0 });
    if (share.set !== set) throw refusal('SHARE_OF_ANOTHER_SET', { at: 0, set: share.set });
    const held = pending;
    const made = held?.shares.find(({ index }) => index === share.index);
    if (!held || made?.set !== set) throw refusal('SHARES_FORGOTTEN');
    if (Buffer.compare(made.part, share.part) !== 0) throw refusal('SHARE_UNREADABLE', { at: 0 });
    await putInForce(room, set, held);
    drop();
  }

  return { make, keep, drop };
}

async function putInForce(room: TeamRoom, set: string, { order, secret }: Pending): Promise<void> {
  const { team } = room.member();
  const identity = identityFromSecret(secret);
  const keys = await publicKeysOf(identity);
  const holders = order.holders.map(({ name, volunteer }, place) => ({
    ...{ index: place + 1, name },
    ...(volunteer === undefined ? {} : { volunteer }),
  }));
  await atJournal(room.journals, team, (journal) =>
    appendStatement(room, journal, (chain) => {
      requireAdministrator(room, chain);
      const { recovery, team: id, root } = chain.roster;
      if (recovery?.set === set) return undefined;
      const proof = proveRecovery({ team: id, hash: root }, set, keys.box, identity);
      const deed = { kind: 'recovery' as const, set, needed: order.needed, holders, ...keys, proof };
      if (!recovery) return { deed, allKeysFor: keys.box };
      // Holders of the former set know the key of today.
      const { next, key } = nextEpochOf(chain);
      return { deed: { ...deed, next }, newKey: { epoch: next.epoch, key }, allKeysFor: keys.box };
    }),
  );
}

function view(share: Share, holder: string): ShareView {
  const text = writeShare(share);
  // Capitals make a smaller QR code.
  return { index: share.index, holder, text, qr: qrPath(text.toUpperCase()) };
}
