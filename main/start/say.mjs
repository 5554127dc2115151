// @ts-check
/**
 * What the scripts say to the person at the terminal: French, then English.
 * @typedef {{ fr: string, en: string }} Words
 */

/** @type {NodeJS.WriteStream} */
let stream = process.stdout;

/** Sends all that follows to this stream; the benchmarks keep stdout for their figures. @param {NodeJS.WriteStream} to */
export function speakTo(to) {
  stream = to;
}

/** Both languages on one line. @param {Words} words */
export const both = ({ fr, en }) => `${fr} / ${en}`;

/** One line of plain text. @param {string} text */
export function say(text) {
  stream.write(`${text}\n`);
}

/** A sentence on two lines: French, then English. @param {Words} words */
export function tell({ fr, en }) {
  say(fr);
  say(en);
}

/** A sentence for the person at the terminal that ends the script: nothing to look for in a stack. */
export class Stop extends Error {
  /** @param {Words} words */
  constructor(words) {
    super(`${words.fr}\n${words.en}`);
    this.words = words;
  }
}

/** Prints why a script stops, and gives its exit code. @param {unknown} error */
export function explain(error) {
  if (!(error instanceof Stop)) throw error;
  process.stderr.write(`${error.message}\n`);
  return 1;
}

const liveEvery = 1_000;
const lineEvery = 10_000;

/**
 * Shows that something takes its time: on a terminal one line that counts the seconds, elsewhere a line now and then.
 * @param {Words} words what is being done
 * @param {() => string} [detail] how far it is
 */
export function showProgress(words, detail = () => '') {
  const live = stream.isTTY === true;
  const began = performance.now();
  const seconds = () => `${Math.round((performance.now() - began) / 1_000)} s`;
  const line = () => [both(words), seconds(), detail()].filter(Boolean).join(' · ');
  const draw = () => {
    if (live) stream.write(`\r\u001b[2K${line().slice(0, (stream.columns ?? 80) - 1)}`);
    else say(line());
  };
  if (live) draw();
  else say(`${both(words)}…`);
  const timer = setInterval(draw, live ? liveEvery : lineEvery);
  return {
    /** Ends the line with how it went. @param {Words} outcome */
    end(outcome) {
      clearInterval(timer);
      if (live) stream.write('\r\u001b[2K');
      say(`${both(words)}: ${both(outcome)} (${seconds()})`);
    },
  };
}
