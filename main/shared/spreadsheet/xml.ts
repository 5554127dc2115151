const marks: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Text between two tags. The text has been tamed: no character that XML forbids is left. */
export function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (mark) => marks[mark] ?? mark);
}

/** Text of an attribute between double quotes. */
export function escapeAttribute(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (mark) => marks[mark] ?? mark);
}
