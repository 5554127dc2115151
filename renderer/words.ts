import i18next, { type FormatterModule, type TFunction } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { words } from './all-words.ts';
import { formatNumber, type Locale } from './ui/format.ts';
import { frenchTree } from './ui/typography.ts';

type Words = typeof words;
export type Namespace = keyof Words;
/** All sentences of one language. */
export type Sentences = { [N in Namespace]: Words[N]['fr'] };

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui';
    resources: Sentences;
    returnNull: false;
  }
}

/** French has a third plural, from a million on ("un million de comptes"), for which our sentences use the second. */
function withMany(tree: unknown): unknown {
  if (typeof tree !== 'object' || tree === null) return tree;
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]) =>
      key.endsWith('_other')
        ? [
            [key, value],
            [key.replace(/_other$/, '_many'), value],
          ]
        : [[key, withMany(value)]],
    ),
  );
}

/** Sentences as they are shown, by language and feature: French with its spaces. */
export function resources(given: Partial<Words>) {
  const of = (locale: Locale) =>
    Object.fromEntries(
      Object.entries(given).map(([name, both]) => [
        name,
        withMany(locale === 'fr' ? frenchTree(both.fr) : both.en) as Record<string, unknown>,
      ]),
    );
  return { fr: of('fr'), en: of('en') };
}

/** Numbers in sentences are written as the language writes them. */
const formatter: FormatterModule = {
  type: 'formatter',
  init: () => {},
  add: () => {},
  addCached: () => {},
  format: (value: unknown, _format, language) =>
    typeof value === 'number' ? formatNumber(value, language === 'en' ? 'en' : 'fr') : String(value),
};

/** Begins to speak `locale`, with the words of what is shown first; the others follow by `addWords`. */
export function startWords(locale: Locale, first: Partial<Words>): void {
  void i18next
    .use(formatter)
    .use(initReactI18next)
    .init({
      lng: locale,
      fallbackLng: 'fr',
      ns: Object.keys(first),
      defaultNS: 'ui',
      resources: resources(first),
      initAsync: false,
      returnNull: false,
      react: { useSuspense: false },
      missingInterpolationHandler: () => '…',
      interpolation: { escapeValue: false, alwaysFormat: true },
    });
}

/** The words of what is shown from now on. */
export function addWords(more: Partial<Words>): void {
  for (const [locale, trees] of Object.entries(resources(more)))
    for (const [name, tree] of Object.entries(trees)) i18next.addResourceBundle(locale, name, tree);
}

/** Changes the language of everything at once. */
export async function speak(locale: Locale): Promise<void> {
  await i18next.changeLanguage(locale);
  document.documentElement.lang = locale;
}

/** The sentences of one feature: `const t = useWords('vault'); t('unlock')`. */
export function useWords<N extends Namespace>(namespace: N): TFunction<N> {
  return useTranslation(namespace).t as unknown as TFunction<N>;
}

/** The sentences themselves, as data: for what is named outside a component (rail, palette). */
export function useSentences(): Sentences {
  return i18next.getDataByLanguage(useLocale()) as unknown as Sentences;
}

/** The language being spoken. */
export function useLocale(): Locale {
  return useTranslation().i18n.language === 'en' ? 'en' : 'fr';
}
