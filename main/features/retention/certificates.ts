import { hash } from 'node:crypto';
import type { DeletionCertificate } from '../../../preload/contract/retention.ts';
import type { SharedRecords } from '../../database/replica/shared-records.ts';
import { certificateId } from './certificate-id.ts';
import { CertificateText, deletionCertificate } from './kinds.ts';
import type { RunFields, RunRecords } from './run-records.ts';
import { changedColumns } from './work.ts';

/** SHA-256, in hexadecimal, over the certificate as JSON, its members in the order in which CertificateText has them. */
export const digestOf = (content: CertificateText): string =>
  hash('sha256', JSON.stringify(CertificateText.parse(content)));

export interface Ended {
  readonly purged: number;
  readonly withThem: number;
  readonly oldest?: string;
  readonly newest?: string;
}

/** Certificates of what purges have deleted: one a run, written once. */
export function openCertificates(records: SharedRecords, runs: RunRecords) {
  return {
    has: (run: string) => records.get(deletionCertificate, certificateId(run)) !== undefined,
    write(run: string, fields: RunFields, ended: Ended, at: string): void {
      const { rule, clock } = fields;
      if (!rule || !clock || ended.purged === 0 || this.has(run)) return;
      const { oldest, newest } = ended;
      const content: CertificateText = {
        ...{ runId: run, source: fields.source, rule: rule.name, table: rule.table, deed: rule.deed.kind },
        columns: [...changedColumns(rule)],
        ...{ clock: clock.name.fr, duration: clock.duration, basis: clock.source, by: fields.by },
        ...{ startedAt: fields.at, endedAt: at, rows: ended.purged, withThem: ended.withThem },
        passed: Math.max(0, fields.planned - ended.purged),
        ...(oldest === undefined ? {} : { oldest }),
        ...(newest === undefined ? {} : { newest }),
        undoableUntil: fields.undoableUntil,
      };
      records.create(deletionCertificate, { content, sha256: digestOf(content) }, certificateId(run));
    },
    /** Newest first. */
    shown: (source: string): DeletionCertificate[] =>
      records
        .list(deletionCertificate)
        .flatMap(({ id, fields: { content, sha256 } }): DeletionCertificate[] => {
          if (content?.source !== source) return [];
          const run = runs.get(content.runId)?.fields;
          const undone = run?.state === 'undone' || run?.state === 'undoing';
          return [
            {
              ...{ ...content, id, sha256, undone, intact: digestOf(content) === sha256 },
              ...(run?.state === 'forgotten' ? { finalSince: run.undoableUntil } : {}),
            },
          ];
        })
        .sort((a, b) => (a.endedAt < b.endedAt ? 1 : -1)),
  };
}
export type Certificates = ReturnType<typeof openCertificates>;
