import type { Parameter } from '../../database/ouvadmin/column-door.ts';
import type { Dialect } from '../sql/quote.ts';

/**
 * A value as it stands in a statement. Bytes and texts are written in hexadecimal, so that nothing but digits comes out
 * whatever goes in: question marks would do the same, but filling them in by the hundred thousand costs as much as encrypting.
 */
export function literal(value: Parameter, dialect: Dialect): string {
  if (value === null) return 'NULL';
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return numberLiteral(value);
  if (typeof value !== 'string') return bytesLiteral(value);
  const bytes = bytesLiteral(Buffer.from(value, 'utf8'));
  return dialect === 'sqlite' ? `CAST(${bytes} AS TEXT)` : `_utf8mb4 ${bytes}`;
}

export const bytesLiteral = (bytes: Buffer | null): string => (bytes === null ? 'NULL' : `X'${bytes.toString('hex')}'`);

function numberLiteral(value: number): string {
  if (!Number.isFinite(value)) throw new Error('no number');
  return String(value);
}
