export const words = {
  fr: {
    entry: 'Accueil',
  },
  en: {
    entry: 'Home',
  },
};
