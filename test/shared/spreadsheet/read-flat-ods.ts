/** A cell as LibreOffice holds it: its type and its value as text, dates as it writes them. */
export interface FlatCell {
  readonly type: string;
  readonly value: string;
  readonly formula?: string;
}

export interface FlatSheet {
  readonly name: string;
  readonly rows: FlatCell[][];
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Every cell of a flat OpenDocument file (.fods). Only for files that LibreOffice wrote: a tokenizer, not an XML parser. */
export function readFlatOds(xml: string): FlatSheet[] {
  const sheets: FlatSheet[] = [];
  let row: FlatCell[] | undefined;
  let rowRepeated = 1;
  let cell: { attributes: string; lines: string[]; open: boolean } | undefined;
  for (const [, closing, name = '', attributes = '', empty, text] of xml.matchAll(
    /<(\/?)([\w:-]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/g,
  )) {
    if (text !== undefined) {
      if (cell?.open) cell.lines.push((cell.lines.pop() ?? '') + decode(text));
    } else if (name === 'table:table' && !closing) {
      sheets.push({ name: attribute(attributes, 'table:name') ?? '', rows: [] });
    } else if (name === 'table:table-row' && !closing) {
      row = [];
      rowRepeated = Number(attribute(attributes, 'table:number-rows-repeated') ?? 1);
      if (empty) row = undefined;
    } else if (name === 'table:table-row' && row) {
      if (rowRepeated < 1000) for (let at = 0; at < rowRepeated; at++) sheets.at(-1)?.rows.push(trimmed(row));
      row = undefined;
    } else if (name === 'table:table-cell') {
      if (!closing) cell = { attributes, lines: [], open: false };
      if ((closing || empty) && cell && row) {
        const repeated = Number(attribute(cell.attributes, 'table:number-columns-repeated') ?? 1);
        if (repeated < 1000) for (let at = 0; at < repeated; at++) row.push(finished(cell));
        cell = undefined;
      }
    } else if (cell && name === 'text:p') {
      cell.open = !closing && !empty;
      if (!closing) cell.lines.push('');
    } else if (cell && !closing && (name === 'text:s' || name === 'text:tab' || name === 'text:line-break')) {
      const blank = name === 'text:tab' ? '\t' : name === 'text:line-break' ? '\n' : ' ';
      cell.lines.push((cell.lines.pop() ?? '') + blank.repeat(Number(attribute(attributes, 'text:c') ?? 1)));
    }
  }
  return sheets;
}

function finished({ attributes, lines }: { attributes: string; lines: string[] }): FlatCell {
  const type = attribute(attributes, 'office:value-type') ?? 'empty';
  const value =
    attribute(attributes, 'office:date-value') ??
    attribute(attributes, 'office:boolean-value') ??
    attribute(attributes, 'office:value') ??
    lines.join('\n');
  const formula = attribute(attributes, 'table:formula');
  return { type, value, ...(formula ? { formula } : {}) };
}

function attribute(attributes: string, name: string): string | undefined {
  const value = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
  return value === undefined ? undefined : decode(value);
}

function decode(text: string): string {
  return text.replace(/&(#x?[0-9a-f]+|\w+);/gi, (_, name: string) => {
    if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    return entities[name] ?? '';
  });
}

function trimmed(row: readonly FlatCell[]): FlatCell[] {
  const last = row.findLastIndex(({ type }) => type !== 'empty');
  return row.slice(0, last + 1);
}
