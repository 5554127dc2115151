import type { Campaign } from '../../../preload/contract/campaigns.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';

/** What is looked at: of which audit, how many people, which messages, and the day announced. */
export function CampaignLine({ campaign }: { campaign: Campaign }) {
  const t = useWords('campaigns');
  const format = useFormat();
  const { connectionName, auditAt, people, steps, imposedOn } = campaign;
  return [
    t('lineOf', {
      connection: connectionName,
      day: format.date(auditAt),
      people: t('people', { count: people }),
      steps: t('messages', { count: steps.length }),
    }),
    ...(imposedOn === undefined ? [] : [t('lineImposed', { day: format.date(imposedOn) })]),
  ].join(' - ');
}
