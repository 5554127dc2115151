import { type System, systems } from '../../../preload/contract/common.ts';
import { type Audit, type Reason, reasons } from '../../../preload/contract/password-campaigns.ts';
import { known } from './filters.ts';
import type { Plan } from './plan.ts';
import { usualSteps } from './steps.ts';

/** A campaign while it is being prepared. */
export interface PrepareDraft extends Plan {
  readonly auditId: string;
  readonly systems: readonly System[];
  /** Empty: all of them. */
  readonly reasons: readonly Reason[];
}

/** The systems that an audit has judged. */
export function systemsOf(audit: Pick<Audit, 'counts'>): System[] {
  const judged = new Set(audit.counts.filter(({ total }) => total > 0).map(({ system }) => system));
  return systems.filter((system) => judged.has(system));
}

/** The draft that an address asks for ("audit=a1&systems=account&reasons=too-short"), from audits of which there is at least one, newest first. */
export function firstDraft(audits: readonly Audit[], asked: string, name: string): PrepareDraft {
  const says = new URLSearchParams(asked);
  const audit = audits.find(({ id }) => id === says.get('audit')) ?? audits[0];
  const offered = audit ? systemsOf(audit) : [];
  const wanted = known(offered, says.get('systems'));
  return {
    auditId: audit?.id ?? '',
    systems: wanted.length > 0 ? wanted : offered,
    reasons: known(reasons, says.get('reasons')),
    name,
    languages: 'fr',
    steps: usualSteps,
    imposedOn: '',
  };
}
