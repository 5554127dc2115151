import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { DatabaseBackup, Fingerprint, FlaskConical } from 'lucide-react';
import { type FormEvent, lazy, Suspense, useRef, useState } from 'react';
import type { VaultState } from '../../../preload/contract/vault.ts';
import { api } from '../../client.ts';
import { SecretField } from '../../ui/secret-field.tsx';
import { useWords } from '../../words.ts';
import c from './form.module.css';
import { OpeningRefusal } from './opening-refusal.tsx';
import { RememberBox } from './remember-box.tsx';
import { Threshold } from './threshold.tsx';
import { useOpened } from './use-opened.ts';

type Locked = Extract<VaultState, { kind: 'locked' }>;

const RestoreScreen = lazy(() => import('./restore-screen.tsx').then((m) => ({ default: m.RestoreScreen })));

/** Asks for the passphrase, or opens with the keychain; each refusal has its own sentence and its next step. */
export function LockedScreen({ state }: { state: Locked }) {
  const t = useWords('vault');
  const opened = useOpened();
  const field = useRef<HTMLInputElement>(null);
  const [passphrase, setPassphrase] = useState('');
  const [remember, setRemember] = useState(state.remembered);
  const [restoring, setRestoring] = useState(false);
  const open = useMutation(
    api.vault.open.mutationOptions({ onSuccess: opened, onError: () => field.current?.select(), gcTime: 0 }),
  );
  const remembered = useMutation(api.vault.openRemembered.mutationOptions({ onSuccess: opened }));
  const demonstration = useMutation(api.vault.openDemonstration.mutationOptions());
  const busy = open.isPending || remembered.isPending || demonstration.isPending;
  const error = open.error ?? remembered.error ?? demonstration.error;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (passphrase === '' || busy) return;
    remembered.reset();
    open.mutate({ passphrase, remember });
  };
  if (restoring)
    return (
      <Suspense fallback={null}>
        <RestoreScreen replaces onBack={() => setRestoring(false)} />
      </Suspense>
    );
  return (
    <Threshold title={t('locked.title')} line={t(`locked.${state.why}`)}>
      <form className={c.form} onSubmit={submit}>
        <SecretField
          ref={field}
          label={t('locked.passphrase')}
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          autoFocus
        />
        {error && <OpeningRefusal error={error} />}
        <RememberBox value={remember} onChange={setRemember} />
        <div className={c.buttons}>
          <Button type="submit" size="sm" disabled={passphrase === '' || busy} loading={open.isPending}>
            {t('locked.open')}
          </Button>
          {state.remembered && (
            <Button
              variant="default"
              size="sm"
              leftSection={<Fingerprint size={15} aria-hidden />}
              disabled={busy}
              loading={remembered.isPending}
              onClick={() => {
                open.reset();
                remembered.mutate(undefined);
              }}
            >
              {t('locked.remembered')}
            </Button>
          )}
        </div>
      </form>
      <div className={c.aside}>
        <Button
          variant="subtle"
          color="gray"
          size="sm"
          leftSection={<FlaskConical size={15} aria-hidden />}
          disabled={busy}
          loading={demonstration.isPending}
          onClick={() => demonstration.mutate(undefined)}
        >
          {t('locked.demonstration')}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          size="sm"
          leftSection={<DatabaseBackup size={15} aria-hidden />}
          disabled={busy}
          onClick={() => setRestoring(true)}
        >
          {t('locked.restore')}
        </Button>
      </div>
    </Threshold>
  );
}
