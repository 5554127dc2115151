/** The day of the samples, in the afternoon: what a screen says of "today" must not hang on the day on which it is tested. */
const today = Date.parse('2026-11-24T17:00:00.000Z');

const RealDate = Date;
const ahead = today - RealDate.now();

// Time goes on as it does: only the day is another.
globalThis.Date = new Proxy(RealDate, {
  construct: (real, given) => (given.length === 0 ? new real(RealDate.now() + ahead) : Reflect.construct(real, given)),
  get: (real, name) => (name === 'now' ? () => RealDate.now() + ahead : Reflect.get(real, name)),
});
