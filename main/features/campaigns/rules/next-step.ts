import type { DeliveryState, Standing, Step, StepKind } from '../../../../preload/contract/campaigns.ts';
import { dayOfNumber } from '../../../shared/paris-day.ts';
import { dayNumber } from '../../../shared/spreadsheet/civil-time.ts';
import type { PersonFacts } from './person-facts.ts';
import { standingOf } from './standing-of.ts';

export interface NextStep {
  readonly step: string;
  readonly kind: StepKind;
  /** From this day on; today or later. */
  readonly on: string;
}

/** Where somebody waits for a message; everywhere else nothing more goes out. */
const waiting: ReadonlySet<Standing> = new Set(['flagged', 'notified', 'reminded', 'last-notified']);
/** Messages of which nobody knows yet what becomes of them. */
const underWay: ReadonlySet<DeliveryState> = new Set(['claimed', 'handing', 'retry']);
/** Messages that reached nobody: the next step need not keep its distance from them. */
const reachedNobody: ReadonlySet<DeliveryState> = new Set(['refused', 'gave-up']);

const count = (day: string) => dayNumber(day) ?? 0;

/**
 * The step that a person gets next. Days are counted from the person's own first notice; of several steps that are due only
 * the latest is sent; two never go out on one day; a step is never gone back to. A last notice is of no use once its day has come.
 */
export function nextStep(
  person: PersonFacts,
  steps: readonly Step[],
  today: string,
  imposedOn: string | undefined,
): NextStep | undefined {
  if (!waiting.has(standingOf(person, today))) return undefined;
  const { messages } = person;
  const [notice] = steps;
  if (messages.length === 0) return notice && { step: notice.id, kind: notice.kind, on: today };
  if (messages.some(({ state }) => underWay.has(state))) return undefined;
  const first = messages.find(({ kind, state }) => kind === 'notice' && state === 'sent');
  if (!first) return undefined;

  const taken = steps.findLastIndex(({ id }) => messages.some(({ step }) => step === id));
  const last = Math.max(...messages.filter(({ state }) => !reachedNobody.has(state)).map(({ day }) => count(day)));
  const left = steps
    .slice(taken + 1)
    .map((step) => ({ ...step, planned: count(first.day) + step.after }))
    .filter((step) => isOfUse(step, last, Math.max(count(today), last + 1), imposedOn))
    .filter(({ id }) => !messages.some(({ step }) => step === id));
  const next = left.findLast(({ planned }) => planned <= count(today)) ?? left[0];
  if (!next) return undefined;
  const on = Math.max(next.planned, last + 1, count(today));
  return { step: next.id, kind: next.kind, on: dayOfNumber(on) };
}

function isOfUse(
  { kind, planned }: { kind: StepKind; planned: number },
  lastWritten: number,
  earliest: number,
  imposedOn: string | undefined,
): boolean {
  if (kind === 'notice') return false;
  if (kind === 'last') return imposedOn !== undefined && Math.max(planned, earliest) < count(imposedOn);
  // Its day went by before the latest message: that one has already said it.
  return planned > lastWritten;
}
