/** What each deed of the team may be refused with: what happened, what was kept, what to do. */
export const refusalsFr = {
  JOURNAL_ABSENT: {
    what: 'Le journal n’est pas dans cette base',
    why: 'La base ou ses tables n’existent pas, ou votre utilisateur ne les voit pas. Rien n’a été changé.',
    next: 'Vérifiez le nom de la base, ou faites exécuter les ordres SQL par la personne qui administre le serveur.',
  },
  JOURNAL_NEWER: {
    what: 'Ce journal demande une version plus récente d’Ouvadesk',
    why: 'Rien n’a été changé.',
    next: 'Mettez Ouvadesk à jour, puis recommencez.',
  },
  TEAM_ALTERED: {
    what: 'La liste des bénévoles a été altérée sur le serveur',
    why: 'Rien n’y est ajouté tant que ce n’est pas éclairci.',
    next: 'Prévenez les autres personnes qui administrent l’équipe, et celle qui administre le serveur.',
  },
  NO_TEAM: {
    what: 'Cet ordinateur ne fait partie d’aucune équipe',
    why: 'Rien n’a été changé.',
    next: 'Revenez à la page des bénévoles.',
  },
  NOT_ADMINISTRATOR: {
    what: 'Il faut administrer l’équipe pour cela',
    why: 'Votre rôle ne le permet pas, ou ne le permet plus. Rien n’a été changé.',
    next: 'Demandez-le à une personne qui administre l’équipe.',
  },
  TEAM_CHANGED: {
    what: 'L’équipe vient de changer',
    why: 'Une autre personne a été plus rapide. Rien n’a été changé par vous.',
    next: 'Regardez l’équipe telle qu’elle est maintenant, puis recommencez si c’est encore utile.',
  },
  ALREADY_IN_TEAM: {
    what: 'Cet ordinateur a déjà une équipe, ou en a demandé une',
    why: 'Un ordinateur n’a qu’une équipe à la fois.',
    next: 'Revenez à la page des bénévoles.',
  },
  NOT_FOR_THE_DEMONSTRATION: {
    what: 'La démonstration ne se partage pas',
    why: 'Elle n’a pas de serveur.',
    next: 'Choisissez une connexion à un vrai serveur.',
  },
  TEAM_EXISTS: {
    what: 'Ce journal a déjà une équipe',
    why: 'On n’en fonde pas une seconde au même endroit. Rien n’a été changé.',
    next: 'Demandez une invitation à une personne de cette équipe, ou choisissez un autre nom de base.',
  },
  JOURNAL_RIGHT_MISSING: {
    what: 'Cet utilisateur ne peut pas créer le journal',
    why: 'Le serveur a refusé « {{statement}} » et dit : {{said}}',
    next: 'Copiez les ordres SQL pour la personne qui administre le serveur, puis choisissez « Quelqu’un les a déjà exécutés ».',
  },
  INVITATION_UNREADABLE: {
    what: 'Ce texte n’est pas une invitation complète',
    why: 'Il manque un morceau, ou un signe a changé en route. Rien n’a été envoyé.',
    next: 'Copiez de nouveau tout le code, ou choisissez le fichier.',
  },
  INVITATION_EXPIRED: {
    what: 'Cette invitation n’est plus valable',
    why: 'Son délai est passé.',
    next: 'Demandez-en une nouvelle à la personne qui vous l’a donnée.',
  },
  INVITATION_UNKNOWN: {
    what: 'Cette invitation n’est plus là',
    why: 'Elle a été utilisée ou retirée.',
    next: 'Créez-en une autre si c’est encore utile.',
  },
  EXPORT_NOT_WRITABLE: {
    what: 'Le fichier n’a pas pu être écrit',
    why: 'Le système dit : {{reason}}',
    next: 'Choisissez un autre endroit, ou copiez le code.',
  },
  STILL_IN_TEAM: {
    what: 'Vous faites encore partie de cette équipe',
    why: 'Rien n’a été changé.',
    next: 'Quittez d’abord l’équipe.',
  },
  REQUEST_UNKNOWN: {
    what: 'Cette demande n’est plus là',
    why: 'Elle a été retirée, ou déjà examinée.',
    next: 'Regardez la liste des bénévoles.',
  },
  ALREADY_MEMBER: {
    what: 'Cette personne fait déjà partie de l’équipe',
    why: 'Rien n’a été changé.',
    next: 'Refusez cette demande.',
  },
  FORMER_VOLUNTEER: {
    what: 'Cette personne faisait partie de l’équipe',
    why: 'Elle l’a quittée ou en a été retirée. Personne n’a été admis.',
    next: 'Relisez la demande, puis admettez-la seulement si son retour est voulu.',
  },
  VOLUNTEER_UNKNOWN: {
    what: 'Cette personne ne fait plus partie de l’équipe',
    why: 'Elle est partie ou a été retirée entre-temps.',
    next: 'Regardez la liste des bénévoles.',
  },
  LAST_ADMINISTRATOR: {
    what: 'C’est la dernière personne qui administre l’équipe',
    why: 'Sans elle, plus personne ne pourrait inviter ni retirer. Rien n’a été changé.',
    next: 'Confiez d’abord l’administration à quelqu’un d’autre.',
  },
  MORE_NEEDED_THAN_HOLDERS: {
    what: 'Il faut plus de feuilles qu’il n’y a de détenteurs',
    why: 'Rien n’a été créé.',
    next: 'Ajoutez un détenteur, ou demandez moins de feuilles.',
  },
  SHARE_UNREADABLE: {
    what: 'Une feuille ne se lit pas',
    why: 'Il manque quelque chose, ou une lettre est fausse.',
    next: 'Comparez ce que vous avez saisi avec le papier.',
  },
  SHARE_OF_ANOTHER_SET: {
    what: 'Une feuille est d’un autre jeu ({{set}})',
    why: 'Seules des feuilles du même jeu, celui en vigueur, vont ensemble.',
    next: 'Regardez le nom du jeu en haut de chaque feuille.',
  },
  SHARES_MISSING: {
    what: 'Il faut {{needed}} feuilles',
    why: 'Il y en a {{given}}.',
    next: 'Ajoutez celles qui manquent.',
  },
  SHARES_WRONG: {
    what: 'Ces feuilles ne rendent pas la clé de cette équipe',
    why: 'Elles se lisent bien, mais viennent d’ailleurs.',
    next: 'Vérifiez le serveur et la base, puis le nom de l’équipe sur chaque feuille.',
  },
  COLUMN_KEYS_NOT_RECOVERED: {
    what: 'Ces feuilles ne rendent pas encore toutes les clés de colonnes',
    why: 'Il manque celles de {{columns}}. La répétition n’a pas été notée.',
    next: 'Ouvrez Ouvadesk sur l’ordinateur d’une personne qui détient ces clés, synchronisez, puis recommencez ici.',
  },
  SHARES_FORGOTTEN: {
    what: 'Ces feuilles ont été effacées',
    why: 'Dix minutes ont passé, ou le coffre s’est fermé. Elles n’étaient pas en vigueur : rien n’a changé.',
    next: 'Détruisez ce qui a été imprimé, puis créez de nouvelles feuilles.',
  },
  NO_RECOVERY: {
    what: 'Cette équipe n’a pas de feuilles de secours en vigueur',
    why: 'Rien n’a été changé.',
    next: 'Une personne qui administre l’équipe peut en préparer.',
  },
};

export const refusalsEn: typeof refusalsFr = {
  JOURNAL_ABSENT: {
    what: 'The journal is not in this database',
    why: 'The database or its tables do not exist, or your user cannot see them. Nothing was changed.',
    next: 'Check the name of the database, or have the SQL run by the person who looks after the server.',
  },
  JOURNAL_NEWER: {
    what: 'This journal needs a newer version of Ouvadesk',
    why: 'Nothing was changed.',
    next: 'Update Ouvadesk, then try again.',
  },
  TEAM_ALTERED: {
    what: 'The list of volunteers was altered on the server',
    why: 'Nothing is added to it until that is cleared up.',
    next: 'Tell the other people who administer the team, and the one who looks after the server.',
  },
  NO_TEAM: {
    what: 'This computer belongs to no team',
    why: 'Nothing was changed.',
    next: 'Go back to the page of volunteers.',
  },
  NOT_ADMINISTRATOR: {
    what: 'Only who administers the team can do this',
    why: 'Your role does not allow it, or not any more. Nothing was changed.',
    next: 'Ask somebody who administers the team.',
  },
  TEAM_CHANGED: {
    what: 'The team has just changed',
    why: 'Somebody else was quicker. You changed nothing.',
    next: 'Look at the team as it is now, then try again if it is still of use.',
  },
  ALREADY_IN_TEAM: {
    what: 'This computer already has a team, or has asked for one',
    why: 'A computer has one team at a time.',
    next: 'Go back to the page of volunteers.',
  },
  NOT_FOR_THE_DEMONSTRATION: {
    what: 'The demonstration cannot be shared',
    why: 'It has no server.',
    next: 'Choose a connection to a real server.',
  },
  TEAM_EXISTS: {
    what: 'This journal already has a team',
    why: 'A second one is not founded in the same place. Nothing was changed.',
    next: 'Ask somebody of that team for an invitation, or choose another name for the database.',
  },
  JOURNAL_RIGHT_MISSING: {
    what: 'This user may not create the journal',
    why: 'The server refused “{{statement}}” and says: {{said}}',
    next: 'Copy the SQL for the person who looks after the server, then choose “Somebody has run it already”.',
  },
  INVITATION_UNREADABLE: {
    what: 'This text is not a whole invitation',
    why: 'A piece is missing, or a sign has changed on the way. Nothing was sent.',
    next: 'Copy the whole code again, or choose the file.',
  },
  INVITATION_EXPIRED: {
    what: 'This invitation is no longer valid',
    why: 'Its time is over.',
    next: 'Ask the person who gave it to you for a new one.',
  },
  INVITATION_UNKNOWN: {
    what: 'This invitation is no longer there',
    why: 'It was used or withdrawn.',
    next: 'Make another one if it is still of use.',
  },
  EXPORT_NOT_WRITABLE: {
    what: 'The file could not be written',
    why: 'The system says: {{reason}}',
    next: 'Choose another place, or copy the code.',
  },
  STILL_IN_TEAM: {
    what: 'You still belong to this team',
    why: 'Nothing was changed.',
    next: 'Leave the team first.',
  },
  REQUEST_UNKNOWN: {
    what: 'This request is no longer there',
    why: 'It was withdrawn, or examined already.',
    next: 'Look at the list of volunteers.',
  },
  ALREADY_MEMBER: {
    what: 'This person already belongs to the team',
    why: 'Nothing was changed.',
    next: 'Refuse this request.',
  },
  FORMER_VOLUNTEER: {
    what: 'This person belonged to the team',
    why: 'They left or were removed. Nobody was admitted.',
    next: 'Read the request again, then admit them only if their return is wanted.',
  },
  VOLUNTEER_UNKNOWN: {
    what: 'This person no longer belongs to the team',
    why: 'They left or were removed meanwhile.',
    next: 'Look at the list of volunteers.',
  },
  LAST_ADMINISTRATOR: {
    what: 'This is the last person who administers the team',
    why: 'Without them nobody could invite or remove. Nothing was changed.',
    next: 'Give the administration to somebody else first.',
  },
  MORE_NEEDED_THAN_HOLDERS: {
    what: 'More sheets are needed than there are holders',
    why: 'Nothing was created.',
    next: 'Add a holder, or ask for fewer sheets.',
  },
  SHARE_UNREADABLE: {
    what: 'A sheet cannot be read',
    why: 'Something is missing, or a letter is wrong.',
    next: 'Compare what you typed with the paper.',
  },
  SHARE_OF_ANOTHER_SET: {
    what: 'A sheet is of another set ({{set}})',
    why: 'Only sheets of one set, the one in force, go together.',
    next: 'Look at the name of the set at the top of each sheet.',
  },
  SHARES_MISSING: {
    what: '{{needed}} sheets are needed',
    why: 'There are {{given}}.',
    next: 'Add those that are missing.',
  },
  SHARES_WRONG: {
    what: 'These sheets do not give the key of this team back',
    why: 'They can be read, but come from elsewhere.',
    next: 'Check the server and the database, then the name of the team on each sheet.',
  },
  COLUMN_KEYS_NOT_RECOVERED: {
    what: 'These sheets do not give back every column key yet',
    why: 'Those of {{columns}} are missing. The rehearsal was not recorded.',
    next: 'Open Ouvadesk on the laptop of somebody who holds these keys, synchronise, then start again here.',
  },
  SHARES_FORGOTTEN: {
    what: 'These sheets were erased',
    why: 'Ten minutes have passed, or the vault was closed. They were not in force: nothing has changed.',
    next: 'Destroy what was printed, then create new sheets.',
  },
  NO_RECOVERY: {
    what: 'This team has no recovery sheets in force',
    why: 'Nothing was changed.',
    next: 'Somebody who administers the team can make them.',
  },
};
