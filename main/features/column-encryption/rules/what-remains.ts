import type { Health, Treatment } from '../../../../preload/contract/column-encryption.ts';

type Remains = Health['remains'][number]['what'];

/**
 * Where clear values may lie after their column is gone, which only a person can clear away: the redo log until it has gone
 * round, binary and slow logs, replicas, backups made before; and the key file, which must not lie in the same backups.
 */
export function whatRemains(
  source: string,
  treatment: Treatment['kind'],
  { binaryLog, replicas }: { readonly binaryLog: boolean; readonly replicas: boolean },
): Remains[] {
  // Invented people in a file of this laptop.
  if (source === 'demonstration') return [];
  return [
    'backups',
    ...(binaryLog ? (['binary-log'] as const) : []),
    ...(replicas ? (['replicas'] as const) : []),
    'redo-log',
    'slow-log',
    ...(treatment === 'encrypt' ? (['key-file'] as const) : []),
  ];
}
