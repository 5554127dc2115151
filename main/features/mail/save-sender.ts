import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import {
  type MailSecretName,
  type MailSecrets,
  type MailServer,
  mailSecretNames,
  type SenderDraft,
} from '../../../preload/contract/mail.ts';
import type { SecretRoom, SecretValues } from '../../keychain/secret-room.ts';
import { readAuthorities } from '../../shared/authorities.ts';
import { refusal } from '../../shared/refusal.ts';
import type { MailStore } from './store.ts';

/** Keeps the sender and its secrets; those that the new settings cannot use are forgotten. Refuses CA_UNREADABLE. */
export async function saveSender(
  { store, secrets }: { store: MailStore; secrets: SecretRoom<MailSecretName> },
  given: SenderDraft,
  asked: MailSecrets,
): Promise<void> {
  const before = store.find();
  const id = before?.id ?? randomUUID();
  const { mailbox, ...rest } = given;
  const draft: SenderDraft = {
    ...rest,
    smtp: checkTrust(given.smtp),
    ...(mailbox ? { mailbox: { ...checkTrust(mailbox), folder: mailbox.folder } } : {}),
  };
  const { wanted, forgotten } = sortSecrets(draft, asked);
  const placed = await secrets.place(id, wanted);
  const changed = placed.length > 0 || forgotten.length > 0 || !isDeepStrictEqual(before?.draft, draft);
  store.save({ id, draft }, placed, forgotten, changed);
  const movedToVault = placed.filter(({ value }) => value !== null).map(({ name }) => name);
  await secrets.forget(id, before ? [...forgotten, ...movedToVault] : []);
}

/** Keeps of a CA text its certificates only, for it comes back to the screen. */
function checkTrust(server: MailServer): MailServer {
  if (server.trust.kind === 'system') return server;
  const authorities = readAuthorities(server.trust.pem);
  if (!authorities) throw refusal('CA_UNREADABLE');
  return { ...server, trust: { kind: 'ca', pem: `${authorities.join('\n')}\n` } };
}

function sortSecrets(draft: SenderDraft, asked: MailSecrets) {
  const usable = (name: MailSecretName) => (name === 'smtpPassword' ? draft.smtp : draft.mailbox)?.user;
  const wanted: SecretValues<MailSecretName> = {};
  for (const name of mailSecretNames) {
    const value = asked[name];
    if (value && usable(name)) wanted[name] = value;
  }
  const forgotten = mailSecretNames.filter((name) => {
    return !usable(name) || asked[name] === null || asked[name] === '';
  });
  return { wanted, forgotten };
}
