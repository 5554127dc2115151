import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('../../renderer/tokens.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split(':root[data-mantine-color-scheme="dark"]');
const coloursOf = (text: string) =>
  Object.fromEntries([...text.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1], match[2]]));

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** As WCAG 2 counts it, 1 to 21. */
function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ['ground', 'surface', 'raised', 'rail', 'sunken', 'hover', 'selected'];
const tints = ['accent-soft', 'review-soft', 'danger-soft', 'info-soft'];
const texts = ['ink', 'ink-quiet', 'ink-faint', 'accent-text', 'review', 'danger', 'info'];
const marks = ['rule-strong', 'focus', 'accent', 'review-mark', 'danger-mark', 'info-mark'];

describe.each([
  ['light', coloursOf(light)],
  ['dark', { ...coloursOf(light), ...coloursOf(dark) }],
])('the %s theme', (_name, colours) => {
  const of = (name: string) => colours[name] ?? 'missing';

  test('lets every text be read', () => {
    const faint = [...grounds, ...tints].flatMap((ground) =>
      texts.filter((text) => contrast(of(text), of(ground)) < 4.5).map((text) => `${text} on ${ground}`),
    );
    expect(faint).toEqual([]);
    expect(contrast(of('accent-ink'), of('accent'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of('accent-ink'), of('accent-strong'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of('accent'), of('surface'))).toBeGreaterThanOrEqual(4.5);
  });

  test('lets every border of a field, mark and focus be seen', () => {
    const faint = ['ground', 'surface', 'raised'].flatMap((ground) =>
      marks.filter((mark) => contrast(of(mark), of(ground)) < 3).map((mark) => `${mark} on ${ground}`),
    );
    expect(faint).toEqual([]);
  });

  test('is a theme of its own', () => {
    for (const name of [...grounds, ...texts]) expect(colours[name], name).toMatch(/^#/);
    expect(coloursOf(dark).ground).not.toBe(coloursOf(light).ground);
  });
});
