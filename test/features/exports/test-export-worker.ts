import { parentPort, workerData } from 'node:worker_threads';
import { writeDataset } from '../../../main/features/exports/write-dataset.ts';
import { testDatasets } from './test-datasets.ts';

await writeDataset(workerData, testDatasets, (message) => parentPort?.postMessage(message));
