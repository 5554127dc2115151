import { openReadOnly } from '../../database/replica/open-read-only.ts';
import { failureOf } from '../../shared/file-failure.ts';
import type { Dataset, Datasets } from '../../shared/spreadsheet/dataset.ts';
import { writeSpreadsheet } from '../../shared/spreadsheet/write-spreadsheet.ts';
import { type ExportMessage, timeZone, type WorkerOrder } from './export-messages.ts';

const pace = 100;

/**
 * Writes the rows of a dataset as they are at this moment: counted and read in one transaction, so that what is announced
 * is what is written. Runs in a thread of its own; a full disk or a folder that cannot be written is said, a defect thrown.
 */
export async function writeDataset(
  order: WorkerOrder,
  datasets: Datasets,
  say: (message: ExportMessage) => void,
): Promise<void> {
  const { query, request } = order;
  const dataset = datasets[order.dataset];
  if (!dataset) throw new Error(`There is no dataset ${order.dataset}.`);
  const db = openReadOnly(order.replica);
  try {
    db.exec('BEGIN');
    const total = dataset.count(db, query);
    say({ kind: 'counted', total });
    let said = performance.now();
    const result = await writeSpreadsheet({
      ...request,
      timeZone,
      columns: request.columns.map((key) => columnOf(dataset, key, request.locale)),
      rows: dataset.rows(db, query, request.locale, request.columns),
      more: dataset.sheets?.(db, query, request.locale) ?? [],
      about: { ...order.about, extra: dataset.about?.(db, query, request.locale) ?? [] },
      path: order.whole,
      temporary: order.temporary,
      onProgress(rows) {
        if (performance.now() - said < pace) return;
        said = performance.now();
        say({ kind: 'written', rows });
      },
    });
    if (result.rows !== total) throw new Error(`${total} rows were counted and ${result.rows} written.`);
    say({ kind: 'done', result });
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    say(failure);
  } finally {
    db.close();
  }
}

function columnOf(dataset: Dataset, key: string, locale: 'fr' | 'en') {
  const column = dataset.columns.find((one) => one.key === key);
  if (!column) throw new Error(`The dataset has no column ${key}.`);
  return { ...column, header: column.header[locale] };
}
