/** A refusal on its way out of the worker: errors lose their class on the way. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly code: Uppercase<string>;
  readonly data: unknown;
  constructor(code: Uppercase<string>, data?: unknown) {
    super(code);
    this.code = code;
    this.data = data;
  }
}
