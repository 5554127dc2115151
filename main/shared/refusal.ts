import { ORPCError } from '@orpc/server';

/**
 * A refusal named in the contract: data the screen turns into a sentence and a next step. Deeds throw it; the router
 * needs no translation, because a code that the contract declares crosses as a defined error. No status is given: oRPC
 * only recognises a declared error whose status is the one declared, and the contract declares none.
 */
export function refusal(code: Uppercase<string>, data?: unknown): ORPCError<string, unknown> {
  return new ORPCError(code, { message: code, data });
}

/** Whether an error is a refusal (of this code, if given) rather than a defect. */
export function isRefusal(error: unknown, code?: string): error is ORPCError<string, unknown> {
  return error instanceof ORPCError && (code === undefined || error.code === code);
}
