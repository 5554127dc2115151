import { memo } from 'react';
import type { Audit, Policy } from '../../../preload/contract/password-campaigns.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { usePolicies } from './use-audits.ts';

/** "Audit du 23 nov. 2026 - 1 760 comptes - règle du 26 janv. 2018" */
export const AuditLine = memo(function AuditLine({ audit }: { audit: Audit }) {
  const t = useWords('passwordCampaigns');
  const format = useFormat();
  const policies = usePolicies();
  const values = {
    day: format.date(audit.startedAt),
    accounts: t('accounts', { count: audit.accounts }),
    policy: policyWords(audit, policies),
  };
  if (audit.state === 'done') return <>{t('line', values)}</>;
  return <>{t('lineStarted', { ...values, state: t(`auditState.${audit.state}`) })}</>;

  function policyWords({ policies: used }: Audit, all: readonly Policy[]): string {
    const ids = new Set(used.map(({ policyId }) => policyId));
    const only = all.find(({ id }) => ids.size === 1 && ids.has(id));
    if (only === undefined) return t('policySeveral');
    return only.kind === 'decided' && only.validFrom !== undefined
      ? t('policyOf', { day: format.date(only.validFrom) })
      : only.title[format.locale];
  }
});
