import { Button } from '@mantine/core';
import type { Controller } from '../../../preload/contract/data-inventory.ts';
import { Section } from '../../ui/page.tsx';
import { useWords } from '../../words.ts';
import c from './data-inventory.module.css';

export const contacts = ['organisation', 'representative', 'dpo'] as const;

/** Who answers for the data, as each form will say it. */
export function ControllerPart({ controller, onChange }: { controller: Controller; onChange: () => void }) {
  const t = useWords('dataInventory');
  return (
    <Section
      title={t('register.controller')}
      line={t('register.controllerLine')}
      action={
        <Button variant="default" size="compact-sm" onClick={onChange}>
          {t('register.changeController')}
        </Button>
      }
    >
      <dl className={c.contacts}>
        {contacts.map((who) => {
          const { name, address, email, telephone } = controller[who];
          const said = [name, address, email, telephone].filter(Boolean).join('\n');
          return (
            <div key={who}>
              <dt>{t(`register.contact.${who}`)}</dt>
              <dd className={said === '' ? 'quiet' : ''}>{said || t('register.notSaid')}</dd>
            </div>
          );
        })}
      </dl>
    </Section>
  );
}
