import { openReplica } from '../../../main/database/replica/open-replica.ts';
import { openPasswordCampaigns } from '../../../main/features/password-campaigns/password-campaigns.ts';
import { openJobs } from '../../../main/jobs/jobs.ts';
import { silentLog } from '../../../main/shared/log.ts';
import type { AuditOptions } from '../../../preload/contract/password-campaigns.ts';
import type { MappingVersion } from '../../../preload/contract/schema-mapping.ts';

/** What the test tells the child: where all lies, and the audit to go on with, if there is one. */
export interface ChildOrder {
  readonly replica: string;
  /** In hexadecimal. */
  readonly key: string;
  readonly ouvadmin: string;
  readonly mapping: MappingVersion;
  readonly options: AuditOptions;
  readonly auditId?: string;
}

const order: ChildOrder = JSON.parse(process.argv[2] ?? '');
const clock = () => new Date('2026-11-24T10:00:00.000Z');
const replica = await openReplica({ file: order.replica, key: Buffer.from(order.key, 'hex') }, clock());
const campaigns = openPasswordCampaigns({
  replica,
  jobs: openJobs(clock, silentLog),
  clock,
  connection: () => ({ name: 'Essai', hosts: ['ouvaton'] }),
  reach: async () => ({ dialect: 'sqlite', file: order.ouvadmin }),
  enter: () => {},
  audited: () => {},
  readyMapping: async () => order.mapping,
  writeExport: () => {
    throw new Error('no export here');
  },
});
const audit = order.auditId
  ? await campaigns.resume(order.auditId)
  : await campaigns.start(order.mapping.connectionId, order.options);
process.stdout.write(`audit ${audit.id}\n`);
for await (const { step, done } of campaigns.watch(audit.id)) process.stdout.write(`${step} ${done}\n`);
process.stdout.write(`ended ${campaigns.audits()[0]?.state}\n`);
await replica.close();
