import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { Campaign, Person } from '../../../preload/contract/campaigns.ts';
import { api } from '../../client.ts';
import { useExplain } from '../../refusals/explain.ts';
import { Notice } from '../../ui/notice.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useWords } from '../../words.ts';
import c from './campaigns.module.css';

interface TestSendProps {
  campaign: Campaign;
  person: Person;
  step: string;
  unsaved: boolean;
}

/** Sends the message to the volunteer, with what the server answered. */
export function TestSend({ campaign, person, step, unsaved }: TestSendProps) {
  const t = useWords('campaigns');
  const explain = useExplain('campaigns');
  const { draft: to, change } = useDraft('campaign-test-to', '');
  const [shown, setShown] = useState(false);
  const test = useMutation(api.campaigns.testSend.mutationOptions());
  const bad = !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(to.trim());
  const send = (event: FormEvent) => {
    event.preventDefault();
    setShown(true);
    if (!bad && !unsaved) test.mutate({ campaignId: campaign.id, personId: person.id, step, to: to.trim() });
  };
  const fate = test.data;
  const problem = test.error && explain(test.error);
  return (
    <form className={c.test} onSubmit={send} noValidate>
      <p className="quiet">{unsaved ? t('message.testUnsaved') : t('message.testLine')}</p>
      <div className={c.testRow}>
        <TextInput
          className={c.pickerField ?? ''}
          type="email"
          label={t('message.testTo')}
          value={to}
          error={shown && bad ? t('message.testBad') : undefined}
          onChange={(event) => change(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          leftSection={<Send size={14} aria-hidden />}
          disabled={unsaved}
          loading={test.isPending}
        >
          {t('message.testSend')}
        </Button>
      </div>
      {fate && (
        <Notice kind={fate.kind === 'sent' ? 'good' : 'review'}>
          {t(`fate.${fate.kind}`, { said: 'said' in fate ? fate.said : '' })}
        </Notice>
      )}
      {problem && (
        <Notice kind="review" title={problem.what}>
          {[problem.why, problem.next].filter((text) => text !== undefined).join(' ')}
        </Notice>
      )}
    </form>
  );
}
