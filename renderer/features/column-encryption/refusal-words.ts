/** What happened, what was kept, what to do: one entry a refusal of the contract. */
export const refusalWords = {
  fr: {
    refusals: {
      PLAN_UNKNOWN: {
        what: 'Ce plan n’existe plus',
        why: 'Quelqu’un l’a oublié entre-temps. Rien n’a été écrit.',
        next: 'Revenez à la liste des colonnes.',
      },
      NO_BASE_HERE: {
        what: 'Cet ordinateur n’a pas de connexion à cette base',
        why: 'Le plan a été fait ailleurs, sur une base qui n’est pas connue ici. Rien n’a été écrit.',
        next: 'Créez une connexion à cette base, puis recommencez.',
      },
      WORKING_ELSEWHERE: {
        what: '{{by}} travaille déjà sur cette colonne',
        why: 'Deux ordinateurs ne peuvent pas y travailler à la fois. Rien n’a été écrit d’ici.',
        next: 'Suivez son travail dans le panneau ; vous pourrez continuer quand il s’arrêtera.',
      },
      STATE_CHANGED: {
        what: 'La colonne n’est plus dans l’état affiché',
        why: 'Elle a avancé, ou reculé, pendant que vous regardiez. Rien n’a été écrit.',
        next: 'Relisez le panneau, qui est à jour, puis décidez.',
      },
      COLUMN_UNKNOWN: {
        what: 'Cette colonne n’est pas dans la base',
        why: 'La table ou la colonne n’existe pas, ou plus. Rien n’a été enregistré.',
        next: 'Vérifiez leurs noms, ou refaites l’inventaire.',
      },
      CLOCK_UNKNOWN: {
        what: 'Ce délai de conservation n’existe plus',
        why: 'Il a été retiré entre-temps. Rien n’a été enregistré.',
        next: 'Choisissez-en un autre.',
      },
      OBSTACLES: {
        what: 'Le chemin est fermé',
        why: 'Quelque chose dans la table empêche ce travail. Rien n’a été écrit.',
        next: 'Levez ce qui suit, puis recommencez.',
      },
      RIGHT_LACKING: {
        what: 'Il manque des droits dans la base',
        why: 'L’utilisateur de cette connexion ne peut pas faire tout ce qui est prévu. Rien n’a été écrit de plus.',
        next: 'Transmettez ces instructions à qui administre la base, puis recommencez.',
      },
      KEY_MISSING: {
        what: 'Cet ordinateur n’a pas la clé de cette colonne',
        why: 'Seuls ses porteurs peuvent travailler sur une colonne chiffrée. Rien n’a été écrit.',
        next: 'Demandez la clé à l’un d’eux : « Clés » dit qui ils sont.',
      },
      KEY_WRONG: {
        what: 'La clé n’ouvre pas cette colonne',
        why: 'La valeur témoin de la base ne s’ouvre pas avec la clé d’ici. Rien n’a été écrit.',
        next: 'Synchronisez, puis recommencez. Si cela continue, un autre porteur a peut-être la bonne clé.',
      },
      KEY_NOT_DELIVERED: {
        what: 'La nouvelle clé n’est pas encore livrée au serveur d’Ouvadmin',
        why: 'Il ne pourrait pas lire les valeurs passées à cette clé. Aucune n’y est passée.',
        next: 'Livrez les clés depuis « Clés », puis recommencez.',
      },
      TABLE_ALTERED: {
        what: 'La table a été modifiée entre-temps',
        why: 'Quelqu’un a changé {{what}} pendant le travail. Ce qui était fait le reste, et rien de plus n’a été écrit.',
        next: 'Refaites l’aperçu, puis reprenez.',
      },
      NOT_VERIFIED: {
        what: 'La colonne n’est pas vérifiée sans défaut',
        why: 'Chaque valeur doit avoir sa copie juste avant d’aller plus loin. Rien n’a été écrit.',
        next: 'Vérifiez, et regardez les lignes qui sont nommées.',
      },
      NOT_REHEARSED: {
        what: 'Le secours n’a pas été répété',
        why: 'Avant d’effacer le clair, les feuilles de secours doivent avoir montré qu’elles ouvrent cette clé. Rien n’a été effacé.',
        next: 'Répétez le secours depuis « Bénévoles », puis recommencez.',
      },
      NOT_CONFIRMED: {
        what: 'Le nom de la colonne n’a pas été écrit tel quel',
        why: 'Rien n’a été effacé.',
        next: 'Écrivez-le exactement, puis recommencez.',
      },
      NO_WAY_BACK: {
        what: 'Il n’y a plus de retour en arrière',
        why: 'Le clair de cette colonne est effacé. Rien n’a changé.',
        next: 'Une sauvegarde d’avant l’effacement est le seul endroit où le trouver.',
      },
      NOT_A_MEMBER: {
        what: 'Cette personne n’est plus dans l’équipe',
        why: 'La clé ne lui a pas été donnée.',
        next: 'Invitez-la de nouveau depuis « Bénévoles ».',
      },
      LAST_HOLDER: {
        what: 'C’est le dernier porteur de cette clé',
        why: 'Sans lui, plus personne ne pourrait lire la colonne. La clé lui reste.',
        next: 'Donnez-la d’abord à quelqu’un d’autre.',
      },
      NO_PLACE: {
        what: 'L’endroit de la livraison n’est pas indiqué',
        why: 'Rien n’est parti.',
        next: 'Dites d’abord sur quel serveur et dans quel fichier.',
      },
      DRY_RUN_OVER: {
        what: 'Cet essai n’est plus valable',
        why: 'Il a plus d’une heure, ou Ouvadesk a été fermé depuis. Rien n’est parti.',
        next: 'Refaites l’essai : il dira ce qui serait écrit maintenant.',
      },
      DELIVERY_REFUSED: {
        what: 'Les clés n’ont pas été livrées',
        why: 'Le serveur n’est pas comme il faut ({{because}}). Le fichier d’avant est intact.',
        'why_folder-missing': 'Le dossier n’existe pas sur le serveur. Rien n’y a été écrit.',
        'why_not-writable': 'On ne peut pas écrire dans ce dossier. Le fichier d’avant est intact.',
        'why_in-web-root':
          'Ce dossier est servi par le site : les clés pourraient être lues depuis internet. Rien n’a été écrit.',
        'why_not-ours': 'Un autre fichier porte déjà ce nom. Il n’a pas été remplacé.',
        'why_is-folder': 'Ce chemin est celui d’un dossier. Rien n’a été écrit.',
        'why_is-link': 'Ce chemin passe par un lien. Rien n’a été écrit.',
        next: 'Refaites l’essai à blanc, qui dira ce qui ne va pas.',
      },
    },
    endedBy: {
      generic: 'Cause : {{code}}',
      DEFECT: {
        what: 'Le travail s’est arrêté sur un incident que nous n’avions pas prévu',
        next: 'Le panneau « Travaux » donne le numéro de l’incident. « Reprendre » continue là où cela s’est arrêté.',
      },
      RIGHT_LACKING: {
        what: 'Il manque des droits dans la base',
        next: '« Ce qui reste à faire », plus bas, donne les droits à accorder. Ensuite, reprenez.',
      },
      OBSTACLES: {
        what: 'Quelque chose dans la table ferme le chemin',
        next: '« Ce qui reste à faire », plus bas, dit quoi. Ensuite, reprenez.',
      },
      TABLE_ALTERED: {
        what: 'La table a été modifiée pendant le travail',
        next: 'Regardez « Ce qui reste à faire », plus bas, puis reprenez.',
      },
    },
  },
  en: {
    refusals: {
      PLAN_UNKNOWN: {
        what: 'This plan no longer exists',
        why: 'Somebody forgot it meanwhile. Nothing was written.',
        next: 'Go back to the list of columns.',
      },
      NO_BASE_HERE: {
        what: 'This computer has no connection to this database',
        why: 'The plan was made elsewhere, on a database that is not known here. Nothing was written.',
        next: 'Make a connection to this database, then try again.',
      },
      WORKING_ELSEWHERE: {
        what: '{{by}} is already at work on this column',
        why: 'Two computers cannot work on it at once. Nothing was written from here.',
        next: 'Follow the work in the panel; you can go on when it stops.',
      },
      STATE_CHANGED: {
        what: 'The column is no longer in the state shown',
        why: 'It went forward, or back, while you were looking. Nothing was written.',
        next: 'Read the panel again, which is up to date, then decide.',
      },
      COLUMN_UNKNOWN: {
        what: 'This column is not in the database',
        why: 'The table or the column does not exist, or no longer. Nothing was saved.',
        next: 'Check their names, or make the inventory again.',
      },
      CLOCK_UNKNOWN: {
        what: 'This retention period no longer exists',
        why: 'It was removed meanwhile. Nothing was saved.',
        next: 'Choose another one.',
      },
      OBSTACLES: {
        what: 'The way is closed',
        why: 'Something in the table prevents this work. Nothing was written.',
        next: 'Remove what follows, then try again.',
      },
      RIGHT_LACKING: {
        what: 'Rights are lacking in the database',
        why: 'The user of this connection cannot do all that is planned. Nothing more was written.',
        next: 'Hand these statements to whoever administers the database, then try again.',
      },
      KEY_MISSING: {
        what: 'This computer does not have the key of this column',
        why: 'Only its holders can work on an encrypted column. Nothing was written.',
        next: 'Ask one of them for the key: “Keys” says who they are.',
      },
      KEY_WRONG: {
        what: 'The key does not open this column',
        why: 'The witness value of the database does not open with the key of this computer. Nothing was written.',
        next: 'Synchronise, then try again. If it goes on, another holder may have the right key.',
      },
      KEY_NOT_DELIVERED: {
        what: 'The new key is not delivered to the server of Ouvadmin yet',
        why: 'It could not read the values that moved to this key. None has moved.',
        next: 'Deliver the keys in “Keys”, then try again.',
      },
      TABLE_ALTERED: {
        what: 'The table was altered meanwhile',
        why: 'Somebody changed {{what}} during the work. What was done stays done, and nothing more was written.',
        next: 'Do the preview again, then go on.',
      },
      NOT_VERIFIED: {
        what: 'The column is not verified without a fault',
        why: 'Each value must have its right copy before going further. Nothing was written.',
        next: 'Verify, and look at the rows that are named.',
      },
      NOT_REHEARSED: {
        what: 'Recovery was not rehearsed',
        why: 'Before the clear text is erased, the recovery sheets must have shown that they open this key. Nothing was erased.',
        next: 'Rehearse recovery in “Volunteers”, then try again.',
      },
      NOT_CONFIRMED: {
        what: 'The name of the column was not typed as it is',
        why: 'Nothing was erased.',
        next: 'Type it exactly, then try again.',
      },
      NO_WAY_BACK: {
        what: 'There is no way back any more',
        why: 'The clear text of this column is erased. Nothing has changed.',
        next: 'A backup from before the erasure is the only place to find it.',
      },
      NOT_A_MEMBER: {
        what: 'This person is no longer in the team',
        why: 'She was not given the key.',
        next: 'Invite her again in “Volunteers”.',
      },
      LAST_HOLDER: {
        what: 'This is the last holder of this key',
        why: 'Without her nobody could read the column any more. She keeps the key.',
        next: 'First give it to somebody else.',
      },
      NO_PLACE: {
        what: 'The place of the delivery was not said',
        why: 'Nothing was sent.',
        next: 'First say on which server and in which file.',
      },
      DRY_RUN_OVER: {
        what: 'This dry run no longer holds',
        why: 'It is more than an hour old, or Ouvadesk was closed since. Nothing was sent.',
        next: 'Do it again: it will say what would be written now.',
      },
      DELIVERY_REFUSED: {
        what: 'The keys were not delivered',
        why: 'The server is not as it should be ({{because}}). The former file is intact.',
        'why_folder-missing': 'The folder does not exist on the server. Nothing was written there.',
        'why_not-writable': 'This folder cannot be written to. The former file is intact.',
        'why_in-web-root':
          'This folder is served by the site: the keys could be read from the internet. Nothing was written.',
        'why_not-ours': 'Another file already has this name. It was not replaced.',
        'why_is-folder': 'This path is that of a folder. Nothing was written.',
        'why_is-link': 'This path goes through a link. Nothing was written.',
        next: 'Do the dry run again, which will say what is wrong.',
      },
    },
    endedBy: {
      generic: 'Cause: {{code}}',
      DEFECT: {
        what: 'The work ended on an incident that we had not foreseen',
        next: 'The panel “Jobs” gives the number of the incident. “Go on” continues where it stopped.',
      },
      RIGHT_LACKING: {
        what: 'Rights are lacking in the database',
        next: '“What is left to do”, below, gives the rights to grant. Then go on.',
      },
      OBSTACLES: {
        what: 'Something in the table closes the way',
        next: '“What is left to do”, below, says what. Then go on.',
      },
      TABLE_ALTERED: {
        what: 'The table was altered during the work',
        next: 'Look at “What is left to do”, below, then go on.',
      },
    },
  },
};
