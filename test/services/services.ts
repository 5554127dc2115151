import { describe, inject, type ProvidedContext, test } from 'vitest';
import type { Certificates } from './ca.ts';
import type { MariadbServer } from './mariadb.ts';
import type { SshServer } from './sshd.ts';

declare module 'vitest' {
  /** What test/services/global-setup.ts starts once for all files of the projects `services` and `e2e`. */
  interface ProvidedContext {
    certificates: Certificates | undefined;
    mariadb: MariadbServer | undefined;
    sshd: SshServer | undefined;
    /** Address of a session bus with an unlocked, empty keyring. */
    keyring: string | undefined;
  }
}

export type ServiceName = 'certificates' | 'mariadb' | 'sshd' | 'keyring';

/** What to install where a service is missing (Debian's names). */
const packages: Record<ServiceName, string> = {
  certificates: 'openssl',
  mariadb: 'mariadb-server and openssl',
  sshd: 'openssh-server and openssh-client',
  keyring: 'gnome-keyring and dbus',
};

/** Services that tests may ask for, by name. */
export type Services<K extends ServiceName> = { readonly [N in K]: NonNullable<ProvidedContext[N]> };

/**
 * A group of tests that need these services. Where one is missing a single skipped test stands in their place and says
 * what to install.
 */
export function describeWith<K extends ServiceName>(
  names: readonly K[],
  title: string,
  body: (services: Services<K>) => void,
): void {
  const missing = names.filter((name) => inject(name) === undefined);
  if (missing.length > 0) {
    describe(title, () => {
      test.skip(`skipped: install ${missing.map((name) => packages[name]).join(', ')}`, () => {});
    });
    return;
  }
  const services = Object.fromEntries(names.map((name) => [name, inject(name)])) as Services<K>;
  describe(title, () => body(services));
}
