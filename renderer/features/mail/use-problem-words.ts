import { useCallback } from 'react';
import type { MailTestStep, Sender } from '../../../preload/contract/mail.ts';
import type { Explanation } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { words } from './words.ts';

type Problem = NonNullable<MailTestStep['problem']>;
type Code = keyof typeof words.fr.problem;

const isKnown = (code: string): code is Code => Object.hasOwn(words.fr.problem, code);

/** What the sentences may name, as far as the sender's own settings tell it: for those of the server where the step is. */
function factsOf(sender: Sender, step: MailTestStep['step']): Record<string, string> {
  const server = step.startsWith('mailbox') && sender.mailbox ? sender.mailbox : sender.smtp;
  const { host, port, user } = server;
  const folder = sender.mailbox?.folder ?? '';
  return { host, port: String(port), user, folder, address: sender.from.address };
}

/** What failed at a step of the test, why, and what to do; a code of a newer application is named as it is. */
export function useProblemWords(sender: Sender): (step: MailTestStep['step'], problem: Problem) => Explanation {
  const t = useWords('mail');
  return useCallback(
    (step, { code, facts }) => {
      const values = { ...factsOf(sender, step), ...facts, code };
      const key = isKnown(code) ? code : 'other';
      return {
        what: t(`problem.${key}.what`, values),
        why: t(`problem.${key}.why`, values),
        next: t(`problem.${key}.next`, values),
      };
    },
    [t, sender],
  );
}
