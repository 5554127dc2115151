import type { PurgeRun } from '../../../preload/contract/retention.ts';
import { certificateId } from './certificate-id.ts';
import type { RetentionDeps } from './deps.ts';
import { deletionCertificate, purgeRun } from './kinds.ts';

export type RunFields = ReturnType<typeof purgeRun.fields.parse>;

/** How far a run that is at work here has come. */
export interface Progressed {
  readonly what: 'purge' | 'undo';
  purged: number;
  withThem: number;
  passed: number;
  undone: number;
  notUndone: number;
}

export type RunRecords = ReturnType<typeof openRunRecords>;

/** Purges as every laptop knows them. */
export function openRunRecords({ records, team, device }: Pick<RetentionDeps, 'records' | 'team' | 'device'>) {
  const get = (id: string) => records.get(purgeRun, id);

  /** What this laptop was doing when it was ended is no longer being done. */
  function stateOf({ state, device: of }: RunFields, working: Progressed | undefined): PurgeRun['state'] {
    if (working) return working.what === 'purge' ? 'running' : 'undoing';
    return state === 'running' && of === device() ? 'interrupted' : state;
  }

  return {
    get,
    /** `working` is what runs here now. */
    shown(id: string, working: Progressed | undefined): PurgeRun | undefined {
      const record = get(id);
      const rule = record?.fields.rule;
      if (!record || !rule) return undefined;
      const { fields } = record;
      const purge = working?.what === 'purge' ? working : fields;
      const undo = working?.what === 'undo' ? working : fields;
      return {
        ...{ id, ruleId: rule.id, rule: rule.name, table: rule.table, at: fields.at },
        ...{ by: team.nameOf(record.createdBy) ?? fields.by, state: stateOf(fields, working), planned: fields.planned },
        ...{ purged: purge.purged, withThem: purge.withThem, passed: purge.passed },
        ...{ undone: undo.undone, notUndone: undo.notUndone },
        ...(fields.undoableUntil === '' ? {} : { undoableUntil: fields.undoableUntil }),
        ...(records.get(deletionCertificate, certificateId(id)) ? { certificateId: certificateId(id) } : {}),
      };
    },
    list: () => records.list(purgeRun),
    create: (id: string, fields: Partial<RunFields>) => void records.create(purgeRun, fields, id),
    change: (id: string, fields: Partial<RunFields>) => records.change(purgeRun, id, fields),
  };
}
