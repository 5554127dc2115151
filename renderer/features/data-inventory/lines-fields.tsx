import { Button, CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import { type ActivityFields, recipientKinds } from '../../../preload/contract/data-inventory.ts';
import { useWords } from '../../words.ts';
import c from './data-inventory.module.css';

interface LinesFieldsProps {
  draft: ActivityFields;
  change: (draft: ActivityFields) => void;
}

/** Who receives the data, and what leaves the Union: a line each. */
export function LinesFields({ draft, change }: LinesFieldsProps) {
  const t = useWords('dataInventory');
  const { recipients, transfers } = draft;
  const recipient = (at: number, part: Partial<(typeof recipients)[number]>) =>
    change({ ...draft, recipients: recipients.map((one, place) => (place === at ? { ...one, ...part } : one)) });
  const transfer = (at: number, part: Partial<(typeof transfers)[number]>) =>
    change({ ...draft, transfers: transfers.map((one, place) => (place === at ? { ...one, ...part } : one)) });
  const add = (label: string, run: () => void) => (
    <Button variant="subtle" size="compact-sm" leftSection={<Plus size={14} aria-hidden />} onClick={run}>
      {label}
    </Button>
  );
  return (
    <>
      <fieldset className={c.legend}>
        <legend>{t('register.recipients')}</legend>
        {recipients.map(({ name, kind }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place while it is written
          <div key={at} className={c.line}>
            <TextInput
              aria-label={t('register.recipient')}
              maxLength={300}
              value={name}
              onChange={(event) => recipient(at, { name: event.currentTarget.value })}
            />
            <NativeSelect
              aria-label={t('register.recipientKind')}
              value={kind}
              data={recipientKinds.map((value) => ({ value, label: t(`recipientKind.${value}`) }))}
              onChange={(event) => {
                const chosen = recipientKinds.find((one) => one === event.currentTarget.value);
                if (chosen) recipient(at, { kind: chosen });
              }}
            />
            <CloseButton
              aria-label={t('register.removeLine', { name })}
              onClick={() => change({ ...draft, recipients: recipients.filter((_, place) => place !== at) })}
            />
          </div>
        ))}
        {add(t('register.addRecipient'), () =>
          change({ ...draft, recipients: [...recipients, { name: '', kind: 'processor' }] }),
        )}
      </fieldset>
      <fieldset className={c.legend}>
        <legend>{t('register.transfers')}</legend>
        {transfers.map(({ recipient: to, country, guarantee }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place while it is written
          <div key={at} className={c.held}>
            <div className={c.line}>
              <TextInput
                label={t('register.transfer')}
                maxLength={300}
                value={to}
                onChange={(event) => transfer(at, { recipient: event.currentTarget.value })}
              />
              <TextInput
                label={t('register.country')}
                maxLength={300}
                value={country}
                onChange={(event) => transfer(at, { country: event.currentTarget.value })}
              />
              <CloseButton
                aria-label={t('register.removeLine', { name: to })}
                onClick={() => change({ ...draft, transfers: transfers.filter((_, place) => place !== at) })}
              />
            </div>
            <TextInput
              label={t('register.guarantee')}
              maxLength={300}
              value={guarantee}
              onChange={(event) => transfer(at, { guarantee: event.currentTarget.value })}
            />
          </div>
        ))}
        {add(t('register.addTransfer'), () =>
          change({ ...draft, transfers: [...transfers, { recipient: '', country: '', guarantee: '' }] }),
        )}
      </fieldset>
    </>
  );
}
