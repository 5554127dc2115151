import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Names the layout; a later one gets another name, and this one stays readable. */
const layout = 'front-1:';
const longestShared = 35;

/**
 * A set of people (identifiers as text) in as few bytes as can be, the same text for the same set: sorted, each without the
 * beginning it shares with the one before, deflated. A numeric account takes about 1.8 characters.
 */
export function packPeople(people: Iterable<string>): string {
  let before = '';
  const lines: string[] = [];
  for (const person of [...new Set(people)].sort()) {
    if (person.includes('\n')) throw new Error('An identifier of a person cannot hold a line break.');
    lines.push(sharedLength(before, person).toString(36) + person.slice(sharedLength(before, person)));
    before = person;
  }
  return layout + deflateRawSync(lines.join('\n'), { level: 9 }).toString('base64');
}

function sharedLength(before: string, person: string): number {
  const most = Math.min(longestShared, before.length, person.length);
  let length = 0;
  while (length < most && before[length] === person[length]) length += 1;
  // A character of two halves is not cut: half of one is no text.
  return /[\uD800-\uDBFF]/.test(person[length - 1] ?? '') ? length - 1 : length;
}

/** The people of such a text, sorted; undefined where it is of a layout that this application does not know, or damaged. */
export function unpackPeople(packed: string): string[] | undefined {
  if (!packed.startsWith(layout)) return undefined;
  let text: string;
  try {
    text = inflateRawSync(Buffer.from(packed.slice(layout.length), 'base64'), { maxOutputLength: 1 << 26 }).toString();
  } catch {
    return undefined;
  }
  let before = '';
  return text === ''
    ? []
    : text.split('\n').map((line) => {
        before = before.slice(0, Number.parseInt(line[0] ?? '0', 36)) + line.slice(1);
        return before;
      });
}
