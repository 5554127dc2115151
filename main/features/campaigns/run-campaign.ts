import type { Stop } from '../../../preload/contract/campaigns.ts';
import { refusal } from '../../shared/refusal.ts';
import type { CampaignRoom, KeptCampaign } from './campaign-room.ts';
import type { CampaignsDeps } from './campaigns-deps.ts';
import { templateOf } from './change-campaign.ts';
import type { FoldedStore } from './folded-store.ts';
import { checkTemplate, refuseLinks } from './messages/render-template.ts';
import type { Writing } from './write-to.ts';

/** Begins, halts and ends campaigns. */
export function openRunning(
  deps: Pick<CampaignsDeps, 'clock' | 'enter'>,
  room: CampaignRoom,
  store: FoldedStore,
  writing: Writing,
) {
  /** Refuses what the words of any step must not hold, before anybody gets them. */
  function checkWords({ fields }: KeptCampaign): void {
    const sender = writing.senderNow();
    refuseLinks(sender.panel, sender.contact);
    const chosen = fields.languages === 'both' ? (['fr', 'en'] as const) : [fields.languages];
    for (const kind of new Set(fields.steps.map((step) => step.kind)))
      for (const language of chosen) {
        const template = templateOf(fields, kind, language);
        checkTemplate(template, kind);
        const named = `${template.subject} ${template.body}`;
        if (fields.imposedOn === '' && /\{\s*deadline\s*\}/.test(named))
          throw refusal('TEMPLATE_FIELD_LACKS', { field: 'deadline' });
      }
  }

  return {
    /** From now on this laptop sends it, by its steps. Refuses CAMPAIGN_UNKNOWN, CAMPAIGN_CLOSED, NO_SENDER, and what a template must not hold. */
    start(id: string): void {
      const campaign = room.unclosed(id);
      checkWords(campaign);
      const { startedAt, name, people, accounts } = campaign.fields;
      store.setSends(id, true);
      const first = startedAt === '' ? { startedAt: deps.clock().toISOString() } : {};
      room.setState(id, 'open', { ...first, stop: null });
      if (startedAt === '') deps.enter({ what: 'campaign-started', subject: name, facts: { people, accounts } });
    },
    /** Refuses CAMPAIGN_UNKNOWN, CAMPAIGN_CLOSED. */
    pause(id: string): void {
      if (room.unclosed(id).fields.state !== 'draft') room.setState(id, 'paused');
    },
    /** By itself, with why: only what is under way stops. */
    stop(id: string, why: Stop): void {
      if (room.find(id)?.fields.state === 'open') room.setState(id, 'stopped', { stop: why });
    },
    /** Refuses CAMPAIGN_UNKNOWN. */
    close(id: string): void {
      const { fields, inConflict } = room.get(id);
      const was = fields.state;
      if (was === 'closed' && !inConflict.includes('state')) return;
      room.setState(id, 'closed');
      store.setSends(id, false);
      if (was === 'closed') return;
      const { name, people, accounts } = fields;
      deps.enter({ what: 'campaign-closed', subject: name, facts: { people, accounts } });
    },
  };
}
