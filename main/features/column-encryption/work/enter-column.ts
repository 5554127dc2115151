import type { ColumnState } from '../../../../preload/contract/column-encryption.ts';
import type { ColumnDoor } from '../../../database/ouvadmin/column-door.ts';
import type { ColumnCipher } from '../../../encryption/cipher/column-cipher.ts';
import type { ColumnWork } from '../../../encryption/column-work.ts';
import type { Control, ControlRow } from '../../../encryption/control.ts';
import { lackingRights } from '../../../encryption/lacking-rights.ts';
import { obstaclesOf } from '../../../encryption/obstacles-of.ts';
import { collapse } from '../../../encryption/states/collapse.ts';
import { truthOf } from '../../../encryption/truth-of.ts';
import type { StepOrder } from '../encryption-messages.ts';
import { groundOf } from './ground-of.ts';
import { Refused } from './refused.ts';
import { type Hold, takeHold } from './take-hold.ts';

interface Entering {
  readonly door: ColumnDoor;
  readonly control: Control;
  readonly order: StepOrder;
  readonly cipher: ColumnCipher | undefined;
  readonly stop: AbortSignal;
}

/**
 * Makes sure that nothing speaks against the step, enters the column in the control table where it is new, and takes it.
 * Nothing is written to Ouvadmin's own table before the key was seen to open the canary. Throws Refused STATE_CHANGED,
 * OBSTACLES, RIGHT_LACKING, KEY_MISSING, KEY_WRONG, WORKING_ELSEWHERE.
 */
export async function enterColumn(entering: Entering): Promise<{ hold: Hold; state: ColumnState }> {
  const { control, order, stop } = entering;
  const { work } = order;
  const before = await control.row(work.plan);
  check(entering, before);
  await lookBefore(entering, before?.state ?? 'planned');
  await enter(entering);
  const hold = await takeHold(control, work.plan, order, stop);
  try {
    const row = await control.row(work.plan);
    check(entering, row);
    if (!row) throw new Refused('STATE_CHANGED');
    if (!isOther(row, work)) return { hold, state: row.state };
    await clear(entering, row.work, hold);
    hold.own(await control.remove(work.plan, hold.fence));
  } catch (error) {
    await hold.release();
    throw error;
  }
  await hold.release();
  return enterColumn(entering);
}

const isOther = (row: ControlRow, work: ColumnWork) =>
  JSON.stringify(row.work.treatment) !== JSON.stringify(work.treatment);

/** Whether the column is where the step begins, and the key its own. */
function check({ order, cipher }: Entering, row: ControlRow | undefined): void {
  const { deed, from, work, device } = order;
  const state = row?.state ?? 'planned';
  // Said first: while somebody is at work the state changes by itself.
  if (row?.deed && row.secondsLeft > 0 && row.device !== device)
    throw new Refused('WORKING_ELSEWHERE', { volunteer: row.volunteer });
  if (from !== undefined && from !== state) throw new Refused('STATE_CHANGED');
  if (!row && deed !== 'forward') throw new Refused('STATE_CHANGED');
  if (row && state !== 'planned' && isOther(row, work)) throw new Refused('STATE_CHANGED');
  if (work.treatment.kind === 'hash') return;
  if (!cipher) {
    if (deed === 'back') return;
    throw new Refused('KEY_MISSING');
  }
  if (row?.canary && !cipher.opensCanary(row.canary)) throw new Refused('KEY_WRONG');
}

/** What a person must do first. On the way back only rights can be missing, and the database says so itself. */
async function lookBefore({ door, order }: Entering, state: ColumnState): Promise<void> {
  const { deed, work } = order;
  if (deed !== 'forward') return;
  const found = await groundOf(door, work, state);
  const obstacles = obstaclesOf(found, work);
  if (obstacles.length > 0) throw new Refused('OBSTACLES', { obstacles });
  const lacking = await lackingRights(door, found, work);
  if (lacking.length > 0) throw new Refused('RIGHT_LACKING', { lacking });
}

async function enter({ control, order, cipher }: Entering): Promise<void> {
  const { deed, work, keys } = order;
  if (deed !== 'forward') return;
  await control.install();
  if (await control.row(work.plan)) return;
  await control.add(work, keys?.current.number ?? 0, cipher?.canary() ?? null);
}

/** What is left of what the column was planned for before, and of no use to what it is planned for now. */
async function clear({ door, stop }: Entering, was: ColumnWork, hold: Hold): Promise<void> {
  if (!(await truthOf(door, was)).shadow) return;
  const found = await groundOf(door, was, 'planned');
  await hold.confirm();
  await collapse(door, found, was, stop);
}
