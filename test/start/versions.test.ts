import fc from 'fast-check';
import { expect, test } from 'vitest';
import { projectNode } from '../../main/start/node.mjs';
import { checkVersions, npmVersion, reaches } from '../../main/start/versions.mjs';

test('versions are compared as numbers, part by part', () => {
  const version = fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99));
  fc.assert(
    fc.property(version, version, (a, b) => {
      const weight = ([x, y, z]: readonly [number, number, number]) => x * 10_000 + y * 100 + z;
      expect(reaches(a.join('.'), b.join('.'))).toBe(weight(a) >= weight(b));
    }),
  );
  expect(reaches('v22.14.0', '22.14.0')).toBe(true);
  expect(reaches('24.0.0-nightly1', '22.14.0')).toBe(true);
});

test('Node 20 and npm 10 will do, older ones are told so in a sentence of each language', () => {
  checkVersions('20.0.0', '10.0.0');
  checkVersions('24.1.0', undefined);
  expect(() => checkVersions('18.20.1', '10.0.0')).toThrow(/^Ouvadesk a besoin de Node 20 ou plus récent.*18\.20\.1/);
  expect(() => checkVersions('18.20.1', '10.0.0')).toThrow(/\nOuvadesk needs Node 20 or later/);
  expect(() => checkVersions('20.0.0', '9.9.9')).toThrow(
    /Ouvadesk needs npm 10 or later; this computer has npm 9\.9\.9/,
  );
});

test('npm tells its version to its scripts', () => {
  expect(npmVersion({ npm_config_user_agent: 'npm/11.19.1 node/v20.20.2 linux x64' })).toBe('11.19.1');
  expect(npmVersion({ npm_config_user_agent: 'pnpm/9.0.0 npm/? node/v20.20.2' })).toBeUndefined();
  expect(npmVersion({})).toBeUndefined();
});

test('the application runs under a Node on which the native modules do not crash', () => {
  expect(projectNode('/nowhere', { version: '22.14.0', execPath: '/a/node' })).toBe('/a/node');
  expect(() => projectNode('/nowhere', { version: '20.20.2', execPath: '/a/node' })).toThrow(/Node 22\.14 or later/);
});
