export const words = {
  fr: {
    asTable: 'Voir le tableau',
    asChart: 'Voir le graphique',
    copyTable: 'Copier le tableau',
    share: 'Part',
    filter: 'Voir ces comptes : {{label}}',
  },
  en: {
    asTable: 'See the table',
    asChart: 'See the chart',
    copyTable: 'Copy the table',
    share: 'Share',
    filter: 'See these accounts: {{label}}',
  },
};
