/** A part of a simple message in HTML, as what it is and no longer as markup: it cannot do anything in our page. */
export type Block =
  | { kind: 'paragraph' | 'heading'; lines: string[] }
  | { kind: 'list'; items: string[] }
  | { kind: 'rule' };

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
const unseen = new Set(['head', 'style', 'script', 'title']);
const ends = new Set(['p', 'div', 'h1', 'h2', 'h3', 'ul', 'ol', 'li', 'body', 'html', 'table', 'tr', 'td', 'hr']);

function decoded(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return named[name.toLowerCase()] ?? whole;
    const code = name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/**
 * The paragraphs, headings and lists of a message in simple HTML, as text. Nothing else of it is kept: no link, no picture,
 * no attribute. The page may not make markup from text (trusted types), so it is read here and drawn by the screen.
 */
export function htmlBlocks(html: string): Block[] {
  const blocks: Block[] = [];
  let text = '';
  let inside = '';
  let hidden = '';
  const take = () => {
    const lines = text.split('\n').map((line) => line.replace(/[ \t\r]+/g, ' ').trim());
    text = '';
    while (lines[0] === '') lines.shift();
    while (lines.at(-1) === '') lines.pop();
    if (lines.length === 0) return;
    const last = blocks.at(-1);
    if (inside !== 'li') blocks.push({ kind: /^h\d$/.test(inside) ? 'heading' : 'paragraph', lines });
    else if (last?.kind === 'list') last.items.push(lines.join(' '));
    else blocks.push({ kind: 'list', items: [lines.join(' ')] });
  };
  for (const [, comment, close, tag, plain] of html.matchAll(
    /(<!--[\s\S]*?-->|<![^>]*>)|<(\/?)([a-z][a-z0-9]*)[^>]*>|([^<]+|<)/gi,
  )) {
    if (comment !== undefined) continue;
    const name = tag?.toLowerCase();
    if (hidden !== '') {
      if (name === hidden && close === '/') hidden = '';
    } else if (name === undefined) text += decoded(plain ?? '').replaceAll('\n', ' ');
    else if (unseen.has(name)) hidden = close === '/' ? '' : name;
    else if (name === 'br') text += '\n';
    else if (ends.has(name)) {
      take();
      if (name === 'hr') blocks.push({ kind: 'rule' });
      inside = close === '/' ? '' : name;
    }
  }
  take();
  return blocks;
}
