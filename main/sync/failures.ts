/** Written by a newer application: to be kept, and read after the update. */
export class NewerFormat extends Error {
  readonly format: number;
  constructor(format: number) {
    super(`This was written in format ${format}, which this version cannot read.`);
    this.name = 'NewerFormat';
    this.format = format;
  }
}

/** What was decoded breaks the format; none of it may be used. */
export class Damaged extends Error {
  constructor(what: string) {
    super(`Not what it should be: ${what}.`);
    this.name = 'Damaged';
  }
}

/** The seal does not open: another key, or altered, or moved from its place. */
export class SealBroken extends Error {
  constructor() {
    super('The seal does not open.');
    this.name = 'SealBroken';
  }
}

/** Whether an error says that sealed or encoded bytes cannot be read, rather than that something else went wrong. */
export function cannotRead(error: unknown): error is NewerFormat | Damaged | SealBroken {
  return error instanceof NewerFormat || error instanceof Damaged || error instanceof SealBroken;
}
