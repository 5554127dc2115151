const plain = /^\{(?:PLAIN|CLEAR|CLEARTEXT)\}/i;
const hexadecimal = /^(?:[0-9a-f]{2})+$/i;
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const unprintable = /[\u0000-\u001f\u007f-\u009f\ufffd]/;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

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
  if (plain.test(value)) return true;
  if (value.length >= 8 && hexadecimal.test(value)) {
    const text = readable(Buffer.from(value, 'hex'));
    if (text !== undefined) return /\D/.test(value) || (value.length >= 12 && /^[\p{L}\p{N}]+$/u.test(text));
  }
  if (!base64.test(value)) return false;
  const text = readable(Buffer.from(value, 'base64'));
  if (text === undefined) return false;
  return value.endsWith('=') ? value.length >= 8 : value.length >= 12 && /[A-Z]/.test(value) && /[a-z]/.test(value);
}

function readable(bytes: Uint8Array): string | undefined {
  try {
    const text = utf8.decode(bytes);
    return unprintable.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
