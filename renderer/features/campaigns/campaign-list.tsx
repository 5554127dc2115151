import { Link } from 'wouter';
import type { Campaign } from '../../../preload/contract/campaigns.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { settledShare } from './campaign-facts.ts';
import c from './campaigns.module.css';
import { placeOf } from './places.ts';
import { StateMark } from './state-mark.tsx';
import { useCampaignWords } from './use-campaign-words.ts';

/** A line a campaign: its state in words, how many have changed, and when it goes on. */
export function CampaignList({ campaigns }: { campaigns: readonly Campaign[] }) {
  const t = useWords('campaigns');
  return (
    <table className={c.list} aria-label={t('list')}>
      <thead>
        <tr>
          <th scope="col">{t('column.name')}</th>
          <th scope="col">{t('column.state')}</th>
          <th scope="col" className={c.number}>
            {t('column.people')}
          </th>
          <th scope="col" className={c.progressColumn}>
            {t('column.verified')}
          </th>
          <th scope="col">{t('column.next')}</th>
        </tr>
      </thead>
      <tbody>
        {campaigns.map((campaign) => (
          <Line key={campaign.id} campaign={campaign} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ campaign }: { campaign: Campaign }) {
  const t = useWords('campaigns');
  const format = useFormat();
  const words = useCampaignWords();
  const { id, name, state, people, counts, waiting, connectionName, auditAt } = campaign;
  const share = settledShare(campaign);
  const next = state === 'open' && waiting?.until !== undefined ? format.moment(waiting.until) : '';
  return (
    <tr>
      <td>
        <Link href={placeOf(id)} className={c.name ?? ''}>
          {name}
        </Link>
        <span className={c.under}>
          {connectionName}, {format.date(auditAt)}
        </span>
      </td>
      <td>
        <span className={c.state} data-state={state}>
          <StateMark state={state} />
          {t(`state.${state}`)}
        </span>
      </td>
      <td className={c.number}>{format.number(people)}</td>
      <td className={c.progressColumn}>
        <span className={c.share}>
          <span className={c.shareTrack} aria-hidden>
            <span style={{ width: `${share * 100}%` }} />
          </span>
          <span>
            {format.number(counts.verified)} · {format.percent(share)}
          </span>
        </span>
      </td>
      <td className={c.nextColumn}>
        {next}
        <span className={c.under}>{words.stand(campaign)}</span>
      </td>
    </tr>
  );
}
