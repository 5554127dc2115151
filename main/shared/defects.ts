import { randomUUID } from 'node:crypto';
import { mapEventIterator, ORPCError } from '@orpc/client';
import type { Log } from './log.ts';

interface Call {
  readonly path: readonly string[];
  readonly signal?: AbortSignal | undefined;
  next(): Promise<unknown>;
}

/**
 * Sorts the failures of calls: a refusal or a rejected input goes through as it is; a defect is logged whole under a number,
 * and only that number crosses ("INTERNAL_SERVER_ERROR", data: { number }), because a message may quote what it should not.
 */
export function defectsInto(log: Log): (call: Call) => Promise<unknown> {
  return async ({ path, signal, next }) => {
    const told = (error: unknown): unknown => {
      if (error instanceof ORPCError && error.code !== 'INTERNAL_SERVER_ERROR') return error;
      if (signal?.aborted) return error;
      const number = randomUUID().slice(0, 8);
      log.error({ err: error, issues: issuesOf(error), call: path.join('.'), number }, 'call failed');
      return new ORPCError('INTERNAL_SERVER_ERROR', { data: { number } });
    };
    try {
      const output = await next();
      if (!isStream(output)) return output;
      return mapEventIterator(output, {
        value: (value) => Promise.resolve(value),
        error: (error) => Promise.resolve(told(error)),
      });
    } catch (error) {
      throw told(error);
    }
  };
}

function isStream(value: unknown): value is AsyncIterator<unknown, unknown, unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value && 'next' in value;
}

/** What the contract says against an answer of ours: where and why, never the answer itself, which may be about a member. */
function issuesOf(error: unknown): unknown {
  const cause = error instanceof Error ? error.cause : undefined;
  return typeof cause === 'object' && cause !== null && 'issues' in cause ? cause.issues : undefined;
}
