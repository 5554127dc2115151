import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId } from 'react';
import type { Controller } from '../../../preload/contract/data-inventory.ts';
import { api } from '../../client.ts';
import { useExplain } from '../../refusals/explain.ts';
import { Notice, notify } from '../../ui/notice.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useWords } from '../../words.ts';
import { contacts } from './controller-part.tsx';
import c from './data-inventory.module.css';

/** Name, address and ways to reach the cooperative, its representative and its officer. */
export function ControllerPanel({ controller, onClose }: { controller: Controller; onClose: () => void }) {
  const t = useWords('dataInventory');
  const explain = useExplain('dataInventory');
  const form = useId();
  const { draft, change, done } = useDraft<Controller>('processing-controller', controller);
  const leave = () => {
    done();
    onClose();
  };
  const save = useMutation(
    api.dataInventory.setController.mutationOptions({
      onSuccess: () => {
        notify('good', t('register.saved'));
        leave();
      },
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(draft);
  };
  return (
    <SidePanel
      name="processing-register"
      first={440}
      title={t('register.controller')}
      onClose={leave}
      footer={
        <Button type="submit" form={form} loading={save.isPending}>
          {t('register.save')}
        </Button>
      }
    >
      <form id={form} className={c.form} onSubmit={send} noValidate>
        {save.error && <Notice kind="review" title={explain(save.error).what} />}
        {contacts.map((who) => {
          const set = (field: keyof Controller['dpo'], value: string) =>
            change({ ...draft, [who]: { ...draft[who], [field]: value } });
          return (
            <fieldset key={who} className={c.legend}>
              <legend>{t(`register.contact.${who}`)}</legend>
              <TextInput
                label={t('register.contactField.name')}
                maxLength={300}
                value={draft[who].name}
                onChange={(event) => set('name', event.currentTarget.value)}
              />
              <Textarea
                label={t('register.contactField.address')}
                maxLength={300}
                autosize
                minRows={2}
                value={draft[who].address}
                onChange={(event) => set('address', event.currentTarget.value)}
              />
              <div className={c.pair}>
                {(['email', 'telephone'] as const).map((field) => (
                  <TextInput
                    key={field}
                    label={t(`register.contactField.${field}`)}
                    maxLength={300}
                    value={draft[who][field]}
                    onChange={(event) => set(field, event.currentTarget.value)}
                  />
                ))}
              </div>
            </fieldset>
          );
        })}
      </form>
    </SidePanel>
  );
}
