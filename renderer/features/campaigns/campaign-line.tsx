import type { Campaign } from '../../../preload/contract/campaigns.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';

/** What is looked at: of which audit, how many people, and the day announced. */
export function CampaignLine({ campaign }: { campaign: Campaign }) {
  const t = useWords('campaigns');
  const format = useFormat();
  const { connectionName, auditAt, people, imposedOn } = campaign;
  return [
    t('lineOf', {
      connection: connectionName,
      day: format.date(auditAt),
      people: t('people', { count: people }),
    }),
    ...(imposedOn === undefined ? [] : [t('lineImposed', { day: format.date(imposedOn) })]),
  ].join(' - ');
}
