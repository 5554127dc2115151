/** A value of a sample: that there is one, and nothing of what it is. A key keeps its first and its last character. */
export function masked(value: string | null, how: 'value' | 'key'): string | null {
  if (value === null) return null;
  const letters = [...value];
  if (how === 'value' || letters.length < 4) return '•••';
  return `${letters[0]}•••${letters.at(-1)}`;
}
