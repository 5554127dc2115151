import type { KeyRing, Preview, Treatment } from '../../../../preload/contract/column-encryption.ts';

type Warning = Preview['warnings'][number];

export interface Situation {
  readonly treatment: Treatment;
  readonly isDemonstration: boolean;
  /** An instant. */
  readonly now: string;
  readonly rows: number;
  readonly binaryLog: boolean;
  readonly replicas: boolean;
  /** Where the column holds passwords: how they are stored. */
  readonly password: { readonly storage: string } | undefined;
  readonly lastAudit: { readonly at: string; readonly rows: number } | undefined;
  readonly ring: Pick<KeyRing, 'standing' | 'recovery'>;
}

/** Days for which an audit of passwords is recent. */
const recent = 90;
/** Ways of storing from which the password itself can be had back. */
const readable = new Set(['clear', 'auto', 'reversible', 'unknown', 'empty', 'none']);

/**
 * What a volunteer should know before. Weak passwords can be told apart only until they are hashed (product.md, section 4): an
 * audit that is too old, or that read another number of accounts than there are now by a tenth, does not count.
 */
export function warningsFor(at: Situation): Warning[] {
  const { treatment, password, ring, isDemonstration } = at;
  const changes = treatment.kind === 'encrypt' || treatment.kind === 'hash';
  const keyed = treatment.kind === 'encrypt' && !isDemonstration;
  const told: [Warning, boolean][] = [
    ['no-recent-audit', changes && password !== undefined && !isAudited(at)],
    ['already-hashed', changes && password !== undefined && !readable.has(password.storage)],
    ['no-team', keyed && ring.standing === 'alone'],
    ['no-recovery', keyed && ring.recovery !== 'rehearsed'],
    ['replicas', changes && at.replicas],
    ['binary-log', changes && at.binaryLog],
  ];
  return told.flatMap(([warning, stands]) => (stands ? [warning] : []));
}

function isAudited({ lastAudit, now, rows }: Situation): boolean {
  if (!lastAudit) return false;
  const days = (Date.parse(now) - Date.parse(lastAudit.at)) / 86_400_000;
  return days <= recent && Math.abs(rows - lastAudit.rows) <= Math.max(1, rows / 10);
}
