import { Button } from '@mantine/core';
import { FileUp } from 'lucide-react';
import { type ChangeEvent, type FormEvent, useEffect, useRef, useState } from 'react';
import { useShell } from '../../live.ts';
import { useExplain } from '../../refusals/explain.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { addWords, useWords } from '../../words.ts';
import { words as backup } from './backup-words.ts';
import c from './form.module.css';
import { Threshold } from './threshold.tsx';
import { type RestoreState, useRestore } from './use-restore.ts';

// It is shown before the vault, when the words of the features may not be there yet.
addWords({ backup });

interface RestoreScreenProps {
  /** Whether there is a vault on this computer, which is then set aside. */
  replaces: boolean;
  onBack: () => void;
}

/** Chooses a backup, sees it checked, and puts it in the place of the vault. */
export function RestoreScreen({ replaces, onBack }: RestoreScreenProps) {
  const t = useWords('backup');
  const { state, choose, restore, forget } = useRestore();
  const busy = state.kind === 'reading' || state.kind === 'restoring';
  const back = () => {
    forget();
    onBack();
  };
  return (
    <Threshold title={t('restore.title')} line={t('restore.line')}>
      <div className={c.form}>
        {state.kind === 'none' && <p>{t('restore.pick')}</p>}
        {(state.kind === 'reading' || state.kind === 'restoring') && <Standing state={state} />}
        {state.kind === 'none' && state.error !== undefined && <Refused error={state.error} />}
        {state.kind === 'read' && <Opening state={state} replaces={replaces} onSubmit={restore} />}
        {!busy && <ChooseFile first={state.kind === 'none'} onChoose={choose} />}
      </div>
      <div className={c.aside}>
        <Button variant="subtle" color="gray" size="sm" onClick={back} disabled={state.kind === 'restoring'}>
          {t('restore.back')}
        </Button>
      </div>
    </Threshold>
  );
}

/** In the desktop the shell asks by its own dialog; in a browser the page asks, and hands the file over. */
function ChooseFile({ first, onChoose }: { first: boolean; onChoose: (file?: File) => void }) {
  const t = useWords('backup');
  const shell = useShell();
  const input = useRef<HTMLInputElement>(null);
  const label = t(first ? 'restore.choose' : 'restore.another');
  const given = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.currentTarget.files ?? [];
    event.currentTarget.value = '';
    if (file) onChoose(file);
  };
  return (
    <div>
      <Button
        variant={first ? 'filled' : 'default'}
        size="sm"
        leftSection={<FileUp size={15} aria-hidden />}
        onClick={() => (shell?.kind === 'desktop' ? onChoose() : input.current?.click())}
      >
        {label}
      </Button>
      {shell?.kind === 'browser' && (
        <input ref={input} type="file" accept=".ouvadesk" aria-label={label} hidden onChange={given} />
      )}
    </div>
  );
}

function Standing({ state }: { state: Extract<RestoreState, { kind: 'reading' | 'restoring' }> }) {
  const t = useWords('backup');
  const { done = 0, total, step } = state.progress ?? {};
  const label =
    state.kind === 'reading'
      ? t(state.progress ? 'restore.reading' : 'restore.sending')
      : t(step === 'proving' ? 'restore.steps.proving' : 'restore.steps.unpacking');
  return <ProgressBar label={label} name={label} done={done} total={total} unit="bytes" below />;
}

interface OpeningProps {
  state: Extract<RestoreState, { kind: 'read' }>;
  replaces: boolean;
  onSubmit: (passphrase: string) => void;
}

function Opening({ state: { facts, error }, replaces, onSubmit }: OpeningProps) {
  const t = useWords('backup');
  const format = useFormat();
  const field = useRef<HTMLInputElement>(null);
  const [passphrase, setPassphrase] = useState('');
  useEffect(() => {
    if (error !== undefined) field.current?.select();
  }, [error]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (passphrase !== '') onSubmit(passphrase);
  };
  const said = { moment: format.moment(facts.savedAt), size: format.bytes(facts.bytes) };
  return (
    <form className={c.form} onSubmit={submit}>
      <Notice kind="good" title={t(`restore.${facts.kind}`, said)}>
        {t('restore.sound')}
      </Notice>
      <SecretField
        ref={field}
        label={t(facts.kind === 'backup' ? 'restore.passphrase' : 'restore.passphraseOver')}
        value={passphrase}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        autoFocus
      />
      {replaces && <p className={c.advice}>{t('restore.aside')}</p>}
      {error !== undefined && <Refused error={error} />}
      <div className={c.buttons}>
        <Button type="submit" size="sm" disabled={passphrase === ''}>
          {t('restore.submit')}
        </Button>
      </div>
    </form>
  );
}

function Refused({ error }: { error: unknown }) {
  const { what, why, next, detail } = useExplain('backup')(error);
  return (
    <Notice kind="danger" title={what}>
      {why} {next}
      {detail && <code className={c.path}>{detail}</code>}
    </Notice>
  );
}
