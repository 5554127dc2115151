import type { ClockDraft, RetentionClock, RetentionSettings } from '../../../preload/contract/retention.ts';
import type { SharedRecords } from '../../database/replica/shared-records.ts';
import { dayOfNumber } from '../../shared/paris-day.ts';
import { refusal } from '../../shared/refusal.ts';
import { dayNumber } from '../../shared/spreadsheet/civil-time.ts';
import { retentionClock, retentionSettings, settingsId, usualSettings } from './kinds.ts';
import { preloaded } from './preloaded.ts';

/** Days after which a source should be read again. */
const sourceAge = 365;

export interface KnownClock {
  readonly id: string;
  readonly clock: ClockDraft;
  readonly preloaded: boolean;
  readonly ours: boolean;
  readonly inConflict: readonly string[];
}

/** The clocks of the cooperative: those that came with the application as somebody has changed them, then those added here. */
export function knownClocks(records: SharedRecords): KnownClock[] {
  const kept = new Map(records.list(retentionClock).map((record) => [record.id, record]));
  const touched = new Set(records.ids(retentionClock));
  const given = preloaded.clocks.flatMap(({ id, ours, clock }): KnownClock[] => {
    const record = kept.get(id);
    if (!record) return touched.has(id) ? [] : [{ id, clock, preloaded: true, ours, inConflict: [] }];
    const { fields, inConflict } = record;
    return [{ id, clock: fields.clock ?? clock, preloaded: fields.clock === null, ours, inConflict }];
  });
  const ids = new Set(preloaded.clocks.map(({ id }) => id));
  const added = [...kept.values()].flatMap(({ id, fields, inConflict }): KnownClock[] =>
    ids.has(id) || !fields.clock ? [] : [{ id, clock: fields.clock, preloaded: false, ours: false, inConflict }],
  );
  return [...given, ...added];
}

/** Why a clock cannot be run by today: its text is of another time. */
export function outOfTime(clock: ClockDraft, today: string): 'not-yet-valid' | 'no-longer-valid' | undefined {
  if (clock.validFrom !== undefined && clock.validFrom > today) return 'not-yet-valid';
  return clock.validUntil !== undefined && clock.validUntil < today ? 'no-longer-valid' : undefined;
}

export function listClocks(
  records: SharedRecords,
  usedBy: ReadonlyMap<string, number>,
  today: string,
): RetentionClock[] {
  const oldest = dayOfNumber((dayNumber(today) ?? 0) - sourceAge);
  return knownClocks(records).map(({ id, clock, inConflict, ...rest }) => {
    const toCheck = outOfTime(clock, today) ?? (clock.checkedOn < oldest ? 'old' : undefined);
    return {
      ...clock,
      id,
      ...rest,
      rules: usedBy.get(id) ?? 0,
      inConflict: [...inConflict],
      ...(toCheck ? { toCheck } : {}),
    };
  });
}

/** The deeds on clocks. Refuse CLOCK_UNKNOWN, CLOCK_IN_USE. */
export function openClocks(records: SharedRecords) {
  const known = (id: string) => {
    const found = knownClocks(records).find((clock) => clock.id === id);
    if (!found) throw refusal('CLOCK_UNKNOWN');
    return found;
  };
  return {
    known,
    add: (clock: ClockDraft) => ({ id: records.create(retentionClock, { clock }) }),
    change(id: string, clock: ClockDraft): void {
      known(id);
      if (records.get(retentionClock, id)) records.change(retentionClock, id, { clock });
      else records.create(retentionClock, { clock }, id);
    },
    remove(id: string, used: boolean): void {
      known(id);
      if (used) throw refusal('CLOCK_IN_USE');
      records.together(() => {
        // One that came with the application is gone once its record is.
        if (!records.get(retentionClock, id)) records.create(retentionClock, {}, id);
        records.remove(retentionClock, id);
      });
    },
    settings: (): RetentionSettings => records.get(retentionSettings, settingsId)?.fields.settings ?? usualSettings,
    setSettings(settings: RetentionSettings): void {
      if (records.get(retentionSettings, settingsId)) records.change(retentionSettings, settingsId, { settings });
      else records.create(retentionSettings, { settings }, settingsId);
    },
  };
}

/** How many rules, of any database, follow each clock. */
export function clocksInUse(rules: readonly { readonly clockId: string }[]): Map<string, number> {
  const used = new Map<string, number>();
  for (const { clockId } of rules) used.set(clockId, (used.get(clockId) ?? 0) + 1);
  return used;
}
