import { createHash } from 'node:crypto';
import ssh2 from 'ssh2';
import { CannotReach } from './ouvadmin.ts';

/** "SHA256:…" of a host key, as ssh-keygen -l prints it. */
export function fingerprintOf(hostKey: Buffer): string {
  return `SHA256:${createHash('sha256').update(hostKey).digest('base64').replace(/=+$/, '')}`;
}

/** "ssh-ed25519": the first field of a public key's bytes. */
export function kindOf(hostKey: Buffer): string {
  const length = hostKey.length >= 4 ? hostKey.readUInt32BE(0) : 0;
  return hostKey.subarray(4, 4 + Math.min(length, 64)).toString('latin1');
}

/** Whether this text is a private key we can use, perhaps once its passphrase is known. */
export function isPrivateKey(text: string): boolean {
  const parsed = ssh2.utils.parseKey(text);
  if (parsed instanceof Error) return needsPassphrase(parsed);
  return [parsed].flat().every((key) => key.isPrivateKey());
}

/** Fails as CannotReach `ssh-key-unreadable` or `ssh-key-needs-passphrase`, before any network is touched. */
export function checkPrivateKey(text: string | undefined, passphrase: string | undefined): void {
  const parsed = text === undefined ? new Error('no key') : ssh2.utils.parseKey(text, passphrase);
  if (!(parsed instanceof Error)) {
    if ([parsed].flat().every((key) => key.isPrivateKey())) return;
    throw new CannotReach({ code: 'ssh-key-unreadable', facts: { because: 'public' } });
  }
  if (needsPassphrase(parsed)) throw new CannotReach({ code: 'ssh-key-needs-passphrase', facts: {} });
  // ssh2 says so for new keys; for the older PEM a wrong passphrase gives nothing but bad decryption.
  if (passphrase && /passphrase|bad decrypt|integrity/i.test(parsed.message))
    throw new CannotReach({ code: 'ssh-key-needs-passphrase', facts: { because: 'wrong' } });
  throw new CannotReach({ code: 'ssh-key-unreadable', facts: text === undefined ? { because: 'missing' } : {} });
}

const needsPassphrase = (error: Error) => /no passphrase given/i.test(error.message);
