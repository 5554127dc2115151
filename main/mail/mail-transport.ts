import type { Fate } from '../../preload/contract/mail.ts';

/** One message to one person, ready to go. Names and subject are text: nothing in them can become a header or an address. */
export interface OutgoingMessage {
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo?: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** "<…@…>", made by whoever sends: by it the message is known again when it comes back. */
  readonly messageId: string;
  readonly date: Date;
}

/** A way to the mail server, opened when first used and again when it died; one message at a time. */
export interface MailTransport {
  /**
   * Sends one message and tells what became of it; a fault of the network or of the server is a Fate, never an exception.
   * `handing` is called once the server has accepted sender and recipient, before any byte of the content can leave; if it
   * throws, nothing leaves and its error is thrown. An abort before that throws the signal's reason; one after it gives the
   * server a moment more to answer, then the fate is unknown.
   */
  send(message: OutgoingMessage, handing: () => void, signal?: AbortSignal): Promise<Fate>;
  close(): Promise<void>;
}
