import { Button } from '@mantine/core';
import { MailQuestion } from 'lucide-react';
import { useEffect } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { Sender } from '../../../preload/contract/mail.ts';
import { useExplain } from '../../refusals/explain.ts';
import { Page } from '../../ui/page.tsx';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { ForgetButton } from './forget-button.tsx';
import { RuleSection } from './rule-section.tsx';
import { SenderForm } from './sender-form.tsx';
import { SenderSection } from './sender-section.tsx';
import { TestSection } from './test-section.tsx';
import { useSender } from './use-sender.ts';
import { useSenderTest } from './use-test.ts';

/** What the address asks for: to edit the sender, to test it at once, or to change the rule. */
function useAsked() {
  const asked = new URLSearchParams(useSearch()).get('do');
  const [, navigate] = useLocation();
  return { asked, ask: (what?: string, replace = false) => navigate(what ? `/mail?do=${what}` : '/mail', { replace }) };
}

/** From whom members get messages, by which server, and the rule by which anything goes out to them. */
export function SenderScreen() {
  const t = useWords('mail');
  const explain = useExplain('mail');
  const { asked, ask } = useAsked();
  const sender = useSender();
  if (asked === 'edit' && sender.data !== undefined)
    return (
      <Page title={sender.data === null ? t('form.newTitle') : t('form.editTitle')} line={t('form.line')}>
        <SenderForm
          sender={sender.data ?? undefined}
          onSaved={() => ask('test', true)}
          onCancel={() => ask(undefined, true)}
        />
      </Page>
    );
  return (
    <Page
      title={t('title')}
      line={t('line')}
      action={sender.data === null && <Button onClick={() => ask('edit')}>{t('describe')}</Button>}
    >
      {sender.isPending && <Loading rows={8} />}
      {sender.error && <Failure explanation={explain(sender.error)} retry={() => void sender.refetch()} />}
      {sender.data === null && (
        <Empty icon={MailQuestion} title={t('none')}>
          {t('noneLine')}
        </Empty>
      )}
      {sender.data && <Known sender={sender.data} />}
      {!sender.isPending && <RuleSection editing={asked === 'rule'} onEdit={(on) => ask(on ? 'rule' : undefined)} />}
    </Page>
  );
}

function Known({ sender }: { sender: Sender }) {
  const t = useWords('mail');
  const { asked, ask } = useAsked();
  const test = useSenderTest();
  const { run } = test;
  useEffect(() => {
    if (asked !== 'test') return;
    ask(undefined, true);
    run();
  });
  return (
    <>
      <SenderSection
        sender={sender}
        action={
          <span style={{ display: 'flex', flex: 'none', gap: 8 }}>
            <ForgetButton />
            <Button variant="default" onClick={() => ask('edit')}>
              {t('edit')}
            </Button>
          </span>
        }
      />
      <TestSection sender={sender} test={test} />
    </>
  );
}
