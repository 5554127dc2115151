import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import tsconfig from '../../tsconfig.json' with { type: 'json' };
import { root } from './tree.ts';

const { lib, types, ...options } = tsconfig.compilerOptions;
const language = lib.filter((name) => !name.startsWith('DOM'));
const page = lib.filter((name) => name.startsWith('DOM'));

interface Room {
  readonly name: string;
  readonly include: readonly string[];
  readonly lib: readonly string[];
  readonly types: readonly string[];
  /** A line that must not compile there: what the room has no business with. */
  readonly foreign: string;
  readonly rule: string;
}

const rooms: readonly Room[] = [
  {
    name: 'main',
    include: ['main'],
    lib: language,
    types: ['node'],
    foreign: 'document.title;',
    rule: 'main/ has no page: no DOM types there.',
  },
  {
    name: 'renderer',
    include: ['renderer'],
    lib: [...language, ...page],
    types: ['vite/client'],
    foreign: 'process.pid;',
    rule: 'renderer/ runs in a page: no Node types there.',
  },
  {
    name: 'contract',
    include: ['preload/contract'],
    lib: language,
    types: [],
    foreign: 'console.log(document, process);',
    rule: 'preload/contract/ runs on both sides: neither Node nor DOM types there.',
  },
];

test.each(rooms)('$rule', { timeout: 240_000 }, async ({ name, include, lib, types, foreign, rule }) => {
  // Within the project, so that packages are found from there.
  const folder = join(root, '.cache', `room-${name}-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'foreign.ts'), `// @ts-expect-error: not of this room\n${foreign}\nexport {};\n`);
  const config = {
    compilerOptions: {
      ...options,
      paths: { 'better-sqlite3': ['../../node_modules/better-sqlite3/index.d.ts'] },
      lib,
      types,
    },
    include: ['.', ...include.map((part) => `../../${part}`)],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const said = await new Promise<string>((resolve) => {
    execFile(process.execPath, [compiler, '-p', folder], { cwd: root }, (_error, stdout) => resolve(stdout));
  });
  expect(said.split('\n').slice(0, 20).join('\n'), rule).toBe('');
});
