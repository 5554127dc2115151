import { dictionary } from '@zxcvbn-ts/language-fr';
import { fold } from '../../shared/fold-text.ts';

/** Words that are names too, but that one meets as words first ("petit", "rouge", "paris"). */
const usual = 1_800;

/** Tells whether a text reads as the name of a person: one to five words, one of them a known given or family name. */
export function openNameLexicon(): (value: string) => boolean {
  const words = dictionary['commonWords-fr'] ?? [];
  const common = new Set(words.slice(0, usual).map(fold));
  const given = [...(dictionary['firstnames-fr'] ?? []), ...(dictionary['lastnames-fr'] ?? [])];
  const names = new Set(given.map(fold).filter((name) => name.length > 2 && !common.has(name)));
  return (value) => {
    const parts = fold(value)
      .split(/[\s'’.,-]+/)
      .filter(Boolean);
    return parts.length > 0 && parts.length <= 5 && parts.some((part) => names.has(part));
  };
}
