import type { Run } from '../../../preload/contract/forced-changes.ts';
import type { SharedRecords } from '../../database/replica/shared-records.ts';
import type { ForcedChangesDeps } from './deps.ts';
import { forcedRun } from './kinds.ts';

export type RunFields = ReturnType<typeof forcedRun.fields.parse>;

/** How far a run that is at work here has come. */
export interface Progressed {
  readonly what: 'impose' | 'undo';
  changed: number;
  passed: number;
}

export type RunRecords = ReturnType<typeof openRunRecords>;

/** Runs as every laptop knows them. */
export function openRunRecords(records: SharedRecords, { team, device }: Pick<ForcedChangesDeps, 'team' | 'device'>) {
  const get = (id: string) => records.get(forcedRun, id);

  /** `working` is what runs here now. */
  function shown(id: string, working: Progressed | undefined): Run | undefined {
    const record = get(id);
    if (!record) return undefined;
    const { fields } = record;
    const done =
      working?.what === 'impose'
        ? { changed: working.changed, passed: working.passed }
        : { changed: fields.changed, passed: fields.passed };
    const undone =
      working?.what === 'undo'
        ? { undone: working.changed, notUndone: working.passed }
        : { undone: fields.undone, notUndone: fields.notUndone };
    return {
      ...{ id, campaignId: fields.campaign, at: fields.at, by: team.nameOf(record.createdBy) ?? fields.by },
      ...{ state: stateOf(fields, working), planned: fields.planned, ...done, ...undone },
      ...(fields.undoableUntil === '' ? {} : { undoableUntil: fields.undoableUntil }),
    };
  }

  /** What this laptop was doing when it was ended is no longer being done. */
  function stateOf({ state, device: of }: RunFields, working: Progressed | undefined): Run['state'] {
    if (working) return working.what === 'impose' ? 'running' : 'undoing';
    return state === 'running' && of === device() ? 'interrupted' : state;
  }

  return {
    get,
    shown,
    list: () => records.list(forcedRun),
    create: (id: string, fields: Partial<RunFields>) => void records.create(forcedRun, fields, id),
    change: (id: string, fields: Partial<RunFields>) => records.change(forcedRun, id, fields),
  };
}
