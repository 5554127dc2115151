import { isUtf8 } from 'node:buffer';

const plain = /^\{(?:PLAIN|CLEAR|CLEARTEXT)\}/i;
const hexadecimal = /^(?:[0-9a-f]{2})+$/i;
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)$/;
const unprintable = /[\u007f-\u009f\ufffd]/;

/** The clear text behind "{PLAIN}", hexadecimal or base64, if it reads as text; undefined otherwise. */
export function decodeReversible(value: string): string | undefined {
  if (plain.test(value)) return value.replace(plain, '');
  if (hexadecimal.test(value)) {
    const text = readable(Buffer.from(value, 'hex'));
    if (text !== undefined) return text;
  }
  return base64.test(value) ? readable(Buffer.from(value, 'base64')) : undefined;
}

/**
 * Whether one value alone is most probably clear text behind a code. Stricter than decoding: "Fete" is valid base64 and
 * "30303030" valid hexadecimal, yet both are what a person chooses.
 */
export function looksReversible(value: string): boolean {
  if (value.startsWith('{')) return plain.test(value);
  if (value.length < 8 || value.length % 2 !== 0) return false;
  if (hexadecimal.test(value)) {
    const text = readable(Buffer.from(value, 'hex'));
    if (text !== undefined) return /\D/.test(value) || (value.length >= 12 && /^[\p{L}\p{N}]+$/u.test(text));
  }
  // Short base64 without its padding is too often a word of eight letters.
  const coded = value.endsWith('=') || (value.length >= 12 && /[A-Z]/.test(value) && /[a-z]/.test(value));
  return coded && base64.test(value) && readable(Buffer.from(value, 'base64')) !== undefined;
}

/** Bytes as text without control characters. Without exceptions: nearly every chosen password fails here, and quickly. */
function readable(bytes: Uint8Array): string | undefined {
  let ascii = true;
  for (const byte of bytes) {
    if (byte < 0x20 || byte === 0x7f) return undefined;
    if (byte > 0x7f) ascii = false;
  }
  if (!ascii && !isUtf8(bytes)) return undefined;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  return unprintable.test(text) ? undefined : text;
}
