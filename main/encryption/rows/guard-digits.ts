import { hash } from 'node:crypto';
import type { Dialect } from '../sql/quote.ts';

/** What guardOf gives, in hexadecimal: without a buffer for each, of which there are hundreds of thousands. */
export const guardDigits = (bytes: Buffer, dialect: Dialect): string =>
  dialect === 'sqlite' ? bytes.toString('hex') : hash('sha256', bytes, 'hex').slice(0, 32);
