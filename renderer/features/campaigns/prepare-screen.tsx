import { useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { Link } from 'wouter';
import { api } from '../../client.ts';
import { useHashSearch } from '../../hash-location.ts';
import { useExplain } from '../../refusals/explain.ts';
import { Page } from '../../ui/page.tsx';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { places } from './places.ts';
import { PrepareForm } from './prepare-form.tsx';

/** Preparing a campaign from an audit. Nothing leaves from here. */
export function PrepareScreen() {
  const t = useWords('campaigns');
  const explain = useExplain('campaigns');
  const asked = useHashSearch();
  const audits = useQuery(api.passwordCampaigns.audits.queryOptions());
  const usable = audits.data?.filter(({ state, hasAccounts }) => state === 'done' && hasAccounts);
  return (
    <Page title={t('preparing.title')} line={t('preparing.line')}>
      {audits.isPending && <Loading rows={10} />}
      {audits.error && <Failure explanation={explain(audits.error)} retry={() => void audits.refetch()} />}
      {usable?.length === 0 && (
        <Empty
          icon={KeyRound}
          title={t('noAudit.title')}
          action={<Link href={places.passwords}>{t('noAudit.action')}</Link>}
        >
          {t('noAudit.line')}
        </Empty>
      )}
      {usable !== undefined && usable.length > 0 && <PrepareForm key={asked} audits={usable} asked={asked} />}
    </Page>
  );
}
