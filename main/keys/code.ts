import { bech32m } from '@scure/base';

/** What codes that people copy begin with. */
export type CodePrefix = 'ouvainvite' | 'ouvapart';

/** Bytes as text that can be typed, with a checksum (BIP 350): lower case, no 1, b, i, o after the first 1. */
export function writeCode(prefix: CodePrefix, bytes: Uint8Array): string {
  return bech32m.encode(prefix, bech32m.toWords(bytes), false);
}

/** Nobody breaks a code into more lines. */
const mostLines = 50;

/**
 * The bytes of the first code of this kind in a text, whatever stands around it; case, spaces and hyphens count for nothing.
 * Undefined when there is none or its checksum is wrong.
 */
export function readCode(prefix: CodePrefix, text: string): Uint8Array | undefined {
  const start = new RegExp([...prefix, '1'].join('[\\s-]*'), 'i').exec(text)?.index;
  if (start === undefined) return undefined;
  // A mail or a person may have broken it into lines: the checksum tells where it ends.
  let code = '';
  for (const line of text.slice(start).split('\n', mostLines)) {
    code += line.replace(/[\s-]/g, '');
    const bytes = decode(prefix, code.toLowerCase());
    if (bytes) return bytes;
  }
  return undefined;
}

function decode(prefix: CodePrefix, code: string): Uint8Array | undefined {
  try {
    const decoded = bech32m.decode(code, false);
    return decoded.prefix === prefix ? bech32m.fromWords(decoded.words) : undefined;
  } catch {
    return undefined;
  }
}
