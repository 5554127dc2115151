import type { z } from 'zod';
import { keptList } from '../../database/replica/shared/kept-list.ts';
import type { SharedRecord, SharedRecords } from '../../database/replica/shared-records.ts';
import { fold } from '../../shared/fold-text.ts';
import { refusal } from '../../shared/refusal.ts';
import { campaignKind } from './kinds.ts';

export type CampaignFields = z.output<typeof campaignKind.fields>;
export type KeptCampaign = SharedRecord<CampaignFields>;
export type CampaignChange = Partial<z.input<typeof campaignKind.fields>>;

/** The campaigns themselves, as records; who they are about stands in tables. */
export function openCampaignRoom(records: SharedRecords) {
  const kept = keptList(records, campaignKind);

  /** Refuses CAMPAIGN_UNKNOWN. */
  function get(id: string): KeptCampaign {
    const found = kept.list().find((campaign) => campaign.id === id);
    if (!found) throw refusal('CAMPAIGN_UNKNOWN');
    return found;
  }

  return {
    get,
    find: (id: string) => kept.list().find((campaign) => campaign.id === id),
    list: () => kept.list(),
    /** Refuses CAMPAIGN_UNKNOWN, CAMPAIGN_CLOSED. */
    unclosed(id: string): KeptCampaign {
      const found = get(id);
      if (found.fields.state === 'closed') throw refusal('CAMPAIGN_CLOSED');
      return found;
    },
    /** Refuses NAME_TAKEN where another campaign is called so, whatever its case and accents. */
    refuseTaken(name: string, but?: string): void {
      const taken = kept.list().some(({ id, fields }) => id !== but && fold(fields.name) === fold(name));
      if (taken) throw refusal('NAME_TAKEN');
    },
    create(fields: CampaignChange, id: string): void {
      records.create(campaignKind, fields, id);
      kept.forget();
    },
    change(id: string, fields: CampaignChange): void {
      records.change(campaignKind, id, fields);
      kept.forget();
    },
    /** A state on which two volunteers disagreed is settled by it, even where it is the one shown. */
    setState(id: string, state: CampaignFields['state'], others: CampaignChange = {}): void {
      const { inConflict } = get(id);
      records.together(() => {
        if (inConflict.includes('state')) records.settle(id, 'state', state);
        records.change(campaignKind, id, { ...others, state });
      });
      kept.forget();
    },
    remove(id: string): void {
      records.remove(campaignKind, id);
      kept.forget();
    },
  };
}

export type CampaignRoom = ReturnType<typeof openCampaignRoom>;

/** Whether messages may go out: a state on which two volunteers disagree lets nothing out until one of them says. */
export const isUnderWay = ({ fields, inConflict }: KeptCampaign): boolean =>
  fields.state === 'open' && !inConflict.includes('state');
