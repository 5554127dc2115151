import { guide as en } from './guide-en.ts';
import { guide as fr } from './guide-fr.ts';

export const words = {
  fr: {
    entry: 'Aide',
    title: "Guide d'utilisation",
    line: 'Pour commencer, et pour relire ce que les écrans veulent dire.',
    sections: 'Chapitres',
    hint: 'aide',
    guide: fr,
  },
  en: {
    entry: 'Help',
    title: 'User’s guide',
    line: 'To begin with, and to read again what the screens mean.',
    sections: 'Chapters',
    hint: 'help',
    guide: en,
  },
};
