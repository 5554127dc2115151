import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { importsOf, sourceFiles, textOf } from '../architecture/tree.ts';

const home = 'node_modules/@mantine/core';
const styles = readFileSync('renderer/mantine.css', 'utf8');
const imported = [...styles.matchAll(/styles\/([\w-]+)\.layer\.css/g)].map((match) => match[1] ?? '');

/** Where each name that @mantine/core exports is made. */
const made = new Map(
  [...readFileSync(join(home, 'esm/index.mjs'), 'utf8').matchAll(/import \{ ([^}]+) \} from "(.+?)"/g)].flatMap(
    ([, names = '', file = '']) => names.split(', ').map((name) => [name, join(home, 'esm', file)] as const),
  ),
);

/** A module of Mantine and all that it imports. */
function filesBehind(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [, specifier = ''] of text.matchAll(/from "(\..+?)"/g)) filesBehind(join(dirname(file), specifier), seen);
  return seen;
}

test('every component of Mantine that a screen uses has its styles', () => {
  const names = sourceFiles('renderer')
    .filter((file) => importsOf(file).some(({ package: name }) => name === '@mantine/core'))
    .flatMap((file) => [...textOf(file).matchAll(/import \{([^}]+)\} from '@mantine\/core'/g)])
    .flatMap(([, list = '']) => list.split(',').map((name) => name.trim()))
    .filter((name) => name !== '' && !name.startsWith('type '));
  expect(names.filter((name) => !made.has(name))).toEqual([]);
  const files = new Set(names.flatMap((name) => [...filesBehind(made.get(name) ?? '')]));
  const wanted = [...files]
    .map((file) => /([A-Za-z]+)\.module\.mjs$/.exec(file)?.[1])
    .filter((name) => name !== undefined && existsSync(join(home, 'styles', `${name}.layer.css`)));
  expect(names.length).toBeGreaterThan(20);
  expect(wanted.filter((name) => !imported.includes(name ?? ''))).toEqual([]);
});

test('the styles stand in the order of Mantine, where the later wins', () => {
  const whole = readFileSync(join(home, 'styles.layer.css'), 'utf8');
  const places = imported.map((name) => {
    const sheet = readFileSync(join(home, 'styles', `${name}.layer.css`), 'utf8');
    return whole.indexOf(sheet.slice(sheet.indexOf('{') + 1).slice(0, 150));
  });
  expect(readdirSync(join(home, 'styles')).length).toBeGreaterThan(imported.length);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places).not.toContain(-1);
});
