// @ts-check

/**
 * Counts of a run, from the report of vitest's json reporter. A file that could not be run counts as one failure.
 * @param {string | undefined} report
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
export function countsOf(report) {
  const read = parse(report);
  if (!read) return { passed: 0, failed: 1, skipped: 0 };
  const broken = read.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some(hasFailed));
  return {
    passed: read.numPassedTests,
    failed: read.numFailedTests + broken.length,
    skipped: read.numPendingTests + read.numTodoTests,
  };
}

/** @param {{ status: string }} test */
const hasFailed = (test) => test.status === 'failed';

/**
 * @param {string | undefined} report
 * @returns {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: { status: string, assertionResults: { status: string }[] }[] } | undefined}
 */
function parse(report) {
  try {
    const read = JSON.parse(report ?? '');
    return Array.isArray(read?.testResults) ? read : undefined;
  } catch {
    return undefined;
  }
}

/** The closing line. @param {{ passed: number, failed: number, skipped: number }} counts */
export const closingLine = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`;
