import { useMemo } from 'react';
import type { Campaign, StepKind } from '../../../preload/contract/campaigns.ts';
import type { Reason } from '../../../preload/contract/password-campaigns.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { reminderNumber } from './campaign-facts.ts';

/** Words that several parts of the screen need: of a step, of an instant, of reasons, of what a campaign waits for. */
export function useCampaignWords() {
  const t = useWords('campaigns');
  const reason = useWords('passwordCampaigns');
  const format = useFormat();
  return useMemo(() => {
    /** "à 14:02" today, else "le 25 nov. 2026 à 09:00". */
    const until = (instant: string) => {
      const day = format.date(instant);
      const time = format.time(instant);
      return day === format.date(new Date().toISOString()) ? t('at.today', { time }) : t('at.day', { date: day, time });
    };
    return {
      until,
      /** "Relance 2" */
      step: (campaign: Pick<Campaign, 'steps'>, stepId: string, kind: StepKind) => {
        const number = reminderNumber(campaign, stepId);
        return number === undefined ? t(`step.${kind}`) : t('step.reminderNumber', { number });
      },
      reasons: (list: readonly Reason[]) => list.map((one) => reason(`short.${one}`)).join(', '),
      /** What it is doing, or what it waits for and until when; one sentence. */
      stand: ({ state, stop, waiting, due }: Campaign) => {
        if (state === 'stopped') return stop ? t(`stop.${stop.because}.what`) : t('state.stopped');
        if (state === 'draft' || state === 'paused' || state === 'closed') return t(`stand.${state}`);
        if (waiting === undefined) return due === 0 ? t('stand.idle') : t('stand.sending', { count: due });
        const dated =
          waiting.for === 'hours' || waiting.for === 'cap' || waiting.for === 'quiet' || waiting.for === 'next-step';
        if (dated && waiting.until !== undefined)
          return t(`waiting.${waiting.for as 'hours'}Until`, { until: until(waiting.until) });
        return t(`waiting.${waiting.for}`);
      },
    };
  }, [t, reason, format]);
}
