import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { Instant, open } from './common.ts';

const Host = z.string().trim().min(1).max(253);
const Port = z.number().int().min(1).max(65_535);

/** starttls: begins in clear and goes no further unless the server turns to TLS. tls: from the first byte. There is no third way. */
export const MailSecurity = z.enum(['starttls', 'tls']);

/** Who vouches for the server: the authorities of the operating system, or only the one given (PEM). */
export const MailTrust = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('system') }),
  z.object({ kind: z.literal('ca'), pem: z.string().max(200_000) }),
]);

export const MailServer = z.object({
  host: Host,
  port: Port,
  security: MailSecurity,
  trust: MailTrust,
  /** Empty: the server asks for no login. */
  user: z.string().max(254),
});
export type MailServer = z.infer<typeof MailServer>;

/** From whom members hear, and by which server. */
export const SenderDraft = z.object({
  smtp: MailServer,
  from: z.object({ name: z.string().trim().min(1).max(100), address: z.email() }),
  replyTo: z.email().optional(),
  /** How members reach the panel by hand ("tapez ouvaton.coop dans votre navigateur, puis Ouvadmin"): the field {panel}. */
  panel: z.string().trim().max(500),
  /** Whom members may ask: the field {contact}. */
  contact: z.string().trim().max(500),
  /** Where bounces come back to, if anywhere; read only. */
  mailbox: MailServer.extend({ folder: z.string().trim().min(1).max(200) }).optional(),
});
export type SenderDraft = z.infer<typeof SenderDraft>;

/** Goes in, never comes back. An absent field keeps what is held; null forgets it. */
export const MailSecrets = z.object({
  smtpPassword: z.string().max(10_000).nullish(),
  mailboxPassword: z.string().max(10_000).nullish(),
});
export type MailSecrets = z.infer<typeof MailSecrets>;
export const mailSecretNames = ['smtpPassword', 'mailboxPassword'] as const;
export type MailSecretName = (typeof mailSecretNames)[number];

export const Sender = SenderDraft.extend({
  held: z.array(z.enum(mailSecretNames)),
  keptIn: z.enum(['keychain', 'vault', 'nowhere']),
  lastTest: z.object({ at: Instant, passed: z.boolean() }).optional(),
});
export type Sender = z.infer<typeof Sender>;

/**
 * How fast and when anything goes out to members, one for the team: at most `perHour` in any 60 minutes and `perDay` in a day
 * of Paris, between `from` and `to` o'clock in Paris, on these days of the week (1 Monday to 7 Sunday).
 */
export const SendingRule = z
  .object({
    perHour: z.number().int().min(1).max(10_000),
    perDay: z.number().int().min(1).max(100_000),
    from: z.number().int().min(0).max(23),
    to: z.number().int().min(1).max(24),
    days: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  })
  .refine(({ from, to }) => from < to);
export type SendingRule = z.infer<typeof SendingRule>;

/** What became of a message as far as this end can tell. */
export const Fate = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sent'), said: z.string() }),
  /** Asked for later (4xx), or never reached: nothing left this laptop for good. */
  z.object({ kind: z.literal('later'), because: z.string(), said: z.string() }),
  /** Will never be taken (5xx), and whether the fault is the address's or the sender's. */
  z.object({ kind: z.literal('refused'), fault: z.enum(['address', 'sender', 'message']), said: z.string() }),
  /** All of it had left and no answer came. */
  z.object({ kind: z.literal('unknown'), because: z.string() }),
  /** The server cannot be trusted or does not let us in: no message will go, this one or another. */
  z.object({
    kind: z.literal('closed'),
    because: z.enum([
      'login-refused',
      'tls-untrusted',
      'tls-wrong-host',
      'tls-expired',
      'tls-failed',
      'tls-not-offered',
    ]),
    said: z.string(),
  }),
]);
export type Fate = z.infer<typeof Fate>;

export const mailTestSteps = [
  'name',
  'tcp',
  'tls',
  'login',
  'sender',
  'mailbox-tls',
  'mailbox-login',
  'mailbox-folder',
] as const;
export const MailTestStep = z.object({
  step: z.enum(mailTestSteps),
  state: z.enum(['running', 'passed', 'failed', 'skipped']),
  fact: z.string().optional(),
  /** Why it failed, a key for which the screen has a sentence, and facts for it; never a secret. */
  problem: z.object({ code: z.string(), facts: z.record(z.string(), z.string()) }).optional(),
});
export type MailTestStep = z.infer<typeof MailTestStep>;

export const mail = {
  /** The sender of this laptop, if it has one. */
  sender: open.output(Sender.nullable()),
  save: open
    .input(z.object({ sender: SenderDraft, secrets: MailSecrets }))
    .output(Sender)
    .errors({ CA_UNREADABLE: {} }),
  forget: open,
  /** Each step as it goes; nothing is sent. */
  test: open.output(eventIterator(MailTestStep)).errors({ NO_SENDER: {} }),
  /** The rule of the team, what was used of it, and again after each change. */
  watchRule: open.output(
    eventIterator(
      z.object({
        /** The id of the shared record, for its history. */
        id: z.string(),
        rule: SendingRule,
        usual: z.boolean(),
        usedThisHour: z.number().int(),
        usedToday: z.number().int(),
        inConflict: z.array(z.string()),
      }),
    ),
  ),
  setRule: open.input(SendingRule),
  /**
   * Asks for messages that came back (.eml, several of them in the desktop shell, or .mbox); campaigns.readBounces reads them
   * as "files". In the browser shell one file is put at `upload` first. Nothing where the volunteer thought better of it.
   */
  chooseBounces: open.output(z.object({ upload: z.string().optional() }).nullable()),
};
