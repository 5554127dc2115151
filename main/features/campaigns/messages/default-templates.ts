import {
  type Language,
  languages,
  type StepKind,
  stepKinds,
  type Template,
} from '../../../../preload/contract/campaigns.ts';

/** How a message ends: what sets it apart from those of thieves. */
const careful = {
  fr: `Par prudence, ce message ne contient aucun lien, et personne à Ouvaton ne vous demandera jamais votre mot de passe. Une question\u202f? {contact}

Merci, et à bientôt,
les bénévoles d’Ouvaton`,
  en: `To be safe, this message contains no link, and nobody at Ouvaton will ever ask you for your password. Any question? {contact}

Thank you,
the volunteers of Ouvaton`,
};

const how = {
  fr: `Comment faire\u00a0: {panel}

La règle de la coopérative\u00a0: {rule}. Choisissez un mot de passe qui ne vous sert nulle part ailleurs.`,
  en: `How to do it: {panel}

The rule of the cooperative: {rule}. Choose a password that you use nowhere else.`,
};

const defaults: Readonly<Record<StepKind, Record<Language, Template>>> = {
  notice: {
    fr: {
      subject: 'Votre mot de passe Ouvaton est à changer',
      body: `Bonjour {name},

Ouvaton a vérifié la solidité des mots de passe de ses membres. Pour votre sécurité et celle de la coopérative, merci de changer dès que possible le mot de passe de\u00a0:

{accounts}

${how.fr}

${careful.fr}`,
    },
    en: {
      subject: 'Your Ouvaton password needs to be changed',
      body: `Hello {name},

Ouvaton has checked how strong the passwords of its members are. For your safety and that of the cooperative, please change as soon as possible the password of:

{accounts}

${how.en}

${careful.en}`,
    },
  },
  reminder: {
    fr: {
      subject: 'Rappel\u00a0: votre mot de passe Ouvaton est à changer',
      body: `Bonjour {name},

Nous vous avons écrit au sujet de votre mot de passe. Lors de notre dernière vérification, il restait à changer pour\u00a0:

{accounts}

${how.fr}

Si vous venez de le faire, ne tenez pas compte de ce rappel.

${careful.fr}`,
    },
    en: {
      subject: 'Reminder: your Ouvaton password needs to be changed',
      body: `Hello {name},

We wrote to you about your password. When we last checked, it still had to be changed for:

{accounts}

${how.en}

If you have just changed it, please ignore this reminder.

${careful.en}`,
    },
  },
  last: {
    fr: {
      subject: 'Dernier rappel avant le changement de votre mot de passe Ouvaton',
      body: `Bonjour {name},

Malgré nos messages, le mot de passe reste à changer pour\u00a0:

{accounts}

Le {deadline}, la coopérative imposera ce changement. D’ici là, vous pouvez encore choisir vous-même votre nouveau mot de passe.

${how.fr}

${careful.fr}`,
    },
    en: {
      subject: 'Last reminder before your Ouvaton password is changed',
      body: `Hello {name},

In spite of our messages, the password still has to be changed for:

{accounts}

On {deadline}, the cooperative will impose this change. Until then you can still choose your new password yourself.

${how.en}

${careful.en}`,
    },
  },
};

/** The template with which a campaign begins, for a kind of step and a language. */
export const defaultTemplate = (kind: StepKind, language: Language): Template => defaults[kind][language];

/** Every place of a template: one a kind of step and a language. */
export const templatePlaces = stepKinds.flatMap((kind) => languages.map((language) => ({ kind, language })));
