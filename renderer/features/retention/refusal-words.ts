/** What retention says of its refusals: what happened, what was kept, what to do. */
export const refusalWords = {
  fr: {
    CLOCK_UNKNOWN: {
      what: 'Cette durée n’existe plus',
      why: 'Elle a été retirée entre-temps. Rien n’a été changé.',
      next: 'Choisissez une autre durée.',
    },
    CLOCK_IN_USE: {
      what: 'Des règles suivent encore cette durée',
      why: 'Elle n’a pas été retirée.',
      next: 'Changez d’abord la durée de ces règles.',
    },
    RULE_UNKNOWN: {
      what: 'Cette règle n’existe plus',
      why: 'Elle a été retirée entre-temps.',
      next: 'Revenez à la liste des règles.',
    },
    RULE_INCOMPLETE: {
      what: 'La règle n’est pas complète',
      why: 'Elle n’a pas été enregistrée.',
      why_values: 'Une condition n’a pas de valeur. La règle n’a pas été enregistrée.',
      'why_columns-twice': 'Une colonne est donnée deux fois. La règle n’a pas été enregistrée.',
      'why_event-emptied':
        'Vider la colonne de l’événement avec d’autres ferait oublier leur terme. La règle n’a pas été enregistrée.',
      next: 'Corrigez, puis enregistrez.',
    },
    COLUMN_UNKNOWN: {
      what: '« {{column}} » n’est plus dans la base',
      why: 'La règle nomme une table ou une colonne qui n’y est pas. Rien n’a été écrit.',
      next: 'Corrigez la règle.',
    },
    HOLD_UNKNOWN: {
      what: 'Ce gel n’est plus en vigueur',
      why: 'Il a été levé entre-temps.',
      next: 'Rien n’est à faire.',
    },
    PREVIEW_OVER: {
      what: 'Ce qui a été montré n’est plus à jour',
      why: 'La règle a changé, ou plus d’une heure a passé. Rien n’a été écrit.',
      next: 'Interrogez à nouveau.',
    },
    NOT_CONFIRMED: {
      what: 'Le nombre tapé n’est pas celui des lignes',
      why: 'Rien n’a été écrit.',
      next: 'Tapez le nombre affiché.',
    },
    NOTHING_TO_PURGE: {
      what: 'Rien ne peut être purgé',
      why: 'Aucune ligne ne part par cette règle.',
      next: 'Interrogez à nouveau.',
    },
    PURGING_ELSEWHERE: {
      what: 'Une purge est déjà en cours sur cette base',
      why: 'Une seule à la fois : ce qu’une règle garde, une autre pourrait l’emporter. Rien n’a été écrit.',
      next: 'Attendez sa fin, puis interrogez à nouveau.',
    },
    RUN_UNKNOWN: {
      what: 'Cette purge n’est pas connue ici',
      why: 'Elle a été faite ailleurs, et n’est pas encore arrivée.',
      next: 'Attendez la synchronisation.',
    },
    CANNOT_UNDO: {
      what: 'Cette purge ne peut pas être défaite',
      why_forgotten: 'Le délai est passé : ce qui était gardé a été détruit.',
      why_undone: 'Elle l’a déjà été.',
      why_running: 'Une purge est en cours sur cette base.',
      'why_no-key': 'La clé de ce qui a été gardé est sur un autre ordinateur.',
      next: 'Rien n’a été changé.',
    },
    NO_BASE_HERE: {
      what: 'Cet ordinateur n’a pas de connexion à cette base',
      why: 'La règle a été écrite pour une base qui n’est pas connue ici.',
      next: 'Créez une connexion à cette base.',
    },
    RIGHT_LACKING: {
      what: 'Il manque des droits pour purger',
      why: 'Rien n’a été écrit.',
      next: 'Interrogez à nouveau : les droits à accorder sont donnés, prêts à copier.',
    },
  },
  en: {
    CLOCK_UNKNOWN: {
      what: 'This period no longer exists',
      why: 'It was removed meanwhile. Nothing was changed.',
      next: 'Choose another period.',
    },
    CLOCK_IN_USE: {
      what: 'Rules still follow this period',
      why: 'It was not removed.',
      next: 'Change the period of these rules first.',
    },
    RULE_UNKNOWN: {
      what: 'This rule no longer exists',
      why: 'It was removed meanwhile.',
      next: 'Go back to the list of rules.',
    },
    RULE_INCOMPLETE: {
      what: 'The rule is not complete',
      why: 'It was not saved.',
      why_values: 'A condition has no value. The rule was not saved.',
      'why_columns-twice': 'A column is given twice. The rule was not saved.',
      'why_event-emptied':
        'To empty the column of the event with others would forget when those are due. The rule was not saved.',
      next: 'Correct it, then save.',
    },
    COLUMN_UNKNOWN: {
      what: '“{{column}}” is no longer in the database',
      why: 'The rule names a table or a column that is not there. Nothing was written.',
      next: 'Correct the rule.',
    },
    HOLD_UNKNOWN: {
      what: 'This hold no longer stands',
      why: 'It was lifted meanwhile.',
      next: 'There is nothing to do.',
    },
    PREVIEW_OVER: {
      what: 'What was shown is no longer current',
      why: 'The rule has changed, or more than an hour has passed. Nothing was written.',
      next: 'Ask again.',
    },
    NOT_CONFIRMED: {
      what: 'The number typed is not that of the rows',
      why: 'Nothing was written.',
      next: 'Type the number that is shown.',
    },
    NOTHING_TO_PURGE: { what: 'Nothing can be purged', why: 'No row goes by this rule.', next: 'Ask again.' },
    PURGING_ELSEWHERE: {
      what: 'A purge is already running on this database',
      why: 'One at a time: what one rule keeps, another might take. Nothing was written.',
      next: 'Wait for its end, then ask again.',
    },
    RUN_UNKNOWN: {
      what: 'This purge is not known here',
      why: 'It was done elsewhere, and has not arrived yet.',
      next: 'Wait for the synchronisation.',
    },
    CANNOT_UNDO: {
      what: 'This purge cannot be undone',
      why_forgotten: 'Its time is over: what was kept has been destroyed.',
      why_undone: 'It already was.',
      why_running: 'A purge is running on this database.',
      'why_no-key': 'The key of what was kept is on another computer.',
      next: 'Nothing was changed.',
    },
    NO_BASE_HERE: {
      what: 'This computer has no connection to this database',
      why: 'The rule was written for a database that is not known here.',
      next: 'Create a connection to that database.',
    },
    RIGHT_LACKING: {
      what: 'Rights to purge are lacking',
      why: 'Nothing was written.',
      next: 'Ask again: the rights to grant are given, ready to copy.',
    },
  },
};
