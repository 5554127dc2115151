import { parentPort, workerData } from 'node:worker_threads';
import { datasets } from './export-datasets.ts';
import type { ExportMessage, WorkerOrder } from './features/exports/export-messages.ts';
import { writeDataset } from './features/exports/write-dataset.ts';

/** The thread of one export. It stands here and not in the feature, because it knows every feature's datasets. */
await writeDataset(workerData as WorkerOrder, datasets, (message: ExportMessage) => parentPort?.postMessage(message));
