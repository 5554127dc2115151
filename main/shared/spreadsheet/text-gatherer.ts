/**
 * Text on its way to bytes. Small pieces are joined and encoded while they are young: V8 joins 8 KB in a quarter of the
 * time that it takes, by the byte, to join 128 KB (measured: 100 MB of XML in 0.15 s against 0.7 s).
 */
export interface TextGatherer {
  /** Whether enough is gathered to be taken. */
  add(text: string): boolean;
  /** The bytes in UTF-8; they are the taker's own. */
  take(): Buffer;
}

const young = 8 * 1024;
const enough = 256 * 1024;
/** A UTF-16 unit becomes three bytes at most. */
const worst = 3;

export function openTextGatherer(): TextGatherer {
  let text = '';
  let bytes = Buffer.allocUnsafeSlow(enough);
  let used = 0;

  function encode(): void {
    const needed = used + text.length * worst;
    if (needed > bytes.length) bytes = Buffer.concat([bytes.subarray(0, used)], Math.max(needed, 2 * bytes.length));
    used += bytes.write(text, used);
    text = '';
  }

  return {
    add(more) {
      text += more;
      if (text.length < young) return false;
      encode();
      return used + young * worst > enough;
    },
    take() {
      encode();
      const taken = bytes.subarray(0, used);
      bytes = Buffer.allocUnsafeSlow(enough);
      used = 0;
      return taken;
    },
  };
}
