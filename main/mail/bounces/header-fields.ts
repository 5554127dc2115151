/** Bytes of a header that are looked at. */
const most = 64 * 1024;

/** The fields of a header or of a group of delivery-status, by lower-case name, the first of each name, unfolded. */
export function headerFields(text: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  let name = '';
  for (const line of text.slice(0, most).split(/\r?\n/)) {
    if (line === '' && fields.size > 0) break;
    const colon = line.indexOf(':');
    if (/^[ \t]/.test(line)) {
      const before = fields.get(name);
      if (before !== undefined) fields.set(name, `${before} ${line.trim()}`);
    } else if (colon > 0 && !fields.has(line.slice(0, colon).trim().toLowerCase())) {
      name = line.slice(0, colon).trim().toLowerCase();
      fields.set(name, line.slice(colon + 1).trim());
    } else name = '';
  }
  return fields;
}

/** "<…@…>" where a text holds one; undefined elsewhere. */
export function messageIdIn(text: string | undefined): string | undefined {
  return /<[^<>\s]{1,500}>/.exec(text ?? '')?.[0];
}

/** The first address of a text ("rfc822; <Paul@exemple.fr>"), as it stands there; undefined where there is none. */
export function addressIn(text: string | undefined): string | undefined {
  return /[^\s<>()[\]"',;:=]{1,64}@[^\s<>()[\]"',;:=@]{1,255}/
    .exec((text ?? '').slice(0, most))?.[0]
    .replace(/\.+$/, '');
}
