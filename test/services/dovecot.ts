import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Certificate, Certificates } from './ca.ts';
import { type Child, launch } from './child.ts';
import { makeFolder, removeFolder } from './folder.ts';
import { freePort } from './port.ts';
import { findProgram } from './program.ts';
import { until } from './until.ts';

/** A real IMAP server on loopback with TLS, one mailbox, and messages that the tests put there. */
export interface Dovecot {
  readonly host: '127.0.0.1';
  /** STARTTLS on `port`, TLS from the first byte on `tlsPort`. */
  readonly port: number;
  readonly tlsPort: number;
  readonly user: string;
  readonly password: string;
  readonly ca: string;
  /** Puts a message in a folder of the mailbox, unread. */
  deliver(message: string | Buffer, folder?: string): void;
  /** Every message of a folder as the server has it: file name (with its marks) and content. */
  files(folder?: string): readonly { name: string; content: string }[];
  /** The folder begins another life: its numbers mean other messages from now on. */
  beginAnew(folder?: string): void;
  log(): string;
  stop(): Promise<void>;
}

/** Undefined where Dovecot is not installed, or where we are not root: it changes users. */
export async function startDovecot(
  certificates: Certificates,
  certificate: Certificate = certificates.server,
): Promise<Dovecot | undefined> {
  const dovecot = findProgram('dovecot');
  if (!dovecot || userInfo().uid !== 0) return undefined;
  const folder = makeFolder('imap');
  const [port, tlsPort] = [await freePort(), await freePort()];
  const user = 'retours@ouvaton.example';
  const password = 'le mot de passe de la boite';
  const mail = join(folder, 'mail');
  mkdirSync(mail);
  const box = (name: string) => join(mail, name === 'INBOX' ? '' : `.${name}`);
  const open = (name: string) => {
    for (const part of ['cur', 'new', 'tmp']) {
      mkdirSync(join(box(name), part), { recursive: true, mode: 0o777 });
      chmodSync(join(box(name), part), 0o777);
    }
    chmodSync(box(name), 0o777);
  };
  chmodSync(folder, 0o755);
  chmodSync(mail, 0o777);
  open('INBOX');
  writeFileSync(join(folder, 'users'), `${user}:{PLAIN}${password}\n`, { mode: 0o644 });
  writeFileSync(join(folder, 'dovecot.conf'), configuration(folder, { port, tlsPort, certificate }));
  const child: Child = launch(dovecot, ['-F', '-c', join(folder, 'dovecot.conf')]);
  const log = () => {
    try {
      return child.output() + readFileSync(join(folder, 'log'), 'utf8');
    } catch {
      return child.output();
    }
  };
  const stop = async () => {
    await child.stop();
    removeFolder(folder);
  };
  try {
    await until('dovecot to be ready', () => {
      if (child.ended()) throw new Error(`dovecot ended (${child.ended()}):\n${log()}`);
      return /starting up for imap/.test(log());
    });
  } catch (error) {
    await stop();
    throw error;
  }
  let number = 0;
  return {
    ...{ host: '127.0.0.1', port, tlsPort, user, password, ca: certificates.ca.pem, log, stop },
    deliver(message, name = 'INBOX') {
      number += 1;
      open(name);
      const file = join(box(name), 'new', `${1_795_514_400 + number}.M${number}P1.test`);
      writeFileSync(file, message, { mode: 0o666 });
      chmodSync(file, 0o666);
    },
    files: (name = 'INBOX') =>
      ['new', 'cur'].flatMap((part) =>
        readdirSync(join(box(name), part))
          .sort()
          .map((file) => ({ name: file, content: readFileSync(join(box(name), part, file), 'utf8') })),
      ),
    beginAnew(name = 'INBOX') {
      for (const file of readdirSync(box(name)).filter((file) => file.startsWith('dovecot')))
        removeFolder(join(box(name), file));
    },
  };
}

function configuration(
  folder: string,
  { port, tlsPort, certificate }: { port: number; tlsPort: number; certificate: Certificate },
): string {
  return `
protocols = imap
listen = 127.0.0.1
base_dir = ${join(folder, 'run')}
state_dir = ${join(folder, 'state')}
log_path = ${join(folder, 'log')}
default_internal_user = nobody
default_internal_group = nogroup
default_login_user = nobody
auth_username_chars = abcdefghijklmnopqrstuvwxyz0123456789.-_@
auth_mechanisms = plain login
auth_failure_delay = 0
disable_plaintext_auth = yes
ssl = required
ssl_cert = <${certificate.certFile}
ssl_key = <${certificate.keyFile}
mail_location = maildir:${join(folder, 'mail')}
first_valid_uid = 1
passdb {
  driver = passwd-file
  args = username_format=%u ${join(folder, 'users')}
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${join(folder, 'mail')} allow_all_users=yes
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${tlsPort}
    ssl = yes
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`;
}
