import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { Section } from '../../ui/page.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { useSender } from './use-sender.ts';

/** The sender in the settings: where it stands, and the way to its page. */
export function MailSettings() {
  const t = useWords('mail');
  const format = useFormat();
  const sender = useSender().data;
  if (sender === undefined) return null;
  const test = sender?.lastTest;
  const state = test === undefined ? 'never' : test.passed ? 'passed' : 'failed';
  const line =
    sender === null
      ? t('settings.none')
      : t(`settings.${state}`, {
          from: sender.from.address,
          host: sender.smtp.host,
          moment: test === undefined ? '' : format.when(test.at),
        });
  return (
    <Section title={t('settings.title')} line={line}>
      <Button component={Link} to={sender === null ? '/mail?do=edit' : '/mail'} variant="default">
        {sender === null ? t('describe') : t('settings.open')}
      </Button>
    </Section>
  );
}
