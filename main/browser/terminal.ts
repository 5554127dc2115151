import type { Readable } from 'node:stream';

/** One plain line on standard output. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The line that people click on and programs read. */
export function sayAddress(address: string): void {
  say(`Ouvadesk: ${address}`);
}

/** Calls `act` each time Enter is pressed, where somebody is there to press it. */
export function onEnter(input: Readable & { readonly isTTY?: boolean }, act: () => void): void {
  if (input.isTTY) input.on('data', act);
}

/** Runs `end` at the first signal to stop, then leaves; a second signal leaves at once. */
export function onStop(end: () => Promise<void>): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    end().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}
