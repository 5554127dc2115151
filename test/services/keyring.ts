import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch, runToEnd } from './child.ts';
import { makeFolder, removeFolder } from './folder.ts';
import { findProgram } from './program.ts';
import { until } from './until.ts';

export interface Keyring {
  /** What DBUS_SESSION_BUS_ADDRESS must hold, in the environment of a whole process. */
  readonly busAddress: string;
  stop(): Promise<void>;
}

/** A session bus with a real, unlocked and empty gnome-keyring, in a home of its own; undefined where one is missing. */
export async function startKeyring(): Promise<Keyring | undefined> {
  const dbus = findProgram('dbus-daemon');
  const daemon = findProgram('gnome-keyring-daemon');
  if (!dbus || !daemon) return undefined;
  const folder = makeFolder('keyring');
  const busAddress = `unix:path=${join(folder, 'bus')}`;
  for (const name of ['data', 'runtime']) mkdirSync(join(folder, name), { mode: 0o700 });
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_RUNTIME_DIR: join(folder, 'runtime'),
    DBUS_SESSION_BUS_ADDRESS: busAddress,
  };
  const bus = launch(dbus, ['--session', '--nofork', '--print-address=1', `--address=${busAddress}`], { env });
  const stop = async () => {
    // The keyring ends with its bus.
    await bus.stop();
    removeFolder(folder);
  };
  try {
    await until('the session bus', () => {
      if (bus.ended()) throw new Error(`dbus-daemon ended (${bus.ended()}):\n${bus.output()}`);
      return bus.output().includes('unix:');
    });
    // It goes to the background once it is ready, so that this call ends; in the foreground it would say nothing.
    await runToEnd(daemon, ['--unlock', '--components=secrets'], { env, input: 'trousseau des essais' }, 20_000);
    return { busAddress, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
