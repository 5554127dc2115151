import { ActionIcon, Tooltip } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Audit } from '../../../preload/contract/password-campaigns.ts';
import { api } from '../../client.ts';
import { useExplain } from '../../refusals/explain.ts';
import { notify } from '../../ui/notice.tsx';
import { TypedConfirm } from '../../ui/typed-confirm.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { totalsOf } from './audit-facts.ts';
import c from './password-campaigns.module.css';
import type { UseFilters } from './use-filters.ts';

interface AuditListProps {
  audits: readonly Audit[];
  current: string;
  use: UseFilters;
}

/** The audits kept on this computer, newest first; each can be looked at again or deleted. */
export function AuditList({ audits, current, use }: AuditListProps) {
  const t = useWords('passwordCampaigns');
  const format = useFormat();
  const [removing, setRemoving] = useState<Audit>();
  return (
    <>
      <table className={c.list} aria-label={t('history.list')}>
        <thead>
          <tr>
            <th scope="col">{t('history.day')}</th>
            <th scope="col">{t('history.connection')}</th>
            <th scope="col">{t('history.state')}</th>
            <th scope="col" className={c.number}>
              {t('history.accounts')}
            </th>
            <th scope="col" className={c.number}>
              {t('history.weak')}
            </th>
            <th scope="col" className={c.number}>
              {t('history.share')}
            </th>
            <th scope="col">
              <span className="visually-hidden">{t('history.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {audits.map((audit) => {
            const { weak } = totalsOf(audit).outcomes;
            return (
              <tr key={audit.id} data-current={audit.id === current || undefined}>
                <td>
                  <button
                    type="button"
                    className={c.link}
                    title={t('history.open')}
                    onClick={() => use.show(audit.hasAccounts ? 'accounts' : 'breakdown', { audit: audit.id })}
                  >
                    {format.date(audit.startedAt)}, {format.time(audit.startedAt)}
                  </button>
                </td>
                <td className={c.cut}>{audit.connectionName}</td>
                <td>
                  {t(`auditState.${audit.state}`)}
                  {!audit.hasAccounts && <span className="quiet"> · {t('history.countsOnly')}</span>}
                </td>
                <td className={c.number}>{format.number(audit.accounts)}</td>
                <td className={c.number}>{format.number(weak)}</td>
                <td className={c.number}>{audit.accounts > 0 ? format.percent(weak / audit.accounts) : ''}</td>
                <td className={c.number}>
                  {audit.state !== 'running' && (
                    <Tooltip label={t('history.remove')}>
                      <ActionIcon aria-label={t('history.remove')} onClick={() => setRemoving(audit)}>
                        <Trash2 size={15} aria-hidden />
                      </ActionIcon>
                    </Tooltip>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {removing && <RemoveAudit audit={removing} onClose={() => setRemoving(undefined)} />}
    </>
  );
}

function RemoveAudit({ audit, onClose }: { audit: Audit; onClose: () => void }) {
  const t = useWords('passwordCampaigns');
  const common = useWords('ui');
  const format = useFormat();
  const explain = useExplain('passwordCampaigns');
  const queries = useQueryClient();
  const remove = useMutation(
    api.passwordCampaigns.remove.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: api.passwordCampaigns.key() });
        notify('good', t('history.removed'));
        onClose();
      },
      onError: (error) => notify('danger', explain(error).what),
    }),
  );
  return (
    <TypedConfirm
      opened
      onClose={onClose}
      title={t('history.removeTitle', { day: format.date(audit.startedAt) })}
      word={common('deleteWord')}
      submit={t('history.removeConfirm')}
      pending={remove.isPending}
      onConfirm={() => remove.mutate({ auditId: audit.id })}
    >
      {t('history.removeLine')}
    </TypedConfirm>
  );
}
