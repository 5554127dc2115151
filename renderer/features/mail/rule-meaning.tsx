import type { SendingRule } from '../../../preload/contract/mail.ts';
import { useExamplePeople } from './use-example-people.ts';
import { useRuleWords } from './use-rule-words.ts';

/** What the rule amounts to, for as many people as the largest campaign has. */
export function RuleMeaning({ rule }: { rule: SendingRule }) {
  const words = useRuleWords();
  const people = useExamplePeople();
  return <p className="quiet">{words.amounts(rule, people).join(' ')}</p>;
}
