export const words = {
  fr: {
    title: 'Travaux',
    running_one: '{{count}} travail en cours',
    running_other: '{{count}} travaux en cours',
    none: 'Aucun travail depuis l’ouverture.',
    kind: { audit: 'Audit de {{subject}}', export: 'Export {{subject}}' },
    state: {
      running: 'en cours',
      done: 'terminé à {{time}}',
      cancelled: 'arrêté à {{time}}',
      failed: 'interrompu à {{time}}',
    },
    failed: 'Ce travail s’est interrompu. Ce qui était fait est gardé.',
  },
  en: {
    title: 'Jobs',
    running_one: '{{count}} job running',
    running_other: '{{count}} jobs running',
    none: 'No job since the opening.',
    kind: { audit: 'Audit of {{subject}}', export: 'Export {{subject}}' },
    state: {
      running: 'running',
      done: 'done at {{time}}',
      cancelled: 'stopped at {{time}}',
      failed: 'interrupted at {{time}}',
    },
    failed: 'This job was interrupted. What was done is kept.',
  },
};
