import { fold } from '../../../../shared/fold-text.ts';

const way =
  'rue|avenue|av|ave|boulevard|bd|bld|blvd|chemin|che|place|pl|impasse|imp|allees?|route|rte|quai|cours|square|passage|faubourg|fbg|lotissement|lot|residence|montee|sentier|ruelle|villa|hameau|lieu.?dit|esplanade|promenade|traverse|venelle|voie|rond.?point|mail|parvis|cite';
const french = new RegExp(`(?:^|[\\s,])\\d{1,4}(?:\\s?(?:bis|ter|quater|[a-d]))?[\\s,]+(?:${way})\\.?\\s`);
const unnumbered = new RegExp(`^(?:${way})\\.?\\s(?:de |du |des |d'|la |le |les |l')`);
const english = /^\d{1,5}[a-z]?\s[\w' ]+\s(?:street|st|road|rd|lane|drive|avenue|ave|square|court|way|close)\b/;
const box = /(?:^|[\s,])(?:b\.?p\.?|c\.?s\.?|boite postale|t\.?s\.?a\.?)\s?\d{1,5}(?:\s|,|$)/;

/** The line of an address with a number and a street ("12 bis, rue des Lilas"), a place, or a box at the post. */
export function isStreet(value: string): boolean {
  const text = fold(value).replaceAll('’', "'").trim();
  return french.test(text) || unnumbered.test(text) || english.test(text) || box.test(text);
}

/** A French postcode: five digits of a department. */
export const isPostcode = (value: string): boolean => /^(?:0[1-9]|[1-8]\d|9[0-8])\d{3}$/.test(value.trim());
