export const words = {
  fr: { entry: 'Bénévoles' },
  en: { entry: 'Volunteers' },
};
