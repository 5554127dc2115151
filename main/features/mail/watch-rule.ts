import { setTimeout as pause } from 'node:timers/promises';
import type { SendingRule } from '../../../preload/contract/mail.ts';
import type { SharedRecords } from '../../database/replica/shared-records.ts';
import { type Changes, changes } from '../../shared/changes.ts';
import { ruleId, sendingRule } from './kinds.ts';
import { ruleNow } from './rule-now.ts';

export interface RuleSeen {
  readonly id: string;
  readonly rule: SendingRule;
  readonly usual: boolean;
  readonly usedThisHour: number;
  readonly usedToday: number;
  readonly inConflict: string[];
}

/** Milliseconds between two tellings: what others wrote comes in many slices. */
const pace = 200;

/** The rule and what was used of it, and again after each change of either. */
export async function* watchRule(
  records: SharedRecords,
  used: () => { hour: number; today: number },
  usedNews: Changes | undefined,
  signal?: AbortSignal,
): AsyncGenerator<RuleSeen, void, void> {
  const either = changes();
  const stop = new AbortController();
  const forward = async (news: Changes) => {
    for await (const _ of news.follow(() => undefined, stop.signal)) either.tell();
  };
  const forwarding = [records.news, ...(usedNews ? [usedNews] : [])].map(forward);
  try {
    for await (const _ of either.follow(() => undefined, signal)) {
      yield read();
      await pause(pace);
    }
  } finally {
    stop.abort();
    await Promise.all(forwarding);
  }

  function read(): RuleSeen {
    const record = records.get(sendingRule, ruleId);
    const { hour, today } = used();
    const inConflict = [...(record?.inConflict ?? [])];
    return { id: ruleId, rule: ruleNow(records), usual: !record, usedThisHour: hour, usedToday: today, inConflict };
  }
}
