import { X509Certificate } from 'node:crypto';
import { getCACertificates } from 'node:tls';

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

/** The operating system's authorities; those that Node carries where the system shows none. */
export function systemAuthorities(): string[] {
  const system = getCACertificates('system');
  return [...new Set(system.length > 0 ? system : getCACertificates('bundled'))];
}
