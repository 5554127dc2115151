import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { findProgram } from './program.ts';
import { until, within } from './until.ts';

/** A server started by the tests. It ends with the process that started it, whatever way that one ends. */
export interface Child {
  readonly pid: number;
  /** All it has said so far, both outputs, the last 200,000 characters. */
  output(): string;
  /** Its exit code or signal once it has ended. */
  ended(): string | undefined;
  signal(signal: NodeJS.Signals): void;
  /** Stops it where it is (SIGSTOP); comes back when it stands still. */
  freeze(): Promise<void>;
  /** Asks it to end; after `patience` milliseconds ends it. Comes back when it is gone. */
  stop(patience?: number): Promise<void>;
}

export interface LaunchOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string;
}

/** Starts a program in the foreground, with a guard for every way the tests may end. */
export function launch(command: string, args: readonly string[], options: LaunchOptions = {}): Child {
  const guarded = guard(command, args);
  const child = spawn(guarded.command, guarded.args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  let said = '';
  let outcome: string | undefined;
  const hear = (chunk: Buffer) => {
    said = (said + chunk).slice(-200_000);
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  child.stdin?.on('error', () => {});
  child.stdin?.end(options.input);
  const atExit = () => child.kill('SIGKILL');
  process.once('exit', atExit);
  const gone = new Promise<void>((resolve) => {
    const end = (how: string) => {
      outcome ??= how;
      process.off('exit', atExit);
      resolve();
    };
    child.once('error', (error) => end(error.message));
    child.once('exit', (code, signal) => end(signal ?? `exit ${code}`));
  });
  return {
    pid: child.pid ?? -1,
    output: () => said,
    ended: () => outcome,
    signal: (signal) => child.kill(signal),
    freeze: async () => {
      child.kill('SIGSTOP');
      await until(`${command} to stand still`, () => outcome !== undefined || standsStill(child.pid));
    },
    stop: (patience = 5_000) => end(child, gone, patience, command),
  };
}

/** The signal returns before all threads have heard it: the state in /proc tells. Elsewhere there is nothing to ask. */
function standsStill(pid: number | undefined): boolean {
  try {
    return / [Tt] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/, ''));
  } catch {
    return true;
  }
}

async function end(child: ChildProcess, gone: Promise<void>, patience: number, name: string): Promise<void> {
  child.kill('SIGTERM');
  // A stopped process hears nothing but SIGKILL.
  child.kill('SIGCONT');
  try {
    await within(`${name} to end`, gone, patience);
  } catch {
    child.kill('SIGKILL');
    await within(`${name} to be gone`, gone, 5_000);
  }
}

/** On Linux the kernel itself ends the child when we are killed without a word. */
function guard(command: string, args: readonly string[]): { command: string; args: readonly string[] } {
  const setpriv = process.platform === 'linux' ? findProgram('setpriv') : undefined;
  return setpriv ? { command: setpriv, args: ['--pdeathsig', 'KILL', '--', command, ...args] } : { command, args };
}

/** Runs a program to its end and gives what it printed; fails with all it said if it fails or takes longer than `limit`. */
export async function runToEnd(
  command: string,
  args: readonly string[],
  options: LaunchOptions = {},
  limit = 60_000,
): Promise<string> {
  const child = launch(command, args, options);
  const started = performance.now();
  while (child.ended() === undefined) {
    if (performance.now() - started > limit) {
      await child.stop(500);
      throw new Error(`${command} took longer than ${limit / 1000} s:\n${child.output()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  if (child.ended() !== 'exit 0') throw new Error(`${command} ${args.join(' ')}: ${child.ended()}\n${child.output()}`);
  return child.output();
}
