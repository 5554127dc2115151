import { ORPCError } from '@orpc/client';
import i18next from 'i18next';
import { useCallback } from 'react';
import type { Problem } from '../../preload/contract/connections.ts';
import { WireLost } from '../client.ts';
import type { Explanation } from '../ui/states.tsx';
import { type Namespace, useLocale } from '../words.ts';

type Values = Record<string, unknown>;

/** The three sentences that stand under a key, or undefined if there are none; `because` may choose a more exact why. */
function sentences(key: string, values: Values): Explanation | undefined {
  if (!i18next.exists(`${key}.what`)) return undefined;
  const one = (part: string) =>
    i18next.exists(`${key}.${part}`) ? i18next.t(`${key}.${part}` as never, values) : undefined;
  return { what: one('what') ?? '', why: one(`why_${values.because}`) ?? one('why'), next: one('next') };
}

/** The sentences of a problem met on the way to Ouvadmin. */
export function explainProblem(problem: Problem): Explanation {
  const { database } = problem.facts;
  const found = sentences(`refusals:problem.${problem.code}`, {
    ...(database ? { table: database } : {}),
    ...problem.facts,
  });
  return found ?? { what: problem.code, why: undefined };
}

/** The contract has parsed it where it came from; only what its sentences need is looked at. */
function isProblem(values: object): values is Problem {
  return 'code' in values && 'facts' in values && typeof values.facts === 'object' && values.facts !== null;
}

function explainRefusal(error: ORPCError<string, unknown>, namespace: Namespace): Explanation | undefined {
  const values = typeof error.data === 'object' && error.data !== null ? (error.data as Values) : {};
  const own = sentences(`${namespace}:refusals.${error.code}`, values);
  if (own) return own;
  if (error.code === 'CANNOT_REACH' && isProblem(values)) return explainProblem(values);
  return sentences(`refusals:${error.code}`, values);
}

function explainDefect(error: unknown): Explanation {
  const number = error instanceof ORPCError ? (error.data as { number?: string } | undefined)?.number : undefined;
  const said = sentences('refusals:defect', {}) ?? { what: '' };
  return {
    ...said,
    detail: number === undefined ? String(error) : i18next.t('refusals:defect.number', { number }),
  };
}

/**
 * What happened, why, and what to do, in the language being spoken. A refusal is looked for under `refusals.CODE` of the
 * feature's words, then among those that features share; anything else is a defect, shown with its number.
 */
export function explain(error: unknown, namespace: Namespace = 'refusals'): Explanation {
  if (error instanceof WireLost) return sentences('refusals:CUT', {}) ?? explainDefect(error);
  const refusal = error instanceof ORPCError ? explainRefusal(error, namespace) : undefined;
  return refusal ?? explainDefect(error);
}

/** `explain` for a component: what it says changes with the language. */
export function useExplain(namespace: Namespace = 'refusals'): (error: unknown) => Explanation {
  const locale = useLocale();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sentences depend on the language
  return useCallback((error: unknown) => explain(error, namespace), [namespace, locale]);
}

/** The code of a refusal, or undefined for a defect or a cut wire. */
export function refusalCode(error: unknown): string | undefined {
  return error instanceof ORPCError && error.code !== 'INTERNAL_SERVER_ERROR' ? error.code : undefined;
}

/** One sentence for a code alone, as the panel of jobs has it; undefined when there is none. `detail` is the number of a defect. */
export function useExplainCode(): (code: string, detail?: string) => string | undefined {
  const locale = useLocale();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sentences depend on the language
  return useCallback(
    (code: string, detail?: string) => {
      if (code === 'DEFECT') return detail && i18next.t('refusals:defect.number', { number: detail });
      const found = sentences(`refusals:${code}`, {}) ?? sentences(`refusals:problem.${detail}`, {});
      return found?.what;
    },
    [locale],
  );
}
