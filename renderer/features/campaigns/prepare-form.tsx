import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import type { Audit } from '../../../preload/contract/password-campaigns.ts';
import { api } from '../../client.ts';
import { refusalCode, useExplain } from '../../refusals/explain.ts';
import { dayAfter } from '../../ui/export-dialog/days.ts';
import { Notice } from '../../ui/notice.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './campaigns.module.css';
import { placeOf, places } from './places.ts';
import { mistakesOf } from './plan.ts';
import { PlanFields } from './plan-fields.tsx';
import { firstDraft, type PrepareDraft } from './prepare-draft.ts';
import { ProspectFacts } from './prospect-facts.tsx';
import { SelectionFields } from './selection-fields.tsx';
import { stepsOf } from './steps.ts';

/** Refusals that a field shows beside itself. */
const beside = new Set(['NAME_TAKEN', 'STEPS_WRONG']);

/** What a campaign is to be: of which audit, whom, with which messages; the counts follow what is chosen. */
export function PrepareForm({ audits, asked }: { audits: readonly Audit[]; asked: string }) {
  const t = useWords('campaigns');
  const common = useWords('ui');
  const explain = useExplain('campaigns');
  const format = useFormat();
  const [, navigate] = useLocation();
  const [first] = useState(() => firstDraft(audits, asked, t('preparing.nameOf', { month: monthNow(format.locale) })));
  const { draft, change, done } = useDraft<PrepareDraft>(`campaign:new:${asked}`, first);
  const [shown, setShown] = useState(false);
  const create = useMutation(
    api.campaigns.create.mutationOptions({
      onSuccess: ({ id }) => {
        done();
        navigate(placeOf(id, 'messages'));
      },
    }),
  );
  const audit = audits.find(({ id }) => id === draft.auditId) ?? audits[0];
  if (audit === undefined) return null;
  const alter = (part: Partial<PrepareDraft>) => {
    create.reset();
    change({ ...draft, ...part });
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    setShown(true);
    if (draft.systems.length === 0 || Object.keys(mistakesOf(draft, dayAfter(0))).length > 0) return;
    const { auditId, systems, reasons, name, languages, steps, imposedOn } = draft;
    create.mutate({
      auditId,
      systems: [...systems],
      reasons: [...reasons],
      name: name.trim(),
      languages,
      steps: stepsOf(steps),
      ...(imposedOn === '' ? {} : { imposedOn }),
    });
  };
  const problem = create.error && !beside.has(refusalCode(create.error) ?? '') ? explain(create.error) : undefined;
  return (
    <form className={c.prepare} onSubmit={send} noValidate>
      <div className={c.prepareFields}>
        <SelectionFields audits={audits} audit={audit} draft={draft} onChange={alter} shown={shown} />
        <PlanFields plan={draft} onChange={alter} shown={shown} error={create.error} />
        {problem && (
          <Notice kind="review" title={problem.what}>
            {[problem.why, problem.next].filter((text) => text !== undefined).join(' ')}
          </Notice>
        )}
        <div className={c.editorFoot}>
          <Button type="submit" loading={create.isPending}>
            {t('preparing.submit')}
          </Button>
          <Button
            variant="default"
            onClick={() => {
              done();
              navigate(places.list);
            }}
          >
            {common('cancel')}
          </Button>
        </div>
      </div>
      <ProspectFacts auditId={audit.id} systems={draft.systems} reasons={draft.reasons} />
    </form>
  );
}

/** "novembre 2026" */
function monthNow(locale: 'fr' | 'en'): string {
  return new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'Europe/Paris',
  }).format(new Date());
}
