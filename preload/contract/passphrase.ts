/** A passphrase counts its length in code points after NFC; there is no maximum. Without a schema: the first screen needs it. */
export const minimumPassphraseLength = 15;
