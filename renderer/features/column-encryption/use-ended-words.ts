import i18next from 'i18next';
import type { Plan } from '../../../preload/contract/column-encryption.ts';
import { connectionProblems } from '../../../preload/contract/connections.ts';
import { explainProblem } from '../../refusals/explain.ts';
import type { Explanation } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';

type Ended = NonNullable<Plan['problem']>;

/** Why work ended before its end: by its own words, by those of a refusal, by those of the way to the database, or by its code. */
export function useEndedWords(): (problem: Ended) => Explanation {
  const t = useWords('columnEncryption');
  return ({ code, facts }) => {
    const sentence = (key: string) => (i18next.exists(key) ? i18next.t(key as never, facts) : undefined);
    const reach = connectionProblems.find((one) => one === code || one === facts.code);
    if (reach !== undefined) return explainProblem({ code: reach, facts });
    const places = ['endedBy', 'obstacle', 'refusals'].map((tree) => `columnEncryption:${tree}.${code}`);
    for (const under of places) {
      const what = sentence(`${under}.what`);
      if (what !== undefined) return { what, next: sentence(`${under}.next`) };
    }
    return { what: t('ended.title'), why: t('endedBy.generic', { code }), next: t('ended.next') };
  };
}
