import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch, runToEnd } from './child.ts';
import { makeFolder, removeFolder } from './folder.ts';
import { findProgram } from './program.ts';
import { until } from './until.ts';

export interface SshAgent {
  /** What SSH_AUTH_SOCK must hold. */
  readonly socket: string;
  stop(): Promise<void>;
}

/** A real ssh-agent that holds these private keys (texts without a passphrase); undefined without OpenSSH. */
export async function startSshAgent(keys: readonly string[]): Promise<SshAgent | undefined> {
  const agent = findProgram('ssh-agent');
  const add = findProgram('ssh-add');
  if (!agent || !add) return undefined;
  const folder = makeFolder('agent');
  const socket = join(folder, 's');
  const child = launch(agent, ['-D', '-a', socket]);
  const stop = async () => {
    await child.stop();
    removeFolder(folder);
  };
  try {
    await until('ssh-agent to listen', () => existsSync(socket));
    for (const [index, key] of keys.entries()) {
      const file = join(folder, `key-${index}`);
      writeFileSync(file, key, { mode: 0o600 });
      await runToEnd(add, ['-q', file], { env: { ...process.env, SSH_AUTH_SOCK: socket } });
    }
    return { socket, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
