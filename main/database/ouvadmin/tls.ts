import type { z } from 'zod';
import type { Tls } from '../../../preload/contract/connections.ts';
import { readAuthorities, systemAuthorities } from '../../shared/authorities.ts';
import { CannotReach } from './ouvadmin.ts';

export interface TlsOptions {
  readonly ca: string[];
  readonly minVersion: 'TLSv1.2';
  readonly rejectUnauthorized: true;
  readonly verifyIdentity: true;
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
