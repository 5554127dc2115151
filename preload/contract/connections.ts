import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { open } from './common.ts';

const Host = z.string().trim().min(1).max(253);
const Port = z.number().int().min(1).max(65_535);
const User = z.string().min(1).max(128);

/**
 * How the server's identity is verified; there is no "skip verification". `system` trusts the authorities of the
 * operating system, `ca` only the given one (PEM). `none` is taken through an SSH tunnel or a socket only.
 */
export const Tls = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('system') }),
  z.object({ kind: z.literal('ca'), pem: z.string().max(200_000) }),
  z.object({ kind: z.literal('none') }),
]);

export const SshAuth = z.enum(['key', 'agent', 'password']);

export const Route = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('direct'), host: Host, port: Port, tls: Tls }),
  z.object({ kind: z.literal('socket'), path: z.string().startsWith('/').max(500) }),
  z.object({
    kind: z.literal('ssh'),
    ssh: z.object({ host: Host, port: Port, user: User, auth: SshAuth }),
    /** As seen from the SSH server. */
    host: Host,
    port: Port,
    tls: Tls,
  }),
]);
export type Route = z.infer<typeof Route>;

export const Target = z.discriminatedUnion('kind', [
  /** The embedded demonstration: no secret, no network. */
  z.object({ kind: z.literal('demonstration') }),
  z.object({ kind: z.literal('server'), route: Route, user: User, database: z.string().min(1).max(64) }),
]);
export type Target = z.infer<typeof Target>;

/** Goes in, never comes back. An absent field keeps what is held; null forgets it. */
export const Secrets = z.object({
  databasePassword: z.string().max(10_000).nullish(),
  sshPassword: z.string().max(10_000).nullish(),
  /** The private key itself, OpenSSH or PEM. */
  sshKey: z.string().max(100_000).nullish(),
  sshKeyPassphrase: z.string().max(10_000).nullish(),
});
export type Secrets = z.infer<typeof Secrets>;
export const secretNames = ['databasePassword', 'sshPassword', 'sshKey', 'sshKeyPassphrase'] as const;
export type SecretName = (typeof secretNames)[number];

export const Profile = z.object({
  id: z.string(),
  name: z.string(),
  target: Target,
  /** Which secrets are held, not what they are. */
  held: z.array(z.enum(secretNames)),
  keptIn: z.enum(['keychain', 'vault', 'nowhere']),
  /** SHA-256 fingerprint of the SSH host key that was accepted ("SHA256:…"). */
  hostKey: z.string().optional(),
  lastTest: z.object({ at: z.iso.datetime(), passed: z.boolean() }).optional(),
});
export type Profile = z.infer<typeof Profile>;

/** The steps of a test, in their order; a step that the route does not have is skipped. */
export const testSteps = ['name', 'tcp', 'ssh', 'host-key', 'tls', 'login', 'database', 'rights'] as const;

/** What went wrong, each with its own sentence and its own next step on the screen. */
export const connectionProblems = [
  'name-not-found',
  'refused',
  'timed-out',
  'unreachable',
  'cut',
  'not-mysql',
  'socket-missing',
  'ssh-auth-refused',
  'ssh-key-unreadable',
  'ssh-key-needs-passphrase',
  'ssh-agent-missing',
  'ssh-forward-refused',
  'ssh-failed',
  'host-key-unknown',
  'host-key-changed',
  'tls-not-offered',
  'tls-untrusted',
  'tls-wrong-host',
  'tls-expired',
  'tls-failed',
  'tls-ca-unreadable',
  'login-refused',
  'login-needs-tls',
  'database-unknown',
  'right-missing',
  'too-many-connections',
  'server-said',
] as const;
export const Problem = z.object({
  code: z.enum(connectionProblems),
  /** Facts for the sentence: host, port, fingerprint, expected, table, right… never a secret. */
  facts: z.record(z.string(), z.string()),
});
export type Problem = z.infer<typeof Problem>;

export const TestStep = z.object({
  step: z.enum(testSteps),
  state: z.enum(['running', 'passed', 'warned', 'failed', 'skipped']),
  /** A fact worth showing once passed: address, TLS version, server version, fingerprint. */
  fact: z.string().optional(),
  milliseconds: z.number().optional(),
  problem: Problem.optional(),
});
export type TestStep = z.infer<typeof TestStep>;

const Id = z.object({ id: z.string() });

/** The refusal of any call that reaches Ouvadmin. */
export const reachRefusals = { CANNOT_REACH: { data: Problem }, CONNECTION_UNKNOWN: {} };

export const connections = {
  list: open.output(z.array(Profile)),
  save: open
    .input(
      z.object({
        id: z.string().optional(),
        name: z.string().trim().min(1).max(100),
        target: Target,
        secrets: Secrets,
      }),
    )
    .output(Profile)
    .errors({ NAME_TAKEN: {}, TLS_REQUIRED: {}, CA_UNREADABLE: {}, SSH_KEY_UNREADABLE: {}, CONNECTION_UNKNOWN: {} }),
  remove: open.input(Id).errors({ CONNECTION_UNKNOWN: {}, JOB_RUNNING: {} }),
  /** Each step as it goes; the last value of a step is its outcome. Stops at the first failure. */
  test: open.input(Id).output(eventIterator(TestStep)).errors({ CONNECTION_UNKNOWN: {} }),
  /** Accepts the key that the test has just shown. Refused if the server shows another one by now. */
  acceptHostKey: open
    .input(z.object({ id: z.string(), fingerprint: z.string() }))
    .output(Profile)
    .errors({ ...reachRefusals, HOST_KEY_OTHER: { data: z.object({ shown: z.string() }) } }),
  /** Forgets the accepted key: the next test shows the server's key again. */
  forgetHostKey: open.input(Id).output(Profile).errors({ CONNECTION_UNKNOWN: {} }),
  /** Least privilege, ready to copy. `task` audit: SELECT on the mapped columns only (on the whole database while nothing is mapped). */
  grants: open
    .input(z.object({ id: z.string(), task: z.enum(['map', 'audit']) }))
    .output(z.object({ statements: z.array(z.string()), mapped: z.boolean() }))
    .errors({ CONNECTION_UNKNOWN: {} }),
};
