import type { Value } from './operation.ts';

/** The one text of a value: JSON, names in order, well-formed Unicode. Equal values have equal texts. */
export function textOf(value: Value): string {
  if (typeof value === 'string') return JSON.stringify(value.toWellFormed());
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(textOf).join(',')}]`;
  const members = Object.keys(value)
    .sort()
    .flatMap((name) => memberText(name, value[name]));
  return `{${members.join(',')}}`;
}

export function parseValue(text: string): Value {
  return JSON.parse(text) as Value;
}

function memberText(name: string, value: Value | undefined): string[] {
  return value === undefined ? [] : [`${JSON.stringify(name.toWellFormed())}:${textOf(value)}`];
}

// Array.isArray does not narrow a readonly array away.
function isList(value: object): value is readonly Value[] {
  return Array.isArray(value);
}
