import { isIP } from 'node:net';

/** An IP address, or the first of a list as proxies hand it on. */
export function isIpAddress(value: string): boolean {
  const [first = ''] = value.split(',');
  return isIP(first.trim()) !== 0;
}

/** An address that no version number looks like ("2.4.1.10"): IPv6, or with a part over 99. */
export const isPlainIpAddress = (value: string): boolean =>
  isIpAddress(value) && (value.includes(':') || value.split('.').some((part) => Number(part) > 99));

const inside = /(?<![\d.])(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}(?![\d.])/;

/** Whether one stands somewhere in a text, and is not a version number. */
export function holdsIpAddress(value: string): boolean {
  const found = inside.exec(value)?.[0];
  return found !== undefined && isPlainIpAddress(found);
}
