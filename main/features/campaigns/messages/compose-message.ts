import type { Language, Languages, StepKind, Template } from '../../../../preload/contract/campaigns.ts';
import type { System } from '../../../../preload/contract/common.ts';
import type { Reason } from '../../../../preload/contract/password-campaigns.ts';
import type { Words } from '../../../shared/spreadsheet/dataset.ts';
import { flatName } from '../rules/usable-address.ts';
import { sayReasons, systemNames } from './reason-clauses.ts';
import { checkTemplate, type FieldValues, refuseLinks, renderTemplate } from './render-template.ts';
import { pageOf } from './to-html.ts';

export interface WrittenAccount {
  readonly system: System;
  readonly login: string;
  readonly accountId: string;
  readonly reasons: readonly Reason[];
}

export interface MessageFacts {
  readonly kind: StepKind;
  readonly languages: Languages;
  readonly template: (language: Language) => Template;
  /** '' for a greeting without a name. */
  readonly name: string;
  readonly accounts: readonly WrittenAccount[];
  /** In the sender's words; '' for ours. */
  readonly panel: string;
  readonly contact: string;
  readonly imposedOn: string | undefined;
  readonly rule: Words;
}

export interface ComposedMessage {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const usualPanel: Words = {
  fr: 'ouvrez Ouvadmin comme vous en avez l’habitude, en tapant vous-même son adresse, puis la page de vos mots de passe',
  en: 'open Ouvadmin as you usually do, by typing its address yourself, then the page of your passwords',
};
const usualContact: Words = { fr: 'Répondez simplement à ce message.', en: 'Simply reply to this message.' };
const below = 'English version below.';
const days = {
  fr: new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
};

/** The message to one person, as text and as simple HTML; in both languages French comes first. Refuses what a template must not hold. */
export function composeMessage(facts: MessageFacts): ComposedMessage {
  refuseLinks(facts.panel, facts.contact);
  const chosen: readonly Language[] = facts.languages === 'both' ? ['fr', 'en'] : [facts.languages];
  const parts = chosen.map((language) => {
    const template = facts.template(language);
    checkTemplate(template, facts.kind);
    const values = valuesIn(facts, language);
    const subject = flatName(renderTemplate(template.subject, values));
    return { language, subject, text: renderTemplate(template.body.replace(/\r\n?/g, '\n'), values).trim() };
  });
  const subject = parts.map((part) => part.subject).join(' / ');
  const [first, ...others] = parts;
  const shown = first && others.length > 0 ? [{ ...first, text: `${below}\n\n${first.text}` }, ...others] : parts;
  const text = shown.map((part) => part.text).join('\n\n* * *\n\n');
  return { subject, text: `${text}\n`, html: pageOf(subject, shown) };
}

function valuesIn(facts: MessageFacts, language: Language): FieldValues {
  const { imposedOn } = facts;
  return {
    name: flatName(facts.name),
    accounts: facts.accounts.map((account) => `- ${sayAccount(account, language)}`).join('\n'),
    panel: oneBlock(facts.panel) || usualPanel[language],
    contact: oneBlock(facts.contact) || usualContact[language],
    deadline: imposedOn ? days[language].format(new Date(`${imposedOn}T00:00:00Z`)) : undefined,
    rule: facts.rule[language],
  };
}

function sayAccount({ system, login, accountId, reasons }: WrittenAccount, language: Language): string {
  const named = flatName(login) || flatName(accountId);
  const said = sayReasons(reasons, language);
  const name = systemNames[system][language];
  return language === 'fr' ? `${name} «\u00a0${named}\u00a0»\u00a0: ${said}.` : `${name} “${named}”: ${said}.`;
}

const oneBlock = (text: string) => text.replace(/\s*\n\s*/g, '\n').trim();
