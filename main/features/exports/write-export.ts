import type { ExportRequest, ExportResult, Progress } from '../../../preload/contract/common.ts';
import { refusal } from '../../shared/refusal.ts';
import { openWallClock } from '../../shared/spreadsheet/civil-time.ts';
import type { Dataset } from '../../shared/spreadsheet/dataset.ts';
import { isoWall } from '../../shared/spreadsheet/sheet-value.ts';
import { timeZone } from './export-messages.ts';
import type { ExportOrder, ExportsDeps } from './export-order.ts';
import { exportFileName } from './file-name.ts';
import { runExport } from './run-export.ts';
import type { JournalStore } from './store.ts';

/** Checks what is asked, asks where to save, then runs the job and follows it. */
export async function* writeExport(
  deps: ExportsDeps,
  store: JournalStore,
  order: ExportOrder,
): AsyncGenerator<Progress, ExportResult, void> {
  const { request } = order;
  const dataset = deps.datasets[order.dataset];
  if (!dataset) throw new Error(`There is no dataset ${order.dataset}.`);
  refuseColumns(dataset, request);
  const now = deps.clock();
  const facts = {
    title: dataset.title[request.locale],
    purpose: dataset.purposes?.[request.purpose]?.[request.locale] ?? request.purpose,
    author: deps.author(),
    deleteBy: request.deleteBy,
  };
  const day = isoWall(openWallClock(timeZone)(now.getTime())).slice(0, 10);
  const fileName = exportFileName({ ...facts, ...request, purpose: facts.purpose, subject: order.subject, day });
  const target = await deps.shell.chooseSaveTarget(fileName);
  if (!target) throw refusal('EXPORT_CANCELLED');
  const about = {
    ...facts,
    title: order.subject ? `${facts.title} - ${order.subject}` : facts.title,
    sheet: facts.title,
    note: request.note,
    createdAt: now.toISOString(),
  };
  const running = deps.jobs.run(
    'export',
    fileName,
    (signal) => runExport({ deps, store, order, target, fileName, about }, signal),
    { facts: ({ rows, bytes }) => ({ rows, bytes }) },
  );
  let ended = false;
  try {
    const result = yield* running.follow();
    ended = true;
    return result;
  } finally {
    if (!ended) running.cancel();
  }
}

/** Only columns that the dataset has and the purpose needs (product.md, rule 4). */
function refuseColumns(dataset: Dataset, request: ExportRequest): void {
  const offered =
    dataset.offers?.find(({ key }) => key === request.purpose)?.columns ?? (dataset.offers ? [] : undefined);
  const known = dataset.columns.map(({ key }) => key);
  const column = request.columns.find((key, at) => {
    const repeated = request.columns.indexOf(key) !== at;
    return repeated || !known.includes(key) || (offered && !offered.includes(key));
  });
  if (column !== undefined) throw refusal('EXPORT_UNKNOWN_COLUMN', { column });
}
