import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type Campaign,
  type Language,
  languages,
  type StepKind,
  stepKinds,
} from '../../../preload/contract/campaigns.ts';
import { api } from '../../client.ts';
import { useExplain } from '../../refusals/explain.ts';
import { Failure, Loading } from '../../ui/states.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useWords } from '../../words.ts';
import { stepOfKind } from './campaign-facts.ts';
import c from './campaigns.module.css';
import { MessagePreview } from './message-preview.tsx';
import { PersonPicker } from './person-picker.tsx';
import { draftName, type TemplateDraft } from './template-draft.ts';
import { TemplateEditor } from './template-editor.tsx';
import { usePickedPerson } from './use-picked-person.ts';

/** The messages of a campaign: the words of each step and language, and how any person would receive them. */
export function MessagesView({ campaign }: { campaign: Campaign }) {
  const t = useWords('campaigns');
  const explain = useExplain('campaigns');
  const [kind, setKind] = useState<StepKind>('notice');
  const [language, setLanguage] = useState<Language>(campaign.languages === 'en' ? 'en' : 'fr');
  const templates = useQuery(api.campaigns.templates.queryOptions({ input: { campaignId: campaign.id } }));
  if (templates.error) return <Failure explanation={explain(templates.error)} retry={() => void templates.refetch()} />;
  if (!templates.data) return <Loading rows={10} />;
  return (
    <div className={c.messages}>
      <div className={c.choices}>
        <SegmentedControl
          size="xs"
          aria-label={t('message.which')}
          value={kind}
          onChange={(value) => setKind(value as StepKind)}
          data={stepKinds.map((value) => ({ value, label: t(`step.${value}`) }))}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('message.language')}
          value={language}
          onChange={(value) => setLanguage(value as Language)}
          data={languages.map((value) => ({ value, label: t(`message.languages.${value}`) }))}
        />
        {stepOfKind(campaign, kind) === undefined && <span className="quiet">{t('message.unused')}</span>}
        {campaign.languages !== 'both' && campaign.languages !== language && (
          <span className="quiet">{t('message.notLanguage')}</span>
        )}
      </div>
      <OneMessage
        key={`${kind} ${language}`}
        campaign={campaign}
        kind={kind}
        language={language}
        saved={templates.data[kind][language]}
      />
    </div>
  );
}

interface OneMessageProps {
  campaign: Campaign;
  kind: StepKind;
  language: Language;
  saved: NonNullable<TemplateDraft>;
}

/** The words on one side, the message on the other; what is typed and not saved is kept, and shown in the preview. */
function OneMessage({ campaign, kind, language, saved }: OneMessageProps) {
  const t = useWords('campaigns');
  const use = useDraft<TemplateDraft>(draftName(campaign.id, kind, language), undefined);
  const picked = usePickedPerson(campaign.id);
  const step = stepOfKind(campaign, kind);
  const written = use.draft ?? saved;
  return (
    <div className={c.twoSides}>
      <TemplateEditor
        campaign={campaign}
        kind={kind}
        language={language}
        saved={saved}
        draft={use.draft}
        onDraft={(draft) => (draft === undefined ? use.change(undefined) : use.change(draft))}
      />
      <section className={c.previewSide} aria-label={t('message.preview')}>
        <PersonPicker picked={picked} />
        {picked.person && step !== undefined && (
          <MessagePreview
            campaign={campaign}
            person={picked.person}
            step={step}
            unsaved={use.draft && { language, template: written }}
          />
        )}
        {picked.nobody && <p className="quiet">{t('message.nobody')}</p>}
      </section>
    </div>
  );
}
