import type { ColumnDoor } from '../../../database/ouvadmin/column-door.ts';
import { CannotReach } from '../../../database/ouvadmin/ouvadmin.ts';
import type { ColumnCipher } from '../../../encryption/cipher/column-cipher.ts';
import { openColumnCipher } from '../../../encryption/cipher/open-column-cipher.ts';
import { type Control, openControl, UnknownPlan } from '../../../encryption/control.ts';
import { encryptMaker } from '../../../encryption/rows/encrypt-maker.ts';
import { hashMaker } from '../../../encryption/rows/hash-maker.ts';
import { hashThreads } from '../../../encryption/rows/measure-argon2id.ts';
import type { ShadowMaker } from '../../../encryption/rows/shadow-maker.ts';
import { GroundMoved, OnlyCiphertext, StillPending, Stopped } from '../../../encryption/stopped.ts';
import type { StepOrder } from '../encryption-messages.ts';
import { type AtWork, type Held, openAtWork, type Say } from './at-work.ts';
import { enterColumn } from './enter-column.ts';
import { goBack } from './go-back.ts';
import { goForward } from './go-forward.ts';
import { controlNow } from './look-at-control.ts';
import { Refused } from './refused.ts';
import { rotateColumn } from './rotate-column.ts';
import { verifyColumn } from './verify-column.ts';

/**
 * One deed on a column, from its claim to its end; answers with the rows that it worked on. Whatever ends it before, the
 * control table says why, and the column is free for others. Throws Refused, CannotReach, the reason of `stop`.
 */
export async function takeStep(door: ColumnDoor, order: StepOrder, say: Say, stop: AbortSignal): Promise<number> {
  const control = openControl(door);
  const cipher = order.keys && openColumnCipher(order.work, order.keys);
  forgetKeys(order);
  const maker = makerOf(order, cipher);
  try {
    const { hold, state } = await enterColumn({ door, control, order, cipher, stop }).catch(refused);
    const held: Held = { door, control, order, hold, state, maker, cipher, say, stop };
    try {
      await say({ kind: 'begun' });
      return await working(held, (at) => deed(at, state));
    } finally {
      await hold.release();
      if (!stop.aborted) await tellRows(door, control, say);
    }
  } finally {
    await maker.close();
  }
}

/** How the control table stands after it; whoever wants to know can look by himself. */
async function tellRows(door: ColumnDoor, control: Control, say: Say): Promise<void> {
  const rows = await controlNow(door, control).catch(() => undefined);
  if (rows) await say({ kind: 'rows', rows });
}

function deed(at: AtWork, state: Awaited<ReturnType<typeof enterColumn>>['state']): Promise<number> {
  const { deed: what } = at.order;
  if (what === 'forward') return goForward(at, state);
  if (what === 'back') return goBack(at);
  return what === 'verify' ? verifyColumn(at).then(({ rows }) => rows) : rotateColumn(at);
}

/** Nobody needs them any more; what the cipher has is no longer bytes that a dump would show. */
function forgetKeys({ keys }: StepOrder): void {
  for (const { key } of keys ? [keys.current, ...keys.older] : []) key.fill(0);
  keys?.index.fill(0);
}

/** Without a key nothing is made or checked: the way back may be open all the same. */
function makerOf({ work }: StepOrder, cipher: ColumnCipher | undefined): ShadowMaker {
  if (work.treatment.kind === 'hash') return hashMaker(work.treatment.argon2id, hashThreads());
  if (cipher) return encryptMaker(cipher);
  const missing = () => Promise.reject(new Refused('KEY_MISSING'));
  return { kind: 'encrypt', make: missing, check: missing, close: async () => {} };
}

async function working(held: Held, act: (at: AtWork) => Promise<number>): Promise<number> {
  const { control, order, hold, stop } = held;
  const { plan } = order.work;
  const at = openAtWork(held);
  try {
    hold.own(await control.setProblem(plan, hold.fence, null));
    const rows = await act(at);
    if (order.deed === 'back' && order.to === 'planned') hold.own(await control.remove(plan, hold.fence));
    return rows;
  } catch (error) {
    if (hold.lost.aborted && !stop.aborted) throw hold.lost.reason;
    if (!stop.aborted) await tell(control, plan, hold.fence, error);
    return refused(error);
  } finally {
    await at.close();
  }
}

/** Why it ended, for whoever looks at the column later; out of reach, this laptop alone knows. */
async function tell(control: Control, plan: string, fence: number, error: unknown): Promise<void> {
  const problem = problemOf(error);
  if (problem) await control.setProblem(plan, fence, problem).catch(() => {});
}

/** Codes and names; never what a row holds. */
export function problemOf(error: unknown): { code: string; facts: Record<string, string> } | undefined {
  if (error instanceof CannotReach) return { code: error.problem.code, facts: { ...error.problem.facts } };
  if (error instanceof Stopped) return { code: error.obstacle.code, facts: { ...error.obstacle.facts } };
  if (error instanceof GroundMoved) return { code: 'TABLE_ALTERED', facts: { what: error.what } };
  if (error instanceof OnlyCiphertext) return { code: 'NO_WAY_BACK', facts: {} };
  if (error instanceof StillPending) return { code: 'NOT_VERIFIED', facts: {} };
  if (!(error instanceof Refused)) return undefined;
  const facts = Object.entries((error.data ?? {}) as object).filter(([, value]) => typeof value === 'string');
  return { code: error.code, facts: Object.fromEntries(facts) as Record<string, string> };
}

function refused(error: unknown): never {
  if (error instanceof Stopped) throw new Refused('OBSTACLES', { obstacles: [error.obstacle] });
  if (error instanceof GroundMoved) throw new Refused('TABLE_ALTERED', { what: error.what });
  if (error instanceof OnlyCiphertext) throw new Refused('NO_WAY_BACK');
  // Somebody took it back to nothing while we came.
  if (error instanceof UnknownPlan) throw new Refused('STATE_CHANGED');
  if (error instanceof StillPending) throw new Refused('NOT_VERIFIED');
  throw error;
}
