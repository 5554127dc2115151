import { SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Campaign, Language, Person, Template } from '../../../preload/contract/campaigns.ts';
import { api } from '../../client.ts';
import { Notice } from '../../ui/notice.tsx';
import { Loading } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import c from './campaigns.module.css';
import { HtmlText } from './html-text.tsx';
import { TestSend } from './test-send.tsx';
import { useTemplateProblem } from './use-template-problem.ts';

interface MessagePreviewProps {
  campaign: Campaign;
  person: Person;
  step: string;
  /** Words that are not saved yet, which the preview shows all the same. */
  unsaved: { language: Language; template: Template } | undefined;
}

const isWhole = ({ subject, body }: Template) => subject.trim() !== '' && body.trim() !== '';

/** The message as this person would receive it today, laid out or as text, and the way to send it to oneself. */
export function MessagePreview({ campaign, person, step, unsaved }: MessagePreviewProps) {
  const t = useWords('campaigns');
  const problemOf = useTemplateProblem();
  const [form, setForm] = useState<'html' | 'text'>('html');
  const [words] = useDebouncedValue(unsaved && isWhole(unsaved.template) ? unsaved : undefined, 250);
  const preview = useQuery(
    api.campaigns.preview.queryOptions({
      input: { campaignId: campaign.id, personId: person.id, step, ...(words ? { unsaved: words } : {}) },
      placeholderData: keepPreviousData,
      retry: false,
    }),
  );
  const shown = preview.data;
  return (
    <>
      <div className={c.previewHead}>
        <p className="quiet">{t('message.previewOf', { name: person.name || t('person.noName') })}</p>
        <SegmentedControl
          size="xs"
          aria-label={t('message.form')}
          value={form}
          onChange={(value) => setForm(value as 'html' | 'text')}
          data={(['html', 'text'] as const).map((value) => ({ value, label: t(`message.${value}`) }))}
        />
      </div>
      {preview.error && <Notice kind="review">{problemOf(preview.error)}</Notice>}
      {preview.isPending && <Loading rows={8} />}
      {shown && !preview.error && (
        <article className={c.paper}>
          <dl className={c.paperHead}>
            <div className={c.paperLine}>
              <dt>{t('message.to')}</dt>
              <dd>
                <bdi>{shown.to || t('person.noAddress')}</bdi>
              </dd>
            </div>
            <div className={c.paperLine}>
              <dt>{t('message.subject')}</dt>
              <dd>{shown.subject}</dd>
            </div>
          </dl>
          {form === 'html' ? <HtmlText html={shown.html} /> : <pre className={c.paperText}>{shown.text}</pre>}
        </article>
      )}
      <TestSend campaign={campaign} person={person} step={step} unsaved={unsaved !== undefined} />
    </>
  );
}
