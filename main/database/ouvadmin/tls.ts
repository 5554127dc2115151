import { X509Certificate } from 'node:crypto';
import { getCACertificates } from 'node:tls';
import type { z } from 'zod';
import type { Tls } from '../../../preload/contract/connections.ts';
import { CannotReach } from './ouvadmin.ts';

export interface TlsOptions {
  readonly ca: string[];
  readonly minVersion: 'TLSv1.2';
  readonly rejectUnauthorized: true;
  readonly verifyIdentity: true;
}

const block = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** The certificates of a PEM text and nothing else of it; undefined if there is none or one cannot be read. */
export function readAuthorities(pem: string): string[] | undefined {
  const found = pem.match(block) ?? [];
  try {
    for (const certificate of found) new X509Certificate(certificate);
  } catch {
    return undefined;
  }
  return found.length > 0 ? found : undefined;
}

/**
 * How a server must prove who it is: by an authority of the operating system or by the given one only, under the name or
 * address we call it by, with TLS 1.2 or later. There is no way to do without. Undefined for a route that needs no TLS.
 */
export function tlsOptions(tls: z.infer<typeof Tls>): TlsOptions | undefined {
  if (tls.kind === 'none') return undefined;
  const ca = tls.kind === 'system' ? systemAuthorities() : readAuthorities(tls.pem);
  if (!ca) throw new CannotReach({ code: 'tls-ca-unreadable', facts: {} });
  return { ca, minVersion: 'TLSv1.2', rejectUnauthorized: true, verifyIdentity: true };
}

/** The operating system's authorities; those that Node carries where the system shows none. */
function systemAuthorities(): string[] {
  const system = getCACertificates('system');
  return [...new Set(system.length > 0 ? system : getCACertificates('bundled'))];
}
