import { Readable } from 'node:stream';

const slice = 16 * 1024;

/**
 * The bytes of a message, which leave only once `handing` was called and returned. The SMTP library pipes what it sends when
 * the server has taken sender, recipient and DATA, and not before: that is the moment.
 */
export class HandedContent extends Readable {
  /** Resolves once `handing` returned; rejects with what it threw, and then nothing of the content leaves. */
  readonly handed: Promise<void>;
  readonly #bytes: Buffer;
  readonly #handing: () => void;
  readonly #settle: PromiseWithResolvers<void>;
  #at = 0;
  /** Whether `handing` returned: from then on bytes may leave. */
  begun = false;
  /** What `handing` threw, in a list that is empty if it threw nothing. */
  thrown: readonly unknown[] = [];

  constructor(bytes: Buffer, handing: () => void) {
    super({ highWaterMark: slice });
    this.#bytes = bytes;
    this.#handing = handing;
    this.#settle = Promise.withResolvers();
    this.handed = this.#settle.promise;
    this.handed.catch(() => {});
  }

  /** Whether its end may have left: from then on only the server's answer tells what became of it. */
  get allLeft(): boolean {
    return this.#at >= this.#bytes.length;
  }

  override pipe<T extends NodeJS.WritableStream>(target: T): T {
    try {
      this.#handing();
    } catch (error) {
      this.thrown = [error];
      this.#settle.reject(error);
      return target;
    }
    this.begun = true;
    this.#settle.resolve();
    return super.pipe(target);
  }

  override _read(): void {
    const from = this.#at;
    this.#at = Math.min(from + slice, this.#bytes.length);
    this.push(this.#bytes.subarray(from, this.#at));
    if (this.allLeft) this.push(null);
  }
}
