const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** The text with nothing left in it that a page would read as markup. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);

/** Paragraphs and lists of a plain text, as simple HTML: an empty line parts them, "- " begins an item. No link, no image, no colour. */
export function toHtml(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((block) => block.split('\n').filter((line) => line.trim() !== ''))
    .filter((lines) => lines.length > 0)
    .map(blockOf)
    .join('\n');
}

function blockOf(lines: readonly string[]): string {
  const isItem = (line: string) => line.startsWith('- ');
  if (!lines.every(isItem)) return `<p>${lines.map(escapeHtml).join('<br>\n')}</p>`;
  const items = lines.map((line) => `<li>${escapeHtml(line.slice(2))}</li>`);
  return `<ul>\n${items.join('\n')}\n</ul>`;
}

/** A whole page of parts in their languages. */
export function pageOf(title: string, parts: readonly { readonly language: string; readonly text: string }[]): string {
  const [first] = parts;
  const bodies = parts.map(({ language, text }) => `<div lang="${language}">\n${toHtml(text)}\n</div>`);
  return [
    '<!doctype html>',
    `<html lang="${first?.language ?? 'fr'}">`,
    `<head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>`,
    `<body>\n${bodies.join('\n<hr>\n')}\n</body>`,
    '</html>',
    '',
  ].join('\n');
}
