import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Delivery, DeliveryDryRun, DeliveryPlace } from '../../../../preload/contract/column-encryption.ts';
import { CannotReach } from '../../../database/ouvadmin/ouvadmin.ts';
import { refusal } from '../../../shared/refusal.ts';
import type { DeliveryDeps } from './deps.ts';
import { type Content, writeKeyFile } from './key-file.ts';
import { openLastDelivery } from './last-delivery.ts';
import type { Seen } from './look.ts';
import { asRefusal, asRefused, openPlaceRoom } from './place-room.ts';
import type { Put } from './put-file.ts';

/** What a dry run showed, and what must still be so when it is done. */
interface Shown {
  readonly connectionId: string;
  readonly at: number;
  readonly place: DeliveryPlace;
  readonly hostKey: string | undefined;
  readonly sha256: string;
  readonly seen: Seen;
}

/** Milliseconds after which what a dry run has shown is too old to be done. */
const dryRunLife = 3_600_000;

export type KeyDelivery = ReturnType<typeof openDelivery>;

/** Brings the keys of encrypted columns to Ouvadmin's server, as a file that its program alone can read. */
export function openDelivery(deps: DeliveryDeps) {
  const { clock } = deps;
  const closing = new AbortController();
  const places = openPlaceRoom(deps, closing.signal);
  const deliveries = openLastDelivery(deps);
  const shown = new Map<string, Shown>();
  const { setPlace, hostKey, acceptHostKey } = places;
  const { delivered } = deliveries;

  const contentFor = (connectionId: string): Promise<Content> =>
    writeKeyFile(deps.keys, deps.columnsOf(deps.sourceOf(connectionId)));

  function view(connectionId: string): Delivery {
    const source = deps.sourceOf(connectionId);
    const found = places.find(connectionId);
    const last = deliveries.last(source);
    const now = deliveries.now(source);
    return {
      ...(found ? { place: found.place } : {}),
      held: places.held(connectionId),
      ...(found?.hostKey === undefined ? {} : { hostKey: found.hostKey }),
      ...(last ? { last: { at: last.at, by: last.by, columns: last.holds.length, sha256: last.sha256 } } : {}),
      due: now.length > 0 && !isDeepStrictEqual(last?.holds, now),
    };
  }

  /** Looks, and writes nothing. Refuses NO_PLACE, KEY_MISSING, CANNOT_REACH. */
  async function dryRun(connectionId: string, signal?: AbortSignal): Promise<DeliveryDryRun> {
    const { place, hostKey: known } = places.placeOf(connectionId);
    const { sha256, bytes, columns } = await contentFor(connectionId);
    bytes.fill(0);
    const { look } = await import('./look.ts');
    const seen = await places.onServer(connectionId, (sftp) => look(sftp, place, 'writable'), signal).catch(asRefusal);
    const now = clock();
    for (const [id, { at }] of shown) if (isOver(at, now)) shown.delete(id);
    const id = randomUUID();
    shown.set(id, { connectionId, at: now.getTime(), place, hostKey: known, sha256, seen });
    return {
      ...{ id, at: now.toISOString(), place, fingerprint: known ?? '', folder: seen.folder, bytes: bytes.length },
      columns: columns.map(({ numbers, ...name }) => ({ ...name, numbers: [...numbers] })),
      ...(seen.former ? { former: { ...seen.former, same: seen.formerSha256 === sha256 } } : {}),
      ...(seen.refused ? { refused: seen.refused } : {}),
    };
  }

  /** Does what a dry run has shown. Refuses DRY_RUN_OVER, DELIVERY_REFUSED, KEY_MISSING, CANNOT_REACH. */
  async function deliver(dryRunId: string): Promise<void> {
    const run = shown.get(dryRunId);
    shown.delete(dryRunId);
    if (!run || isOver(run.at, clock())) throw refusal('DRY_RUN_OVER');
    const { connectionId, place, seen } = run;
    if (seen.refused) throw refusal('DELIVERY_REFUSED', { because: seen.refused });
    const { place: now, hostKey: known } = places.placeOf(connectionId);
    if (known !== run.hostKey || !isDeepStrictEqual(now, place)) throw refusal('DRY_RUN_OVER');
    const source = deps.sourceOf(connectionId);
    const holds = deliveries.now(source);
    const content = await contentFor(connectionId);
    try {
      if (content.sha256 !== run.sha256) throw refusal('DRY_RUN_OVER');
      if (content.columns.length === 0) throw refusal('DELIVERY_REFUSED', { because: 'nothing' });
      await put(connectionId, { path: place.path, bytes: content.bytes, formerSha256: seen.formerSha256 });
    } finally {
      content.bytes.fill(0);
    }
    deliveries.record(source, place, content, holds);
  }

  async function put(connectionId: string, order: Put): Promise<void> {
    const { clearAway, putFile, temporaryName } = await import('./put-file.ts');
    const { look } = await import('./look.ts');
    const temporary = temporaryName(order);
    try {
      await places.onServer(connectionId, async (sftp) => {
        // The folder may have become a link, or a web root, since it was looked at.
        const { refused } = await look(sftp, order);
        if (refused) throw refusal('DELIVERY_REFUSED', { because: refused });
        await putFile(sftp, order, temporary);
      });
    } catch (error) {
      if (!(error instanceof CannotReach) || error.problem.code.startsWith('host-key')) throw asRefused(error);
      // The line was cut, before or after the file was in its place: the server knows.
      const done = await places.onServer(connectionId, (sftp) => clearAway(sftp, order, temporary)).catch(() => false);
      if (!done) throw asRefused(error);
    }
  }

  return { view, delivered, setPlace, hostKey, acceptHostKey, dryRun, deliver, close: () => closing.abort() };
}

const isOver = (at: number, now: Date) => now.getTime() - at > dryRunLife;
