import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef } from 'react';
import type { Campaign, Language, StepKind, Template } from '../../../preload/contract/campaigns.ts';
import { api } from '../../client.ts';
import { notify } from '../../ui/notice.tsx';
import { useWords } from '../../words.ts';
import c from './campaigns.module.css';
import { draftOf, fieldsOf, inserted, type TemplateDraft } from './template-draft.ts';
import { useTemplateProblem } from './use-template-problem.ts';

interface TemplateEditorProps {
  campaign: Campaign;
  kind: StepKind;
  language: Language;
  saved: Template;
  draft: TemplateDraft;
  onDraft: (draft: TemplateDraft) => void;
}

/** The words of one message, with its fields to insert. A refusal stands beside the text, which is kept. */
export function TemplateEditor({ campaign, kind, language, saved, draft, onDraft }: TemplateEditorProps) {
  const t = useWords('campaigns');
  const queries = useQueryClient();
  const body = useRef<HTMLTextAreaElement>(null);
  const problemOf = useTemplateProblem();
  const save = useMutation(
    api.campaigns.setTemplate.mutationOptions({
      onSuccess: async () => {
        notify('good', t('message.saved'));
        await queries.invalidateQueries({ queryKey: api.campaigns.templates.key() });
        onDraft(undefined);
      },
    }),
  );
  const written = draft ?? saved;
  const closed = campaign.state === 'closed';
  const change = (part: Partial<Template>) => {
    save.reset();
    onDraft(draftOf(saved, { ...written, ...part }));
  };
  const insert = (field: string) => {
    const area = body.current;
    if (!area) return;
    const { text, at } = inserted(written.body, field, area.selectionStart, area.selectionEnd);
    change({ body: text });
    requestAnimationFrame(() => {
      area.focus();
      area.setSelectionRange(at, at);
    });
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (draft) save.mutate({ campaignId: campaign.id, kind, language, template: draft });
  };
  return (
    <form className={c.editor} onSubmit={send} noValidate>
      <TextInput
        label={t('message.subject')}
        maxLength={150}
        readOnly={closed}
        lang={language}
        value={written.subject}
        onChange={(event) => change({ subject: event.currentTarget.value })}
      />
      <Textarea
        ref={body}
        label={t('message.body')}
        classNames={{ input: c.bodyField ?? '' }}
        maxLength={10_000}
        autosize
        minRows={12}
        maxRows={24}
        readOnly={closed}
        lang={language}
        value={written.body}
        error={save.error ? problemOf(save.error) : undefined}
        onChange={(event) => change({ body: event.currentTarget.value })}
      />
      {closed ? (
        <p className="quiet">{t('message.closed')}</p>
      ) : (
        <>
          <fieldset className={c.fields}>
            <legend className="visually-hidden">{t('message.insert')}</legend>
            <span className={c.fieldsName} aria-hidden>
              {t('message.insert')}
            </span>
            {fieldsOf(kind).map((field) => (
              <button key={field} type="button" className={c.field} title={`{${field}}`} onClick={() => insert(field)}>
                {t(`message.field.${field}`)}
              </button>
            ))}
          </fieldset>
          <p className={c.aside}>{t('message.noLink')}</p>
          <div className={c.editorFoot}>
            <Button type="submit" disabled={draft === undefined} loading={save.isPending}>
              {t('message.save')}
            </Button>
            {draft && (
              <Button variant="default" onClick={() => change(saved)}>
                {t('message.revert')}
              </Button>
            )}
            {draft && <span className={c.unsaved}>{t('message.unsaved')}</span>}
          </div>
        </>
      )}
    </form>
  );
}
