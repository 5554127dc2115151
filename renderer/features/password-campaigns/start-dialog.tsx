import { Button, Modal, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Audit, AuditOptions, SystemPolicy } from '../../../preload/contract/password-campaigns.ts';
import { api, client } from '../../client.ts';
import { currentMapping } from '../../current-mapping.ts';
import { Loading } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { AuditOptionsForm } from './audit-options-form.tsx';
import { AuditRules } from './audit-rules.tsx';
import { CannotStart } from './cannot-start.tsx';
import c from './password-campaigns.module.css';
import { places } from './places.ts';
import { StartProblem } from './start-problem.tsx';

interface StartDialogProps {
  /** Newest first: they bring the options used last, and how many accounts to expect. */
  audits: readonly Audit[];
  onStarted: () => void;
  onClose: () => void;
}

const usual: AuditOptions = { guessability: true, slowGuesses: 20, unchangedYears: 3 };

/** What an audit is to examine and by which rules; each thing that is missing leads to where it is given. */
export function StartDialog({ audits, onStarted, onClose }: StartDialogProps) {
  const t = useWords('passwordCampaigns');
  const common = useWords('ui');
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const connections = useQuery(api.connections.list.queryOptions());
  const [chosen, setChosen] = useState<string>();
  const connectionId =
    connections.data?.find(({ id }) => id === (chosen ?? audits[0]?.connectionId))?.id ?? connections.data?.[0]?.id;
  const mapping = useQuery({ ...currentMapping(connectionId ?? ''), enabled: connectionId !== undefined });
  const kept = useQuery(api.passwordCampaigns.systemPolicies.queryOptions());
  const [changed, setChanged] = useState<readonly SystemPolicy[]>([]);
  const [options, setOptions] = useState<AuditOptions>(audits[0]?.options ?? usual);
  const rules = (kept.data ?? []).map((rule) => changed.find(({ system }) => system === rule.system) ?? rule);
  const mapped = mapping.data?.systems.map(({ system }) => system) ?? [];

  const start = useMutation({
    mutationFn: async (id: string) => {
      for (const rule of changed) await client.passwordCampaigns.setSystemPolicy(rule);
      return client.passwordCampaigns.start({ connectionId: id, options });
    },
    onSuccess: () => {
      // The dialog goes first: the page of the audit comes in a task of its own.
      onStarted();
      return queries.invalidateQueries({ queryKey: api.passwordCampaigns.key() });
    },
  });
  const reading = connections.isPending || kept.isPending || (connectionId !== undefined && mapping.isPending);
  const ready = connectionId !== undefined && mapped.length > 0;

  return (
    <Modal
      opened
      onClose={onClose}
      size={620}
      title={t('startForm.title')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <div className={c.form}>
        {reading && <Loading rows={6} />}
        {!reading && (
          <>
            {(connections.data?.length ?? 0) > 1 && (
              <NativeSelect
                size="xs"
                label={t('startForm.connection')}
                value={connectionId ?? ''}
                onChange={(event) => {
                  start.reset();
                  setChosen(event.currentTarget.value);
                }}
                data={(connections.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
            {!ready && <CannotStart connectionId={connectionId} />}
            {ready && (
              <>
                <p className="quiet">{t('startForm.promise')}</p>
                <AuditRules
                  rules={rules.filter(({ system }) => mapped.includes(system))}
                  onChange={(rule) =>
                    setChanged((list) => [...list.filter(({ system }) => system !== rule.system), rule])
                  }
                />
                <AuditOptionsForm
                  options={options}
                  accounts={audits.find((audit) => audit.connectionId === connectionId)?.accounts}
                  onChange={setOptions}
                />
              </>
            )}
            {start.error && (
              <StartProblem
                error={start.error}
                onMapping={() => connectionId !== undefined && navigate(places.mapping(connectionId))}
              />
            )}
          </>
        )}
        <div className={c.buttons}>
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          {ready && (
            <Button loading={start.isPending} onClick={() => start.mutate(connectionId)}>
              {t('startForm.submit')}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}
