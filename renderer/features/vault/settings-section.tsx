import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { VaultState } from '../../../preload/contract/vault.ts';
import { api } from '../../client.ts';
import { useShell, useVault } from '../../live.ts';
import { useExplain } from '../../refusals/explain.ts';
import { Notice, notify } from '../../ui/notice.tsx';
import { Section } from '../../ui/page.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { ChangePassphrase } from './change-passphrase.tsx';
import c from './form.module.css';

type OpenVault = Extract<VaultState, { kind: 'open' }>;
const choices = [5, 10, 15, 30, 60];

/** The vault in the settings: when it locks, whether it is remembered, its passphrase. */
export function VaultSettings() {
  const t = useWords('vault');
  const format = useFormat();
  const vault = useVault();
  const lock = useMutation(api.vault.lock.mutationOptions());
  if (vault?.kind !== 'open') return null;
  if (vault.vault === 'demonstration')
    return (
      <Section title={t('settings.title')} line={t('settings.demonstration')}>
        <Button variant="default" onClick={() => lock.mutate(undefined)}>
          {t('leaveDemonstration')}
        </Button>
      </Section>
    );
  const date = format.date(vault.createdAt);
  const line =
    vault.lastCopyAt === undefined
      ? t('settings.line', { date })
      : t('settings.lineCopy', { date, copy: format.date(vault.lastCopyAt) });
  return (
    <Section title={t('settings.title')} line={line}>
      <div className={c.inPage}>
        <IdleChoice vault={vault} />
        <RememberChoice vault={vault} />
        <PassphraseChoice />
      </div>
    </Section>
  );
}

function IdleChoice({ vault }: { vault: OpenVault }) {
  const t = useWords('vault');
  const explain = useExplain('vault');
  const lockAfter = useMutation(
    api.vault.lockAfter.mutationOptions({ onError: (error) => notify('danger', explain(error).what) }),
  );
  const minutes = [...new Set([...choices, vault.idleMinutes])].filter((one) => one > 0).sort((a, b) => a - b);
  return (
    <NativeSelect
      label={t('settings.idle')}
      value={String(vault.idleMinutes)}
      data={[
        ...minutes.map((count) => ({ value: String(count), label: t('settings.after', { count }) })),
        { value: '0', label: t('settings.never') },
      ]}
      onChange={(event) => lockAfter.mutate({ idleMinutes: Number(event.currentTarget.value) })}
    />
  );
}

function RememberChoice({ vault }: { vault: OpenVault }) {
  const t = useWords('vault');
  const explain = useExplain('vault');
  const shell = useShell();
  const remember = useMutation(
    api.vault.remember.mutationOptions({
      onSuccess: ({ remembered, keychainProblem }) =>
        keychainProblem === undefined
          ? notify('good', remembered ? t('settings.rememberOn') : t('settings.rememberOff'))
          : notify('review', t(`keychain.${keychainProblem}`)),
      onError: (error) => notify('danger', explain(error).what),
    }),
  );
  const missing = shell?.keychain === undefined;
  return (
    <Checkbox
      size="sm"
      checked={vault.remembered}
      disabled={missing || remember.isPending}
      onChange={(event) => remember.mutate({ remember: event.currentTarget.checked })}
      label={t('remember.label')}
      description={missing ? t('remember.missing') : t('remember.line')}
    />
  );
}

function PassphraseChoice() {
  const t = useWords('vault');
  const [changing, setChanging] = useState(false);
  const [changed, setChanged] = useState(false);
  if (changing)
    return (
      <ChangePassphrase
        onEnd={(done) => {
          setChanging(false);
          setChanged(done);
        }}
      />
    );
  return (
    <>
      {changed && <Notice kind="good">{t('settings.saved')}</Notice>}
      <div>
        <Button variant="default" onClick={() => setChanging(true)}>
          {t('settings.change')}
        </Button>
      </div>
    </>
  );
}
