import { Button, Modal } from '@mantine/core';
import { Check, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { client } from '../../client.ts';
import { useLocale, useWords } from '../../words.ts';
import c from './hand-over-dialog.module.css';
import { isReady, NewPassphraseFields, noPassphrase } from './new-passphrase.tsx';
import { SaveOutcome } from './save-outcome.tsx';
import { useSave } from './use-save.ts';

const inside = ['connections', 'mappings', 'audits', 'shared', 'journal'] as const;
const outside = ['secrets', 'keys', 'fingerprints', 'local'] as const;

/** Says what a successor gets and does not get, and writes the file under a passphrase chosen for it. */
export function HandOverDialog({ onClose }: { onClose: () => void }) {
  const t = useWords('backup');
  const ui = useWords('ui');
  const locale = useLocale();
  const [passphrase, setPassphrase] = useState(noPassphrase);
  const { state, save, cancel } = useSave('hand-over');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady(passphrase) || state.kind === 'writing') return;
    void save(() => client.vault.handOver({ passphrase: passphrase.first, locale }));
    setPassphrase(noPassphrase);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={640}
      title={t('handOver.dialog')}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <form className={c.form} onSubmit={submit}>
        {state.kind !== 'done' && (
          <div className={c.sides}>
            <div>
              <h3 className={c.side}>{t('handOver.inside')}</h3>
              <ul>
                {inside.map((key) => (
                  <li key={key} className={c.item} data-in>
                    <Check size={14} aria-hidden />
                    {t(`handOver.has.${key}`)}
                  </li>
                ))}
              </ul>
            </div>
            <div>
              <h3 className={c.side}>{t('handOver.outside')}</h3>
              <ul>
                {outside.map((key) => (
                  <li key={key} className={c.item}>
                    <X size={14} aria-hidden />
                    {t(`handOver.hasNot.${key}`)}
                  </li>
                ))}
              </ul>
            </div>
          </div>
        )}
        {state.kind === 'idle' && (
          <>
            <NewPassphraseFields
              value={passphrase}
              onChange={setPassphrase}
              label={t('handOver.passphrase')}
              labelAgain={t('handOver.again')}
              autoFocus
            />
            <p className={c.advice}>{t('handOver.tell')}</p>
          </>
        )}
        <SaveOutcome
          state={state}
          saving={t('handOver.saving')}
          saved={(values) => t('handOver.saved', values)}
          next={t('handOver.savedLine')}
          onCancel={cancel}
        />
        <div className={c.buttons}>
          <Button variant="default" onClick={onClose}>
            {state.kind === 'idle' ? ui('cancel') : ui('close')}
          </Button>
          {state.kind === 'idle' && (
            <Button type="submit" disabled={!isReady(passphrase)}>
              {t('handOver.submit')}
            </Button>
          )}
        </div>
      </form>
    </Modal>
  );
}
