import type { TestProject } from 'vitest/node';
import { startCertificateAuthority } from './ca.ts';
import { sweepFolders } from './folder.ts';
import { startKeyring } from './keyring.ts';
import { startMariadb } from './mariadb.ts';
import type {} from './services.ts';
import { startSshd } from './sshd.ts';

/** Starts the servers that all files of a project share; stops them when the run ends. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const shared = await join();
  const { certificates, mariadb, sshd, keyring } = shared.services;
  project.provide('certificates', certificates);
  project.provide('mariadb', mariadb);
  project.provide('sshd', sshd);
  project.provide('keyring', keyring);
  return () => leave(shared);
}

type Started = Awaited<ReturnType<typeof start>>;
interface Shared {
  readonly services: Started['services'];
  readonly stop: Started['stop'];
}

/** Two projects in one run share the servers, though each loads this file by itself: hence the place on globalThis. */
const place = globalThis as { ouvadeskServices?: { users: number; started: Promise<Shared> } | undefined };

async function join(): Promise<Shared> {
  place.ouvadeskServices ??= { users: 0, started: start() };
  place.ouvadeskServices.users++;
  return place.ouvadeskServices.started;
}

async function leave(shared: Shared): Promise<void> {
  const held = place.ouvadeskServices;
  if (!held || --held.users > 0) return;
  place.ouvadeskServices = undefined;
  await shared.stop();
}

async function start() {
  sweepFolders();
  const stops: (() => Promise<void>)[] = [];
  const keep = <T extends { stop(): Promise<void> }>(service: T | undefined): T | undefined => {
    if (service) stops.unshift(service.stop);
    return service;
  };
  const stop = async () => {
    await Promise.allSettled(stops.map((each) => each()));
  };
  try {
    const authority = keep(await startCertificateAuthority());
    const certificates = authority?.certificates;
    // All are waited for, so that none is forgotten when another fails.
    const [mariadb, sshd, keyring] = await Promise.allSettled([
      certificates ? startMariadb(certificates).then(keep) : undefined,
      startSshd().then(keep),
      startKeyring().then(keep),
    ]);
    return {
      services: {
        certificates,
        mariadb: outcome(mariadb)?.server,
        sshd: outcome(sshd)?.server,
        keyring: outcome(keyring)?.busAddress,
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function outcome<T>(settled: PromiseSettledResult<T>): T {
  if (settled.status === 'rejected') throw settled.reason;
  return settled.value;
}
