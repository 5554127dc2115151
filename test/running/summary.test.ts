import { expect, test } from 'vitest';
import { missingNeeds, needs } from './needs.mjs';
import { closingLine, countsOf } from './summary.mjs';

const report = (changes: object) =>
  JSON.stringify({
    numPassedTests: 12,
    numFailedTests: 0,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }],
    ...changes,
  });

test('the closing line counts passed, failed and skipped', () => {
  expect(closingLine(countsOf(report({})))).toBe('12 passed, 0 failed, 3 skipped');
});

test('a file that could not be run is a failure, one with a failed test is not counted twice', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] },
  ];
  expect(countsOf(report({ numFailedTests: 1, testResults })).failed).toBe(2);
});

test('no report at all is a failure', () => {
  expect(countsOf(undefined)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(countsOf('{ "tr')).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('what is missing is told with its package and the tests that do without it', () => {
  const [first] = needs;
  if (!first) throw new Error('no needs');
  expect(missingNeeds([{ ...first, there: () => false }])).toHaveLength(1);
  expect(missingNeeds([{ ...first, there: () => true }])).toEqual([]);
  for (const need of needs) {
    expect(need.packages.length).toBeGreaterThan(0);
    expect(need.tests).not.toBe('');
  }
});
