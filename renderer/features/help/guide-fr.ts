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
