import type { Campaign } from '../../../preload/contract/campaigns.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './campaigns.module.css';
import { placeOf, type View, views } from './places.ts';

/** The ways to look at one campaign; how many are to be reached otherwise stands beside their name. */
export function ViewTabs({ campaign, view }: { campaign: Campaign; view: View }) {
  const t = useWords('campaigns');
  const format = useFormat();
  const { unreachable } = campaign.counts;
  return (
    <nav className={c.tabs} data-alone={view !== 'board' || undefined} aria-label={t('views')}>
      {views.map((one) => {
        const name = t(`view.${one}`);
        const text = one === 'to-reach' && unreachable > 0 ? `${name} (${format.number(unreachable)})` : name;
        return (
          <a
            key={one}
            href={`#${placeOf(campaign.id, one)}`}
            aria-current={one === view ? 'page' : undefined}
            data-text={text}
          >
            {text}
          </a>
        );
      })}
    </nav>
  );
}
