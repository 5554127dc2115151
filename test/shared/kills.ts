import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openRandom, type Random } from '../../main/database/demonstration/random.ts';

/** How many kills a run makes: few in every run, as many as OUVADESK_KILLS says where somebody looks for the rare instant. */
export const kills = Number(process.env.OUVADESK_KILLS ?? 3);
/** Another one at each run, said where a test fails; OUVADESK_SEED repeats a run. */
export const seed = Number(process.env.OUVADESK_SEED ?? Math.floor(Math.random() * 1_000_000));

/** Chance for the instants of one test. */
export function chanceFor(name: string): Random {
  return openRandom(seed, name);
}

export interface Doomed {
  readonly process: ChildProcess;
  /** The next line it says; undefined once it has ended. */
  line(): Promise<string | undefined>;
  /** How it ended: killed, or by itself with a code. */
  readonly end: Promise<{ killed: boolean; code: number | null; complaint: string }>;
}

/** Runs a script of ours in a process of its own that a test may kill at any instant. */
export function startDoomed(script: URL, order: unknown): Doomed {
  const child = spawn(process.execPath, [fileURLToPath(script), JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (piece) => {
    complaint += piece;
  });
  // Read as it comes, whether or not a test asks: output that nobody takes would keep the process from being closed.
  const lines: string[] = [];
  const news = new EventEmitter();
  let closed = false;
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    news.emit('news');
  });
  const end = new Promise<Awaited<Doomed['end']>>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      closed = true;
      news.emit('news');
      resolve({ killed: signal === 'SIGKILL', code, complaint });
    });
  });
  async function line(): Promise<string | undefined> {
    while (lines.length === 0 && !closed) await once(news, 'news');
    return lines.shift();
  }
  return { process: child, line, end };
}
