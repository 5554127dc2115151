import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import type { ExportRequest } from '../../../../preload/contract/common.ts';
import {
  type ActivityColumn,
  ActivityFields,
  type Controller,
  type ProcessingActivity,
  type ProcessingRegister,
  type ProposedActivity,
} from '../../../../preload/contract/data-inventory.ts';
import type { KeptList } from '../../../database/replica/shared/kept-list.ts';
import type { Changes } from '../../../shared/changes.ts';
import { parisDay } from '../../../shared/paris-day.ts';
import { refusal } from '../../../shared/refusal.ts';
import type { DataInventoryDeps } from '../deps.ts';
import { activityId, controllerId, processingActivity, processingController } from '../kinds.ts';
import { categoryOf, type Decision } from '../view-columns.ts';
import { proposeActivities } from './propose-activities.ts';

const pace = 200;
const nobody = { name: '', address: '', email: '', telephone: '' };
type Fields = z.output<typeof processingActivity.fields>;

interface RegisterDeps extends DataInventoryDeps {
  readonly decisions: KeptList<Decision['fields']>;
  readonly activities: KeptList<Fields>;
  readonly news: Changes;
}

/** The register of processing activities: who answers for the data, what is done with them, and in which columns they are. */
export function openProcessingRegister(deps: RegisterDeps) {
  const { records, decisions, activities, clock, news, nameOf } = deps;

  const columnOf = ({ id, fields }: Decision): ActivityColumn => {
    const category = categoryOf(fields.category);
    const state = fields.state === 'kept' || fields.state === 'dismissed' ? fields.state : 'proposed';
    const { source, table, column } = fields;
    return { ...{ id, source, table, column, state }, ...(category ? { category } : {}) };
  };
  const kept = () => decisions.list().filter(({ fields }) => fields.state === 'kept');
  const linked = () => new Set(activities.list().flatMap(({ fields }) => fields.columns));

  function activityOf(
    record: ReturnType<typeof activities.list>[number],
    byId: ReadonlyMap<string, Decision>,
  ): ProcessingActivity {
    const { columns, by, ...fields } = record.fields;
    // What another version wrote may have a value that this one does not know: the usual one stands for it.
    const parsed = ActivityFields.safeParse(fields);
    const shown = parsed.success ? parsed.data : { ...usual, ...plain(fields) };
    return {
      ...shown,
      id: record.id,
      updatedAt: new Date(record.changedAt).toISOString(),
      updatedBy: nameOf(record.changedBy) ?? by,
      columns: columns.flatMap((id) => {
        const decision = byId.get(id);
        return decision ? [columnOf(decision)] : [];
      }),
      inConflict: [...record.inConflict],
    };
  }

  function controller(): Controller {
    const found = records.get(processingController, controllerId)?.fields;
    return found ?? { organisation: nobody, representative: nobody, dpo: nobody };
  }

  function register(): ProcessingRegister {
    const byId = new Map(decisions.list().map((decision) => [decision.id as string, decision]));
    const used = linked();
    return {
      controller: controller(),
      activities: activities
        .list()
        .map((record) => activityOf(record, byId))
        .sort(
          (a, b) =>
            a.reference.localeCompare(b.reference, 'fr', { numeric: true }) || a.name.localeCompare(b.name, 'fr'),
        ),
      unlinked: kept()
        .filter(({ id }) => !used.has(id))
        .map(columnOf),
    };
  }

  function known(id: string) {
    const record = records.get(processingActivity, id);
    if (!record) throw refusal('ACTIVITY_UNKNOWN');
    return record;
  }

  function propose(connectionId: string, locale: 'fr' | 'en'): ProposedActivity[] {
    const { source } = deps.connection(connectionId);
    const used = linked();
    const columns = kept().filter(({ id, fields }) => fields.source === source && !used.has(id));
    const existing = new Set<string>(activities.list().map(({ id }) => id));
    return proposeActivities(columns.map(columnOf), existing, locale, parisDay(clock()));
  }

  return {
    /** The register, and again after each change of what is shared. */
    async *watchRegister(signal?: AbortSignal): AsyncGenerator<ProcessingRegister, void, void> {
      for await (const now of news.follow(register, signal)) {
        yield now;
        await pause(pace);
      }
    },
    setController(given: Controller): void {
      if (records.get(processingController, controllerId)) records.change(processingController, controllerId, given);
      else records.create(processingController, given, controllerId);
    },
    propose,
    accept(connectionId: string, locale: 'fr' | 'en', keys: readonly string[]): { ids: string[] } {
      const proposed = new Map(propose(connectionId, locale).map((one) => [one.key, one]));
      const chosen = keys.map((key) => {
        const one = proposed.get(key);
        if (!one) throw refusal('ACTIVITY_UNKNOWN');
        return one;
      });
      records.together(() => {
        for (const { key, fields, columns, existing } of chosen) {
          const id = activityId(key);
          if (!existing) records.create(processingActivity, { ...fields, by: deps.author() }, id);
          for (const column of columns) records.add(processingActivity, id, 'columns', column.id);
        }
      });
      activities.forget();
      return { ids: chosen.map(({ key }) => activityId(key)) };
    },
    add(fields: ActivityFields): { id: string } {
      const id = records.create(processingActivity, { ...fields, by: deps.author() });
      activities.forget();
      return { id };
    },
    change(id: string, fields: { readonly [Field in keyof ActivityFields]?: ActivityFields[Field] | undefined }): void {
      known(id);
      const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
      records.change(processingActivity, id, given);
      activities.forget();
    },
    link({ id, add, remove }: { id: string; add: readonly string[]; remove: readonly string[] }): void {
      known(id);
      const ids = new Set<string>(decisions.list().map((decision) => decision.id));
      if (add.some((column) => !ids.has(column))) throw refusal('COLUMN_UNKNOWN');
      records.together(() => {
        for (const column of add) records.add(processingActivity, id, 'columns', column);
        for (const column of remove) records.drop(processingActivity, id, 'columns', column);
      });
      activities.forget();
    },
    remove(id: string): void {
      known(id);
      records.remove(processingActivity, id);
      activities.forget();
    },
    export(request: ExportRequest) {
      const { controller: who, activities: all } = register();
      const detailed = request.purpose === 'data-protection';
      return deps.writeExport({
        dataset: 'processing-register',
        subject: who.organisation.name,
        query: { controller: who, activities: all, detailed },
        request,
      });
    },
  };
}

const usual: ActivityFields = {
  name: '?',
  reference: '',
  purpose: '',
  furtherPurposes: '',
  legalBasis: 'contract',
  people: '',
  data: {},
  sensitive: {},
  recipients: [],
  transfers: [],
  technicalMeasures: '',
  organisationalMeasures: '',
  createdOn: '2018-05-25',
};

/** The texts of a record, each of which stands for itself. */
function plain(fields: Omit<Fields, 'columns' | 'by'>): Partial<ActivityFields> {
  const { name, reference, purpose, furtherPurposes, people, technicalMeasures, organisationalMeasures } = fields;
  return { name: name || '?', reference, purpose, furtherPurposes, people, technicalMeasures, organisationalMeasures };
}
