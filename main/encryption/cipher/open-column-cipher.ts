import { createCipheriv, createDecipheriv, createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { ColumnWork } from '../column-work.ts';
import { additionalData } from './additional-data.ts';
import type { ColumnCipher, ColumnKeys, DataKey, RowKey, Unreadable } from './column-cipher.ts';
import { openNonces } from './nonces.ts';
import { type Normalisation, normalise } from './normalise.ts';

const algorithm = 'aes-256-gcm';
const version = 1;
/** version 1 | number of the key 4, big-endian | nonce 12 | tag 16 | ciphertext */
const places = { number: 1, nonce: 5, tag: 17, text: 33 } as const;
const known = Buffer.from('ouvadesk canary 1');

/**
 * Encrypts and reads one column by layout 1 (column-encryption.md): AES-256-GCM, bound to table, column and row by its additional
 * data. Keys of a wrong size or number throw. Good for 2^32 values a key.
 */
export function openColumnCipher(work: ColumnWork, keys: ColumnKeys): ColumnCipher {
  const ring = new Map([...keys.older, keys.current].map((key) => [numberOf(key), keyObject(key.key)]));
  if (ring.size !== keys.older.length + 1) throw new Error('Two data keys have the same number');
  const current = { number: keys.current.number, key: keyObject(keys.current.key) };
  const dataOf = additionalData(work.table, work.column);
  const nonce = openNonces();
  const seal = (row: RowKey, clear: Uint8Array) => sealed(current, nonce, dataOf(row), clear);
  const open = (row: RowKey, ciphertext: Uint8Array) => opened(ring, dataOf(row), ciphertext);
  return {
    encrypt: (row, clear) => seal(ofRow(row), clear),
    decrypt: (row, ciphertext) => open(ofRow(row), ciphertext),
    keyNumber: (ciphertext) => (ciphertext[0] === version ? numberIn(ciphertext) : undefined),
    blindIndex: blindIndexOf(work, keys.index),
    canary: () => seal([], known),
    opensCanary: (ciphertext) => {
      const clear = open([], ciphertext);
      return typeof clear !== 'string' && clear.equals(known);
    },
  };
}

/** The place without a row is the canary's. */
function ofRow(row: RowKey): RowKey {
  if (row.length === 0) throw new Error('A row without a primary key');
  return row;
}

function numberOf({ number }: DataKey): number {
  if (!Number.isInteger(number) || number < 1 || number > 0xffff_ffff) throw new Error('No number of a data key');
  return number;
}

function keyObject(key: Uint8Array): KeyObject {
  if (key.length !== 32) throw new Error('A key has 32 bytes');
  // A KeyObject: given as bytes, each call would prepare the key anew, at ten times the cost.
  return createSecretKey(key);
}

function sealed(
  { number, key }: { number: number; key: KeyObject },
  nonce: (into: Uint8Array, offset: number) => void,
  data: Buffer,
  clear: Uint8Array,
): Buffer {
  const out = Buffer.allocUnsafe(places.text + clear.length);
  out[0] = version;
  out.writeUInt32BE(number, places.number);
  nonce(out, places.nonce);
  const cipher = createCipheriv(algorithm, key, out.subarray(places.nonce, places.tag));
  cipher.setAAD(data);
  out.set(cipher.update(clear), places.text);
  cipher.final();
  out.set(cipher.getAuthTag(), places.tag);
  return out;
}

function opened(ring: ReadonlyMap<number, KeyObject>, data: Buffer, ciphertext: Uint8Array): Buffer | Unreadable {
  if (ciphertext.length > 0 && ciphertext[0] !== version) return 'unknown-version';
  const number = numberIn(ciphertext);
  if (number === undefined) return 'damaged';
  const key = ring.get(number);
  if (key === undefined) return 'unknown-key';
  const nonce = ciphertext.subarray(places.nonce, places.tag);
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: 16 });
  decipher.setAuthTag(ciphertext.subarray(places.tag, places.text));
  decipher.setAAD(data);
  const clear = decipher.update(ciphertext.subarray(places.text));
  try {
    decipher.final();
  } catch {
    // The tag: another key of this number, another place, or bytes that changed.
    return 'damaged';
  }
  return clear;
}

/** undefined where it is too short for one of ours. */
function numberIn(ciphertext: Uint8Array): number | undefined {
  if (ciphertext.length < places.text) return undefined;
  return new DataView(ciphertext.buffer, ciphertext.byteOffset, places.nonce).getUint32(places.number);
}

function blindIndexOf({ treatment }: ColumnWork, index: Uint8Array): ColumnCipher['blindIndex'] {
  if (treatment.kind !== 'encrypt' || treatment.index === 'none') return () => null;
  const key = keyObject(index);
  const kind: Normalisation = treatment.index;
  return (clear) => createHmac('sha256', key).update(normalise(kind, clear)).digest().subarray(0, 16);
}
