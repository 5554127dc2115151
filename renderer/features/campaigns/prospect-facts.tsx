import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Phone, UserRound, UsersRound } from 'lucide-react';
import type { System } from '../../../preload/contract/common.ts';
import type { Reason } from '../../../preload/contract/password-campaigns.ts';
import { api } from '../../client.ts';
import { useExplain } from '../../refusals/explain.ts';
import { Failure, Loading } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import c from './campaigns.module.css';

interface ProspectFactsProps {
  auditId: string;
  systems: readonly System[];
  reasons: readonly Reason[];
}

/** What the choice comes to, counted anew at each change: how many people, and whom no message can reach. */
export function ProspectFacts({ auditId, systems, reasons }: ProspectFactsProps) {
  const t = useWords('campaigns');
  const explain = useExplain('campaigns');
  const prospect = useQuery(
    api.campaigns.prospect.queryOptions({
      input: { auditId, systems: [...systems], reasons: [...reasons] },
      enabled: systems.length > 0,
      placeholderData: keepPreviousData,
    }),
  );
  const found = systems.length > 0 ? prospect.data : undefined;
  return (
    <section className={c.prospect} aria-label={t('prospect.title')} aria-live="polite">
      <h2 className={c.heading}>{t('prospect.title')}</h2>
      {systems.length > 0 && prospect.isPending && <Loading rows={3} />}
      {prospect.error && <Failure explanation={explain(prospect.error)} retry={() => void prospect.refetch()} />}
      {(systems.length === 0 || found?.people === 0) && <p>{t('prospect.none')}</p>}
      {found !== undefined && found.people > 0 && (
        <div className={c.panel} data-late={prospect.isPlaceholderData || undefined}>
          <p className={c.sentence}>
            <UserRound size={16} aria-hidden />
            <span>
              {t('prospect.people', { count: found.people - found.unreachable })}{' '}
              {t('prospect.accounts', { count: found.accounts })}
            </span>
          </p>
          {found.unreachable > 0 && (
            <p className={c.fact}>
              <Phone size={15} aria-hidden />
              <span>{t('prospect.unreachable', { count: found.unreachable })}</span>
            </p>
          )}
          {found.inAnother > 0 && (
            <p className={c.fact}>
              <UsersRound size={15} aria-hidden />
              <span>{t('prospect.inAnother', { count: found.inAnother })}</span>
            </p>
          )}
          <p className="quiet">{t('prospect.one')}</p>
        </div>
      )}
    </section>
  );
}
