import { diagnose, type Facts } from './diagnose.ts';
import { CannotReach } from './ouvadmin.ts';

/**
 * An error as CannotReach, with the facts of the place. Neither the statement, which holds values, nor any of the `secrets`
 * goes along, whatever words a server may have found for its refusal.
 */
export function toReach(error: unknown, facts: Facts, secrets: readonly (string | undefined)[]): CannotReach {
  const problem = diagnose(error, facts);
  const told = { ...problem, facts: withoutSecrets(problem.facts, secrets) };
  const { code, errno } = (error ?? {}) as { code?: unknown; errno?: unknown };
  return new CannotReach(told, code === undefined ? undefined : Object.assign(new Error(`${code}`), { code, errno }));
}

function withoutSecrets(facts: Facts, secrets: readonly (string | undefined)[]): Facts {
  const hidden = secrets.filter((secret) => secret !== undefined && secret.length > 3) as string[];
  const hide = (text: string) => hidden.reduce((left, secret) => left.replaceAll(secret, '•••'), text);
  // Names that the volunteer typed are shown as typed, even if the password is the same word.
  const typed = new Set(['host', 'port', 'user', 'database', 'path', 'fingerprint', 'expected']);
  return Object.fromEntries(Object.entries(facts).map(([name, text]) => [name, typed.has(name) ? text : hide(text)]));
}
