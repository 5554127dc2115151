/** The guide in French, written first. A line is a paragraph; `steps` are numbered, `points` are not, `code` is copied as it stands. */
export const guide = {
  start: {
    title: 'Premiers pas',
    intro:
      'Ouvadesk aide à trouver les comptes dont le mot de passe est trop faible, puis à en rendre compte. Il ne modifie rien dans Ouvadmin.',
    steps: {
      a: 'Ouvrez la démonstration, ou créez votre coffre avec une phrase de passe.',
      b: "Créez une connexion à la base d'Ouvadmin, et testez-la. La démonstration a déjà la sienne.",
      c: 'Décrivez la base : quelles tables, quelles colonnes. Une proposition est faite.',
      d: "Lancez l'audit dans « Mots de passe ».",
      e: 'Lisez les verdicts, filtrez, puis exportez la liste utile.',
    },
    outro: 'Ctrl+K trouve tout par son nom. La touche ? montre les touches de la page.',
  },
  vault: {
    title: 'Le coffre',
    intro:
      "Tout ce qu'Ouvadesk garde tient dans un seul fichier chiffré, votre coffre. La phrase de passe est sa seule clé.",
    points: {
      a: 'Choisissez au moins 15 caractères. Quatre ou cinq mots sans rapport entre eux se retiennent bien.',
      b: 'Personne ne peut retrouver une phrase oubliée. Il faudrait alors refaire un coffre, puis un audit.',
      c: '« Se souvenir sur cet ordinateur » confie la clé au trousseau du système : à réserver à un ordinateur que vous êtes seul à ouvrir.',
      d: 'Le coffre se ferme après un temps sans activité, mais attend la fin d’un travail en cours. « Verrouiller » arrête ce travail, qui pourra être repris.',
    },
    outro: 'Avant chaque changement de version, une copie du coffre est faite à côté de lui.',
  },
  backup: {
    title: 'Sauvegarder, restaurer, passer la main',
    intro:
      'Le coffre n’est que sur cet ordinateur. Une sauvegarde en fait un fichier chiffré, à garder ailleurs : une clé USB, un autre ordinateur.',
    points: {
      a: '« Sauvegarder le coffre », dans les réglages, écrit un fichier « .ouvadesk ». La phrase de passe du coffre l’ouvre, et rien d’autre.',
      b: '« Restaurer une sauvegarde », au premier lancement ou devant le coffre verrouillé, vérifie tout le fichier avant de le mettre en place. Un coffre déjà là est mis de côté, jamais effacé.',
      c: 'Une sauvegarde s’ouvre avec la phrase du jour où elle a été faite : changer de phrase ne la change pas.',
      d: 'Pour la personne qui prend votre suite, « Préparer une passation » écrit un fichier sous une autre phrase, sans vos clés ni vos mots de passe de connexion. Dites la phrase de vive voix.',
      e: '« Travaux », en bas à gauche, montre ce qui est en cours et ce que sont devenus les travaux passés. Un travail interrompu quand Ouvadesk a été arrêté s’y trouve, avec le moyen de le reprendre.',
    },
    outro: 'Les réglages disent de quand date la dernière sauvegarde, et le rappellent après 30 jours.',
  },
  connection: {
    title: 'La connexion à Ouvadmin',
    intro:
      "Demandez à l'infogérant un utilisateur de base qui ne peut que lire. L'écran de connexion affiche les ordres GRANT à lui transmettre. Ils ressemblent à ceci :",
    code: "CREATE USER 'ouvadesk'@'%' IDENTIFIED BY '…' REQUIRE SSL;\nGRANT SELECT (id, login, email, password)\n  ON ouvadmin.accounts TO 'ouvadesk'@'%';",
    points: {
      a: "Avec TLS, indiquez l'autorité qui a signé le certificat du serveur s'il n'est pas d'une autorité connue. On ne peut pas passer outre la vérification.",
      b: "Par un tunnel SSH, l'empreinte du serveur est montrée la première fois. Comparez-la avec celle que l'infogérant vous donne, par un autre chemin.",
      c: "Si l'empreinte change plus tard, la connexion est refusée. Demandez pourquoi avant d'accepter la nouvelle.",
      d: '« Tester la connexion » montre chaque étape, celle qui échoue, et quoi faire.',
    },
    outro:
      "Les mots de passe de connexion restent dans le trousseau du système ou dans le coffre. Ils n'en reviennent jamais à l'écran.",
  },
  mapping: {
    title: 'La description de la base',
    intro:
      "Ouvadesk ne connaît pas d'avance les tables d'Ouvadmin. La description dit où se trouve chaque chose, pour les comptes, les boîtes mail, les accès FTP et les bases de données.",
    points: {
      a: "L'identifiant et le mot de passe sont nécessaires. Le nom, l'adresse et les dates rendent les verdicts plus justes.",
      b: "L'échantillon est masqué. D'un mot de passe, seule la forme est montrée : en clair, haché, et comment.",
      c: "Si une table change, l'audit ne commence pas et dit ce qui a changé.",
    },
    outro:
      'Chaque description enregistrée est gardée. Un audit interrompu reprend avec celle par laquelle il a commencé.',
  },
  audit: {
    title: "L'audit",
    intro: "L'audit lit les comptes un à un, juge chaque mot de passe en mémoire et l'oublie aussitôt.",
    points: {
      a: "Vous pouvez quitter la page : l'audit continue. Il peut être arrêté, puis repris où il en était.",
      b: 'Si le réseau se coupe, les verdicts rendus sont gardés. « Reprendre » continue au compte suivant.',
      c: 'La règle de chaque système se choisit au lancement. « Freine les essais répétés » dit si le système bloque qui se trompe trop souvent.',
      d: "Les essais contre bcrypt sont lents, c'est leur raison d'être. Le temps affiché est le plus long possible.",
    },
    outro: "Refaire un audit montre ce qui a changé depuis le précédent, sans que l'ancien mot de passe ait été gardé.",
  },
  verdicts: {
    title: 'Lire les verdicts',
    intro: 'Le verdict porte sur un mot de passe, jamais sur une personne.',
    points: {
      a: '« À revoir » : au moins un motif. Le panneau de droite explique chacun, en une phrase que vous pouvez reprendre dans un message.',
      b: "« Conforme » : la règle est respectée et aucun examen n'a trouvé de faiblesse.",
      c: "« Non trouvé » : le mot de passe est haché et nos essais ne l'ont pas ouvert. Cela ne dit pas qu'il est solide.",
      d: "« Sans mot de passe » : rien n'est enregistré. « Vide » est autre chose : c'est un mot de passe vide, à revoir.",
      e: '« Partagé » : plusieurs comptes ont le même.',
    },
    outro: 'La simulation montre combien de comptes seraient à revoir avec une autre règle : CNIL, ANSSI, NIST, OWASP.',
  },
  calendar: {
    title: 'Écrire aux membres',
    intro:
      'Le calendrier des envois dit quand on peut écrire aux membres. Il vaut pour tous les écrans et pour toute l’équipe.',
    points: {
      a: 'Une période de silence est un temps où l’on n’envoie rien : le vote d’une AG, par exemple. Elle a un nom, un premier et un dernier jour, et une raison.',
      b: 'La limite dit combien de messages une même personne peut recevoir, et en combien de jours.',
      c: 'Un envoi qui tomberait dans un silence, ou qui dépasserait la limite, est refusé avec le premier jour possible.',
      d: 'Choisissez un jour pour savoir si l’on peut écrire ce jour-là. Les flèches vont de jour en jour, Page préc. et Page suiv. de mois en mois.',
    },
    outro: 'Une période supprimée peut être rétablie. « Qui a changé quoi » montre toutes les modifications.',
  },
  campaigns: {
    title: 'Les campagnes',
    intro:
      'Une campagne écrit aux membres dont le mot de passe est à revoir, les relance, et constate ce qui a changé.',
    steps: {
      a: 'Préparez-la depuis un audit : quels systèmes, quels motifs, quels messages et à combien de jours.',
      b: 'Relisez les messages, voyez-les tels que chacun les recevra, et envoyez-vous un essai.',
      c: 'Lancez l’envoi. Il suit les heures et la limite choisies, et le calendrier des envois.',
      d: 'Refaites un audit : lui seul dit qui a changé. Les messages s’arrêtent pour ces personnes.',
    },
    points: {
      a: 'Une personne ne reçoit qu’un message, même pour plusieurs comptes. Personne ne le reçoit deux fois, même si deux bénévoles envoient ensemble.',
      b: '« À joindre » réunit ceux à qui l’on ne peut pas écrire : à appeler, ou par la poste.',
      c: '« À confirmer » : tout s’est arrêté pendant l’envoi de ce message. Il ne repart pas seul ; dites s’il est arrivé.',
      d: 'Le rapport ne contient que des nombres. Il s’imprime et s’exporte.',
      e: 'L’expéditeur se décrit une fois par ordinateur, dans les réglages, « Envoi de messages ». Le test va jusqu’au bout sans rien envoyer.',
      f: '« Imposer le changement » vient en dernier : un essai à blanc montre chaque ligne, et l’on peut revenir en arrière pendant le temps choisi.',
    },
    outro: 'Aucun message ne contient de lien ni de mot de passe.',
  },
  inventory: {
    title: 'L’inventaire et le registre',
    intro:
      'Ouvadesk lit les noms, les types et un échantillon de valeurs de la base, et propose les colonnes qui contiennent des données personnelles, avec ses raisons. Aucune valeur n’est gardée en clair.',
    points: {
      a: 'Retenez (a), écartez (r), ou changez la catégorie ; plusieurs colonnes à la fois si vous les choisissez.',
      b: 'Au prochain examen, ce qui est nouveau, changé ou disparu est dit.',
      c: 'Les colonnes retenues alimentent le « Registre des traitements », que vous relisez, complétez et exportez.',
    },
    outro: 'L’inventaire ne change rien dans Ouvadmin.',
  },
  encryption: {
    title: 'Chiffrer les colonnes',
    intro:
      'Les mots de passe deviennent des empreintes, et les données personnelles des valeurs chiffrées, pendant qu’Ouvadmin travaille. Rien ne bascule et rien n’est effacé sans votre décision.',
    steps: {
      a: 'Faites l’inventaire, puis, dans « Chiffrement », décidez de chaque colonne : chiffrer, remplacer par une empreinte, purger, ou laisser en clair avec une raison.',
      b: 'Lisez l’aperçu : lignes, durée mesurée, SQL, droits à demander, ce qui ne marchera plus. Pour des mots de passe, faites l’audit avant.',
      c: '« Commencer » prépare la table, remplit la colonne protégée et la vérifie. Ouvadmin lit et écrit comme avant.',
      d: 'Livrez les clés au serveur d’Ouvadmin, et changez son programme : le panneau montre le PHP avant et après.',
      e: '« Basculer » refuse désormais les programmes qui écrivent en clair. On peut encore revenir en arrière.',
      f: '« Effacer le clair » est sans retour : le secours doit avoir été répété, et le nom de la colonne se tape. Cochez ensuite ce qui reste à faire hors de la table.',
    },
    points: {
      a: '« Clés » dit qui peut lire quelle colonne. Retirer une clé n’efface pas ce qui a été lu : changez ensuite la clé.',
      b: '« Santé » dit si chaque colonne est toujours protégée, et quand elle sera vérifiée.',
      c: '« Droit d’accès » lit les données d’une personne qui le demande. Chaque lecture est inscrite au registre ; rien n’en reste à l’écran.',
    },
    outro:
      'Un travail interrompu reprend où il s’était arrêté. Deux ordinateurs ne peuvent pas travailler à la fois sur une colonne ; le second suit le travail du premier.',
  },
  retention: {
    title: 'Conserver, puis purger',
    intro: 'Une règle dit quelle table suit quelle durée, et ce qui en part.',
    points: {
      a: '« Voir ce qui partirait » lit la base sans rien écrire : combien de lignes, lesquelles restent et pourquoi, les requêtes.',
      b: 'Pour purger, écrivez le nombre de lignes. Ce qui part est gardé chiffré, et vous pouvez revenir en arrière pendant le délai réglé dans « Durées » (30 jours au départ) ; ensuite tout est détruit.',
      c: 'Un gel l’emporte sur toute durée.',
      d: 'Chaque purge terminée donne un certificat, sans donnée personnelle.',
    },
    outro: 'Chaque durée dit sa source et le jour où elle a été relue : relisez-la une fois par an.',
  },
  exports: {
    title: 'Exporter',
    intro: 'Un export commence par son usage : seules les colonnes utiles sont proposées.',
    points: {
      a: 'Ce qui est choisi dans le tableau est ce qui est exporté. Si rien ne l’est, ce sont toutes les lignes des filtres.',
      b: 'ODS pour LibreOffice, XLSX pour Excel, CSV pour le reste. Les identifiants gardent leurs zéros.',
      c: "Chaque fichier porte un jour de suppression. Le journal des exports rappelle ceux qu'il faut supprimer.",
      d: "Envoyez ces fichiers par un moyen sûr, et seulement à qui en a l'usage : ils nomment des personnes.",
    },
    outro: 'Aucun export ne contient de mot de passe, ni haché, ni masqué.',
  },
  register: {
    title: 'Le registre',
    intro:
      'Le registre dit qui a fait quoi, et quand : audits, exports, envois, sauvegardes, bénévoles admis ou retirés.',
    points: {
      a: 'Une ligne s’y inscrit toute seule à la fin de chaque travail, même arrêté ou interrompu. Aucun écran ne la modifie.',
      b: 'Cherchez un mot, filtrez par nature, par personne ou par date. L’adresse garde le filtre.',
      c: 'Il s’exporte pour un usage : la protection des données, un compte rendu qui ne nomme personne, un incident.',
      d: 'Si une ligne avait été changée par un autre moyen, elle le dirait, et son historique aussi.',
    },
    outro: 'Les lignes qui parlent d’exports sont retirées après 12 mois ; les autres restent.',
  },
  team: {
    title: 'Travailler à plusieurs',
    intro:
      'Chaque bénévole travaille sur son ordinateur, même sans réseau. Un journal chiffré, dans une base à part du serveur, porte les modifications des uns aux autres. Le serveur ne peut pas le lire.',
    steps: {
      a: 'Une première personne fonde l’équipe dans « Bénévoles » : connexion, nom de la base, ordres SQL à exécuter ou à transmettre.',
      b: 'Elle invite chaque personne : un code ou un fichier, et les droits à demander pour elle sur le serveur.',
      c: 'La personne invitée choisit « Rejoindre une équipe », colle le code et envoie sa demande.',
      d: 'Les deux s’appellent et se lisent leurs empreintes à voix haute. Si les huit groupes sont identiques, la demande est admise.',
    },
    points: {
      a: 'En bas de la barre de gauche : à jour, combien reste à envoyer, hors ligne depuis quand. Un clic montre le détail.',
      b: 'Les échanges se font tout seuls, après une modification et toutes les quelques minutes. « Synchroniser maintenant » n’attend pas.',
      c: 'Si deux personnes changent la même chose sans s’être lues, les deux valeurs sont montrées, et un clic choisit. L’autre reste dans l’historique.',
      d: '« Qui a changé quoi » se trouve sous chaque fiche partagée.',
    },
    outro:
      'Retirer une personne change la clé pour la suite. Ce qu’elle avait déjà reçu reste chez elle, et son accès au serveur se ferme à part.',
  },
  keys: {
    title: 'Clés et secours',
    intro:
      'La clé de l’équipe ouvre tout ce qui est partagé. Elle est dans le coffre de chaque bénévole, et nulle part en clair. Si tous les ordinateurs étaient perdus, elle le serait aussi : d’où les feuilles de secours.',
    steps: {
      a: 'Choisissez qui détient une feuille, et combien il en faut ensemble : trois sur cinq, par exemple.',
      b: 'Imprimez-les aussitôt. Elles ne sont gardées nulle part, et ne seront plus montrées.',
      c: 'Relisez-en une depuis le papier : le jeu entre en vigueur.',
      d: 'Une fois l’an, rassemblez assez de feuilles et faites un essai.',
    },
    points: {
      a: 'Une feuille seule n’ouvre rien. Gardez-les dans des lieux différents, ne les photographiez pas.',
      b: 'Quand une personne qui en détient une s’en va, préparez un nouveau jeu : l’ancien ne vaut plus pour la suite.',
      c: 'Pour retrouver une équipe : « Bénévoles », « Retrouver une équipe perdue », puis les feuilles une à une.',
    },
    outro: 'Votre phrase de passe n’est sur aucune feuille : elle n’ouvre que votre coffre.',
  },
  kept: {
    title: 'Ce qui est gardé, ce qui ne l’est pas',
    intro: 'Gardé, dans le coffre chiffré de cet ordinateur :',
    points: {
      a: 'le verdict et ses motifs, la longueur par tranche, les sortes de signes, la règle, la date ;',
      b: "l'identifiant, le nom et l'adresse des comptes, pour les reconnaître ;",
      c: 'les connexions, les descriptions de bases, le journal des exports.',
    },
    outro:
      'Jamais gardé, ni affiché, ni exporté, ni écrit dans un journal : un mot de passe, un mot de passe haché, ou de quoi le retrouver. Hors ligne, les écrans montrent le dernier audit et disent de quand il date.',
  },
};
