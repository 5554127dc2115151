import { parentPort, workerData } from 'node:worker_threads';
import { openOuvadmin } from '../../../main/database/ouvadmin/open-ouvadmin.ts';
import type { Reach, TextRow } from '../../../main/database/ouvadmin/ouvadmin.ts';

const told: TextRow[][] = [];
for (const reach of workerData as Reach[]) {
  const ouvadmin = await openOuvadmin(reach);
  const rows: TextRow[] = [];
  for await (const page of ouvadmin.pages({ table: 'kept', key: ['id'], columns: ['id'], size: 10 }))
    rows.push(...page.rows);
  await ouvadmin.close();
  told.push(rows);
}
parentPort?.postMessage(told);
