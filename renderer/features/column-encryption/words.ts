import { accessWords } from './access-words.ts';
import { decideWords } from './decide-words.ts';
import { healthWords } from './health-words.ts';
import { keysWords } from './keys-words.ts';
import { kindWords } from './kind-words.ts';
import { listWords } from './list-words.ts';
import { previewWords } from './preview-words.ts';
import { refusalWords } from './refusal-words.ts';
import { standWords } from './stand-words.ts';

/** Sentences of column encryption, a file a screen. */
export const words = {
  fr: {
    ...listWords.fr,
    ...decideWords.fr,
    ...standWords.fr,
    ...previewWords.fr,
    ...keysWords.fr,
    ...healthWords.fr,
    ...accessWords.fr,
    ...refusalWords.fr,
    ...kindWords.fr,
  },
  en: {
    ...listWords.en,
    ...decideWords.en,
    ...standWords.en,
    ...previewWords.en,
    ...keysWords.en,
    ...healthWords.en,
    ...accessWords.en,
    ...refusalWords.en,
    ...kindWords.en,
  },
};
