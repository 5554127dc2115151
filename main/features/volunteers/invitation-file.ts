const words = {
  fr: (team: string) => [
    `Invitation à rejoindre «\u00a0${team}\u00a0» dans Ouvadesk.`,
    'Ouvrez Ouvadesk, choisissez «\u00a0Rejoindre une équipe\u00a0» et collez ce texte, ou choisissez ce fichier.',
    'Ce code ne contient aucun mot de passe. Il ne sert qu’une fois.',
  ],
  en: (team: string) => [
    `Invitation to join “${team}” in Ouvadesk.`,
    'Open Ouvadesk, choose “Join a team” and paste this text, or choose this file.',
    'This code holds no password. It can be used once.',
  ],
};

/** What an invitation file says to whoever opens it by hand, then the code. */
export function invitationFile(team: string, code: string, locale: 'fr' | 'en'): string {
  return `${words[locale](team).join('\n')}\n\n${code}\n`;
}
