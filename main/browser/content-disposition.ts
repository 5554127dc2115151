/**
 * The header that makes a browser save an answer under a name (RFC 6266): the name in ASCII for old readers, and whole in
 * UTF-8 (RFC 8187). Nothing of the name can end the header or leave the folder of downloads.
 */
export function attachment(fileName: string): string {
  const name = plainFileName(fileName);
  const ascii = name
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[^\x20-\x7e]/g, '_')
    .replace(/["\\%]/g, '_');
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${whole}`;
}

/** A name for a file, without what a folder, a device or a right-to-left mark would make of it. */
export function plainFileName(name: string): string {
  const plain = name
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\:*?"<>|]/gu, '_')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 150)
    .toWellFormed();
  return plain === '' ? 'ouvadesk' : plain;
}
