import { Button } from '@mantine/core';
import { useState } from 'react';
import { client } from '../../client.ts';
import { useVault } from '../../live.ts';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/page.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './form.module.css';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { SaveOutcome } from './save-outcome.tsx';
import { useSave } from './use-save.ts';

/** Days after which a backup is gently asked for. */
const backupDays = 30;
const day = 86_400_000;

/** Writing the vault out: as a backup for oneself, or for whoever takes over. */
export function BackupSection() {
  const vault = useVault();
  if (vault?.kind !== 'open' || vault.vault !== 'own') return null;
  return (
    <>
      <Backup lastBackupAt={vault.lastBackupAt} createdAt={vault.createdAt} />
      <HandOver />
    </>
  );
}

function Backup({ lastBackupAt, createdAt }: { lastBackupAt: string | undefined; createdAt: string }) {
  const t = useWords('backup');
  const format = useFormat();
  const { state, save, cancel } = useSave('backup');
  const due = Date.now() - Date.parse(lastBackupAt ?? createdAt) > backupDays * day;
  return (
    <Section title={t('title')} line={t('line')}>
      <div className={c.inPage}>
        {due && state.kind === 'idle' && (
          <Notice kind="review" title={t(lastBackupAt ? 'due' : 'dueNever', { days: backupDays })}>
            {t('dueLine')}
          </Notice>
        )}
        <p className="quiet">{lastBackupAt ? t('last', { when: format.when(lastBackupAt) }) : t('none')}</p>
        <SaveOutcome
          state={state}
          saving={t('saving')}
          saved={(values) => t('saved', values)}
          next={t('savedLine')}
          onCancel={cancel}
        />
        {state.kind !== 'writing' && (
          <div>
            <Button variant="default" onClick={() => void save(() => client.vault.backup({ locale: format.locale }))}>
              {t('save')}
            </Button>
          </div>
        )}
      </div>
    </Section>
  );
}

function HandOver() {
  const t = useWords('backup');
  const [open, setOpen] = useState(false);
  return (
    <Section title={t('handOver.title')} line={t('handOver.line')}>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('handOver.prepare')}
      </Button>
      {open && <HandOverDialog onClose={() => setOpen(false)} />}
    </Section>
  );
}
