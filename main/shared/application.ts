import type { Router } from '@orpc/server';
import type { contract } from '../../preload/contract/index.ts';

/**
 * The application as a shell sees it: calls to hand over, a door to lock, an end. Of all the calls a shell itself knows two
 * groups only, to ask for the language and for running work.
 */
export interface Application {
  readonly router: Router<Pick<typeof contract, 'shell' | 'preferences'>, Record<never, never>>;
  lock(why: 'hand' | 'idle'): Promise<void>;
  close(): Promise<void>;
}
