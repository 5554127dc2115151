/** A message that came back, as the one who sends it back tells it. */
export interface Bounce {
  readonly messageId?: string;
  readonly recipient?: string;
  readonly permanent: boolean;
  readonly said: string;
}

/** One of which fields that are not known are left out. */
export function bounceOf(given: {
  messageId: string | undefined;
  recipient: string | undefined;
  permanent: boolean;
  said: string;
}): Bounce {
  const { messageId, recipient, permanent, said } = given;
  return {
    ...(messageId === undefined ? {} : { messageId }),
    ...(recipient === undefined ? {} : { recipient }),
    ...{ permanent, said },
  };
}
