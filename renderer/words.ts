import i18next, { type FormatterModule, type TFunction } from 'i18next';
import { useMemo } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import { words as connections } from './features/connections/words.ts';
import { words as exports } from './features/exports/words.ts';
import { words as help } from './features/help/words.ts';
import { words as home } from './features/home/words.ts';
import { words as passwordCampaigns } from './features/password-campaigns/words.ts';
import { words as preferences } from './features/preferences/words.ts';
import { words as schemaMapping } from './features/schema-mapping/words.ts';
import { words as shell } from './features/shell/words.ts';
import { words as sync } from './features/sync/words.ts';
import { words as vault } from './features/vault/words.ts';
import { words as volunteers } from './features/volunteers/words.ts';
import { words as frame } from './frame/words.ts';
import { words as refusals } from './refusals/words.ts';
import { words as charts } from './ui/charts/words.ts';
import { words as dataTable } from './ui/data-table/words.ts';
import { words as exportDialog } from './ui/export-dialog/words.ts';
import { formatNumber, type Locale } from './ui/format.ts';
import { frenchTree } from './ui/typography.ts';
import { words as ui } from './ui/words.ts';

/** Every sentence of the application: one line a feature. Each words.ts holds the same keys in French and in English. */
export const words = {
  ui,
  dataTable,
  charts,
  exportDialog,
  refusals,
  frame,
  home,
  shell,
  vault,
  preferences,
  connections,
  schemaMapping,
  passwordCampaigns,
  exports,
  sync,
  volunteers,
  help,
};

export type Namespace = keyof typeof words;
/** All sentences of one language. */
export type Sentences = { [N in Namespace]: (typeof words)[N]['fr'] };

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

/** The sentences as they are shown, by language and feature: French with its spaces. */
export function resources() {
  const of = (locale: Locale) =>
    Object.fromEntries(
      Object.entries(words).map(([name, both]) => [
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

/** Gives the application its words, in `locale`. */
export function startWords(locale: Locale): void {
  void i18next
    .use(formatter)
    .use(initReactI18next)
    .init({
      lng: locale,
      fallbackLng: 'fr',
      ns: Object.keys(words),
      defaultNS: 'ui',
      resources: resources(),
      initAsync: false,
      returnNull: false,
      react: { useSuspense: false },
      missingInterpolationHandler: () => '…',
      interpolation: { escapeValue: false, alwaysFormat: true },
    });
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
  const locale = useLocale();
  return useMemo(() => (locale === 'fr' ? frenchTree(mapped('fr')) : mapped('en')), [locale]);
}

function mapped(locale: Locale): Sentences {
  return Object.fromEntries(Object.entries(words).map(([name, both]) => [name, both[locale]])) as Sentences;
}

/** The language being spoken. */
export function useLocale(): Locale {
  return useTranslation().i18n.language === 'en' ? 'en' : 'fr';
}
