import type { Obstacle } from '../../preload/contract/column-encryption.ts';

/** The way is closed until somebody does something: the database said so when it was asked to change. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
  readonly obstacle: Obstacle;
  constructor(obstacle: Obstacle, cause?: unknown) {
    super(`${obstacle.code} ${JSON.stringify(obstacle.facts)}`, { cause });
    this.obstacle = obstacle;
  }
}

/** The table is no longer what it was when the ground was read: read it anew and look at the plan again. */
export class GroundMoved extends Error {
  override readonly name = 'GroundMoved';
  /** What differs: "type", "collation", "primary-key". */
  readonly what: string;
  constructor(what: string) {
    super(`the table was altered meanwhile: ${what}`);
    this.what = what;
  }
}

/** There are rows whose only copy is the ciphertext: what would drop it must wait until they are decrypted. */
export class OnlyCiphertext extends Error {
  override readonly name = 'OnlyCiphertext';
}

/** There are rows whose value has no ciphertext yet: what would drop the clear value must wait until they are filled. */
export class StillPending extends Error {
  override readonly name = 'StillPending';
}
