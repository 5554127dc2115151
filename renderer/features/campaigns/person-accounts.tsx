import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './campaigns.module.css';
import type { PersonKnown } from './person-known.ts';
import { useCampaignWords } from './use-campaign-words.ts';

/** The accounts of a person, each with its reasons and with what a later audit said of it. */
export function PersonAccounts({ person }: { person: PersonKnown }) {
  const t = useWords('campaigns');
  const of = useWords('passwordCampaigns');
  const words = useCampaignWords();
  const format = useFormat();
  return (
    <section>
      <h3 className={c.heading}>{t('person.accounts')}</h3>
      <ul className={c.items}>
        {person.accounts.map(({ system, accountId, login, reasons, since, sinceOn }) => (
          <li key={`${system} ${accountId} ${login}`}>
            <span>
              <bdi className="mono">{login || accountId}</bdi> <span className="quiet">{of(`system.${system}`)}</span>
            </span>
            <span>{words.reasons(reasons)}</span>
            {since !== undefined && (
              <span className="quiet">
                {t(`since.${since}`, { day: sinceOn === undefined ? '' : format.date(sinceOn) })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
