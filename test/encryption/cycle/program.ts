import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { until } from '../../services/until.ts';
import { php } from '../php/php.ts';
import type { Told } from './judge.ts';

export interface ProgramOrder {
  readonly dsn: string;
  readonly user: string;
  readonly password: string;
  readonly generation: 'old' | 'new';
  /** Of the new generation: what is proposed for the column. */
  readonly code: string;
  readonly ids: readonly number[];
  readonly seed: number;
  /** Microseconds between two deeds. */
  readonly pause: number;
}

export interface Program {
  go(): Promise<void>;
  /** Comes back when its last deed is over. */
  rest(): Promise<void>;
  end(): Promise<void>;
  readonly told: Told[];
  /** What it could not do and had no reason to fail at. */
  readonly failures: string[];
  refused(): number;
}

/** Starts Ouvadmin's like in a PHP process of its own. */
export async function startProgram(order: ProgramOrder): Promise<Program> {
  const script = fileURLToPath(new URL('./ouvadmin.php', import.meta.url));
  const child = spawn(php ?? 'php', ['-d', 'display_errors=stderr', script], { stdio: ['pipe', 'pipe', 'pipe'] });
  const told: Told[] = [];
  const failures: string[] = [];
  const words: string[] = [];
  let refused = 0;
  createInterface({ input: child.stdout }).on('line', (line) => {
    const said = JSON.parse(line);
    if (typeof said === 'string') words.push(said);
    else if (said[0] === 'failed') failures.push(said[1]);
    else if (said[0] === 'refused') refused += 1;
    else {
      const [what, row, value, begun, ended, outcome] = said;
      told.push({ by: order.generation, what, row, value, begun, ended, outcome });
    }
  });
  child.stderr.on('data', (piece) => failures.push(String(piece)));
  child.stdin.on('error', () => {});
  const over = once(child, 'close');
  const say = async (word: string) => {
    words.length = 0;
    child.stdin.write(`${word}\n`);
    await until(`PHP to ${word}`, () => words.includes(word) || child.exitCode !== null, 60_000);
  };
  child.stdin.write(`${JSON.stringify(order)}\n`);
  await until('PHP to be ready', () => words.includes('ready') || child.exitCode !== null);
  return {
    go: () => say('go'),
    rest: () => say('rest'),
    async end() {
      child.stdin.end('end\n');
      await over;
    },
    told,
    failures,
    refused: () => refused,
  };
}
