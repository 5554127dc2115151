import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd } from './child.ts';
import { makeFolder, removeFolder } from './folder.ts';
import { findProgram } from './program.ts';

/** Files of a certificate and of its private key, and the certificate's text (PEM). */
export interface Certificate {
  readonly certFile: string;
  readonly keyFile: string;
  readonly pem: string;
}

/** Plain data: it can be provided to the tests. */
export interface Certificates {
  readonly ca: Certificate;
  /** Signed by `ca` for localhost and 127.0.0.1. */
  readonly server: Certificate;
  /** An authority nobody was told to trust, and its certificate for the same names. */
  readonly otherCa: Certificate;
  readonly otherCaServer: Certificate;
  /** Signed by `ca` for another host only (autre.exemple.fr). */
  readonly otherHost: Certificate;
  /** Signed by `ca` for the name localhost and no address. */
  readonly nameOnly: Certificate;
  /** Signed by `ca` for the right names, and over since yesterday. */
  readonly expired: Certificate;
  /** Signed by itself for the right names. */
  readonly selfSigned: Certificate;
}

export interface CertificateAuthority {
  readonly certificates: Certificates;
  stop(): Promise<void>;
}

const here = 'DNS:localhost,IP:127.0.0.1';

/** Makes the certificates of one test run with openssl, in a folder that `stop` removes; undefined without openssl. */
export async function startCertificateAuthority(): Promise<CertificateAuthority | undefined> {
  const openssl = findProgram('openssl');
  if (!openssl) return undefined;
  const folder = makeFolder('ca');
  try {
    const make = maker(openssl, folder);
    const [ca, otherCa] = await Promise.all([make.authority('ca'), make.authority('other-ca')]);
    const [server, otherCaServer, otherHost, nameOnly, expired, selfSigned] = await Promise.all([
      make.signed('server', ca, here, 30),
      make.signed('other-ca-server', otherCa, here, 30),
      make.signed('other-host', ca, 'DNS:autre.exemple.fr', 30),
      make.signed('name-only', ca, 'DNS:localhost', 30),
      make.signed('expired', ca, here, -1),
      make.selfSigned('self-signed', here),
    ]);
    return {
      certificates: { ca, server, otherCa, otherCaServer, otherHost, nameOnly, expired, selfSigned },
      stop: async () => removeFolder(folder),
    };
  } catch (error) {
    removeFolder(folder);
    throw error;
  }
}

function maker(openssl: string, folder: string) {
  const file = (name: string) => join(folder, name);
  // An empty configuration: the system's own must not add anything. P-256 keys: made in a moment.
  writeFileSync(file('openssl.cnf'), '[req]\ndistinguished_name = dn\n[dn]\n');
  const call = (...args: string[]) => runToEnd(openssl, args, { cwd: folder }, 20_000);
  const request = (name: string) => [
    ...['req', '-config', file('openssl.cnf'), '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
    ...['-keyout', file(`${name}.key`), '-subj', `/CN=Ouvadesk test ${name}`],
  ];
  const made = (name: string): Certificate => ({
    certFile: file(`${name}.pem`),
    keyFile: file(`${name}.key`),
    pem: readFileSync(file(`${name}.pem`), 'utf8'),
  });
  return {
    async authority(name: string): Promise<Certificate> {
      const extensions = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign'];
      const added = extensions.flatMap((extension) => ['-addext', extension]);
      await call(...request(name), '-x509', '-days', '30', ...added, '-out', file(`${name}.pem`));
      return made(name);
    },
    async selfSigned(name: string, names: string): Promise<Certificate> {
      const added = ['-addext', `subjectAltName=${names}`, '-addext', 'basicConstraints=critical,CA:FALSE'];
      await call(...request(name), '-x509', '-days', '30', ...added, '-out', file(`${name}.pem`));
      return made(name);
    },
    async signed(name: string, by: Certificate, names: string, days: number): Promise<Certificate> {
      writeFileSync(file(`${name}.ext`), `subjectAltName=${names}\nbasicConstraints=critical,CA:FALSE\n`);
      await call(...request(name), '-out', file(`${name}.csr`));
      await call(
        ...['x509', '-req', '-in', file(`${name}.csr`), '-CA', by.certFile, '-CAkey', by.keyFile],
        ...['-set_serial', `0x${Buffer.from(name).toString('hex')}`],
        ...['-days', `${days}`, '-extfile', file(`${name}.ext`), '-out', file(`${name}.pem`)],
      );
      return made(name);
    },
  };
}
