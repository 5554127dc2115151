import { afterEach, beforeEach, expect, test } from 'vitest';
import { lastLines, runStep } from '../../main/start/run-step.mjs';
import { showProgress } from '../../main/start/say.mjs';
import { takeTerminal } from './terminal.ts';

let terminal: ReturnType<typeof takeTerminal>;
beforeEach(() => {
  terminal = takeTerminal();
});
afterEach(() => terminal.give());

const words = { fr: 'Travail', en: 'work' };
const node = (script: string, options = {}) => runStep(words, process.execPath, ['-e', script], options);

test('a step says that it began and how it ended, and keeps what the command said', async () => {
  const result = await node(`console.log('out'); console.error('err')`);
  expect(result).toMatchObject({ ok: true, gaveUp: undefined });
  expect(result.output).toContain('out\n');
  expect(result.output).toContain('err\n');
  expect(terminal.said()).toMatch(/^Travail \/ work…\nTravail \/ work: fait \/ done \(\d+ s\)\n$/);
});

test('a step that fails says so', async () => {
  expect(await node('process.exit(3)')).toMatchObject({ ok: false });
  expect(terminal.said()).toContain('échec / failed');
});

test('a command that does not exist is a failure like another', async () => {
  const result = await runStep(words, '/no/such/program', []);
  expect(result.ok).toBe(false);
  expect(result.output).toContain('ENOENT');
});

test('a step that takes too long, or makes no progress, is ended', async () => {
  expect(await node('setInterval(() => console.log(1), 50)', { limit: 600 })).toMatchObject({
    ok: false,
    gaveUp: 'limit',
  });
  expect(await node('setInterval(() => {}, 50)', { stall: 600 })).toMatchObject({ ok: false, gaveUp: 'stall' });
});

test('a step that gets on in silence is waited for', async () => {
  let bytes = 0;
  const measure = () => bytes++;
  expect(await node('setTimeout(() => {}, 1500)', { stall: 600, measure })).toMatchObject({ ok: true });
});

test('on a terminal the progress is one line, no wider than it, that is wiped in the end', () => {
  terminal = takeTerminal(true);
  const progress = showProgress({ fr: 'Une chose très longue à dire', en: 'something very long to say' });
  progress.end({ fr: 'fait', en: 'done' });
  const [live, last] = terminal.said().split('\n')[0]?.split('\r\u001b[2K').filter(Boolean) ?? [];
  expect(live?.length).toBeLessThan(40);
  expect(last).toMatch(/^Une chose très longue à dire \/ something very long to say: fait \/ done \(0 s\)$/);
});

test('the last lines are plain text', () => {
  expect(lastLines('a\n\u001b[31mb\u001b[0m\nc\n', 2)).toBe('b\nc');
});
