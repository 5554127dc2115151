import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesBelow, foldersIn, hasDefaultExport, importFrom, importsOf, sourceFiles, textOf } from './tree.ts';
import { walls } from './walls.ts';

const files = sourceFiles('main', 'preload', 'renderer', 'test');
const ours = files.filter((file) => !file.startsWith('test/'));
const imports = files.flatMap((file) => importsOf(file));

describe('walls', () => {
  test.each(walls)('$rule', ({ rule, broken }) => {
    const offences = imports.filter(broken).map(({ file, specifier }) => `${file} imports "${specifier}"`);
    expect(offences, rule).toEqual([]);
  });

  test.each(walls)('would be seen to break: $rule', ({ broken, offender }) => {
    expect(broken(importFrom(...offender))).toBe(true);
  });

  test('are held against every way to import', () => {
    const text = `
      import type { A } from './a.ts';
      import b, { type C } from 'c';
      import './d.ts';
      export * from './e.ts';
      export type { F } from '@scope/f/deep';
      const g = await import('./g.ts');
      type H = import('./h.ts').H;
      // import x from './comment.ts';
      const i = "import j from './text.ts'";
    `;
    const found = importsOf('main/x/y.ts', text);
    expect(found.map(({ target, package: name }) => target ?? name)).toEqual([
      'main/x/a.ts',
      'c',
      'main/x/d.ts',
      'main/x/e.ts',
      '@scope/f',
      'main/x/g.ts',
      'main/x/h.ts',
    ]);
  });

  test('have something to keep', () => {
    expect(ours.length).toBeGreaterThan(50);
    expect(imports.length).toBeGreaterThan(files.length);
  });
});

test('only renderer/client.ts opens a socket or a channel, or posts to the window', () => {
  const rule = 'Only renderer/client.ts knows the port: everything else calls `client` or `api` from it.';
  const opens = /\bnew (WebSocket|MessageChannel|EventSource|XMLHttpRequest)\b|\bwindow\.postMessage\b|\bfetch\(/;
  const offenders = ours.filter(
    (file) => file.startsWith('renderer/') && file !== 'renderer/client.ts' && opens.test(textOf(file)),
  );
  expect(offenders, rule).toEqual([]);
});

test('the bridge exposes nothing', () => {
  const rule = 'preload/index.ts hands one port on; contextBridge would give the page a power.';
  expect(importsOf('preload/index.ts').length).toBe(2);
  expect(textOf('preload/index.ts'), rule).not.toMatch(/contextBridge|exposeIn|globalThis|require\(/);
});

describe('names', () => {
  test('files and folders are kebab-case, named as the deed', () => {
    const rule = 'Files are kebab-case: start-campaign.ts, not startCampaign.ts.';
    const name = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
    const odd = filesBelow('main', 'preload', 'renderer', 'test').filter(
      (file) => !file.endsWith('.md') && file.split('/').some((part) => !name.test(part)),
    );
    expect(odd, rule).toEqual([]);
  });

  test('exports have names', () => {
    const rule = 'Named exports only: one thing has one name, and it can be searched for.';
    expect(ours.filter(hasDefaultExport), rule).toEqual([]);
  });
});

describe('a feature has one name', () => {
  /** Files of the contract that are no feature: what several share, and the list. */
  const shared = ['common', 'index', 'passphrase', 'wire'];
  /** Screens that make no call of their own: they show what is handed to them. */
  const withoutCalls = ['help', 'home'];
  const inContract = filesBelow('preload/contract')
    .map((file) => basename(file, '.ts'))
    .filter((name) => !shared.includes(name));

  test.each([
    ['main/features', foldersIn('main/features')],
    ['renderer/features', foldersIn('renderer/features').filter((name) => !withoutCalls.includes(name))],
    ['test/features', foldersIn('test/features').filter((name) => !withoutCalls.includes(name))],
  ])('in %s as in preload/contract', (_where, names) => {
    const rule =
      'A feature has the same name in preload/contract, main/features, renderer/features and test/features: look for the word and you hold the slice.';
    expect([...names].sort(), rule).toEqual([...inContract].sort());
  });
});

describe('meeting points stay lists', () => {
  const features = foldersIn('renderer/features').length;
  test.each([
    ['preload/contract/index.ts', 6, 3],
    ['main/compose.ts', 50, 4],
    ['main/open-features.ts', 45, 8],
    ['renderer/app.tsx', 70, 4],
  ])('%s', (file, own, each) => {
    const rule = `${file} is where every feature registers: it has a few lines for each and no deed of its own. Move what grew into the feature's folder.`;
    expect(textOf(file).split('\n').length, rule).toBeLessThanOrEqual(own + each * features);
  });
});
