import { expect, test } from 'vitest';
import { CannotReach } from '../../../main/database/ouvadmin/ouvadmin.ts';
import { tlsOptions } from '../../../main/database/ouvadmin/tls.ts';
import { readAuthorities } from '../../../main/shared/authorities.ts';

test('TLS 1.2 at least, always verified: no input leads to anything else', () => {
  const options = tlsOptions({ kind: 'system' });
  expect(options).toMatchObject({ minVersion: 'TLSv1.2', rejectUnauthorized: true, verifyIdentity: true });
  expect(options?.ca.length).toBeGreaterThan(50);
  expect(tlsOptions({ kind: 'none' })).toBeUndefined();
});

test('a CA that cannot be read is said, never replaced by another trust', () => {
  expect(() => tlsOptions({ kind: 'ca', pem: 'nothing' })).toThrow(CannotReach);
  expect(readAuthorities('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----')).toBeUndefined();
});
