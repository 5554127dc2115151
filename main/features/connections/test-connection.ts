import { isIP, type Socket } from 'node:net';
import { sql } from 'kysely';
import type { Problem, Route, TestStep } from '../../../preload/contract/connections.ts';
import { openOuvadmin } from '../../database/ouvadmin/open-ouvadmin.ts';
import { CannotReach, type Ouvadmin, type Reach } from '../../database/ouvadmin/ouvadmin.ts';
import { connectTcp, resolveName } from '../../database/ouvadmin/tcp.ts';
import type { MappedColumns } from './grants.ts';
import { failed, type StepName, type Steps, Stopped, skipped, step, stepLimit } from './steps.ts';
import { testRights } from './test-rights.ts';
import { testSsh } from './test-ssh.ts';

type MysqlReach = Extract<Reach, { dialect: 'mysql' }>;
type NetworkRoute = Exclude<Route, { kind: 'socket' }>;

/**
 * Goes the way to the database step by step, each really tried, and stops at the first that fails. `ended` hears whether
 * all went well. An abort throws the signal's reason.
 */
export async function* testConnection(
  reach: () => Promise<Reach>,
  mapped: readonly MappedColumns[],
  ended: (passed: boolean) => void,
  signal?: AbortSignal,
): AsyncGenerator<TestStep, void, void> {
  try {
    const given = yield* known(reach);
    const ouvadmin = given.dialect === 'mysql' ? yield* testServer(given, signal) : yield* testFile(given, signal);
    try {
      const database = given.dialect === 'mysql' ? given.database : '';
      yield* step('rights', signal, () => testRights(ouvadmin, database, mapped));
    } finally {
      await ouvadmin.close();
    }
    ended(true);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    ended(false);
  }
}

/** A secret that the keychain does not give fails the step that would have used it. */
async function* known(reach: () => Promise<Reach>): Steps<Reach> {
  try {
    return await reach();
  } catch (error) {
    if (!(error instanceof CannotReach)) throw error;
    yield failed(error.problem.code.startsWith('ssh') ? 'ssh' : 'login', error.problem, 0);
    throw new Stopped();
  }
}

async function* testFile(reach: Reach, signal?: AbortSignal): Steps<Ouvadmin> {
  yield* skipped('name', 'tcp', 'ssh', 'host-key', 'tls', 'login');
  return yield* step('database', signal, async () => ({ value: await openOuvadmin(reach), fact: 'SQLite' }));
}

async function* testServer(reach: MysqlReach, signal?: AbortSignal): Steps<Ouvadmin> {
  if (reach.route.kind === 'socket') yield* skipped('name', 'tcp', 'ssh', 'host-key');
  else yield* testNetwork(reach, reach.route, signal);
  return yield* testLogin(reach, signal);
}

async function* testNetwork(reach: MysqlReach, route: NetworkRoute, signal?: AbortSignal): Steps<void> {
  const { host, port } = route.kind === 'ssh' ? route.ssh : route;
  if (isIP(host)) yield* skipped('name');
  else {
    yield* step('name', signal, async (attempt) => {
      const addresses = await resolveName(host, attempt);
      return { value: undefined, fact: addresses.slice(0, 3).join(', ') };
    });
  }
  let socket: Socket | undefined;
  try {
    const opened = yield* step('tcp', signal, async (attempt) => {
      socket = await connectTcp(host, port, attempt);
      return { value: socket, fact: `${host}:${port}` };
    });
    if (route.kind === 'ssh') yield* testSsh(reach, route, opened, signal);
    else yield* skipped('ssh', 'host-key');
  } finally {
    socket?.destroy();
  }
}

/** One connection proves TLS, login and database: where it failed tells how far it came, for the server speaks in that order. */
async function* testLogin(reach: MysqlReach, signal?: AbortSignal): Steps<Ouvadmin> {
  const secure = reach.route.kind !== 'socket' && reach.route.tls.kind !== 'none';
  const order: StepName[] = secure ? ['tls', 'login', 'database'] : ['login', 'database'];
  if (!secure) yield* skipped('tls');
  yield { step: order[0] ?? 'login', state: 'running' };
  const start = performance.now();
  const limits = { connect: stepLimit, query: stepLimit };
  const outcome = await openOuvadmin(reach, signal, limits).then(
    async (ouvadmin) => ({ ouvadmin, facts: await factsOf(ouvadmin) }),
    (error: unknown) => {
      if (signal?.aborted || !(error instanceof CannotReach)) throw error;
      return { problem: error.problem };
    },
  );
  const milliseconds = performance.now() - start;
  if ('problem' in outcome) {
    const stop = stepOf(outcome.problem, secure);
    for (const name of order.slice(0, order.indexOf(stop))) yield { step: name, state: 'passed', milliseconds };
    yield failed(stop, outcome.problem, milliseconds);
    throw new Stopped();
  }
  const { ouvadmin, facts } = outcome;
  let handedOver = false;
  try {
    for (const name of order) {
      const fact = facts[name];
      yield { step: name, state: 'passed', milliseconds, ...(fact === undefined ? {} : { fact }) };
    }
    handedOver = true;
    return ouvadmin;
  } finally {
    // Whoever watched left in between.
    if (!handedOver) await ouvadmin.close();
  }
}

/** How far a login came before this problem. */
function stepOf({ code }: Problem, secure: boolean): StepName {
  if (code === 'database-unknown' || code === 'right-missing') return 'database';
  if (
    code === 'login-refused' ||
    code === 'login-needs-tls' ||
    code === 'too-many-connections' ||
    code === 'server-said'
  )
    return 'login';
  return secure ? 'tls' : 'login';
}

async function factsOf(ouvadmin: Ouvadmin): Promise<Partial<Record<StepName, string>>> {
  const { rows } = await sql<{ who: string; version: string }>`
    select current_user() as who, version() as version`.execute(ouvadmin.db);
  const tls = await sql<{ Value: string }>`show session status like 'Ssl_version'`.execute(ouvadmin.db);
  const [first] = rows;
  const protocol = tls.rows[0]?.Value;
  return {
    ...(protocol ? { tls: protocol } : {}),
    ...(first ? { login: first.who, database: first.version } : {}),
  };
}
