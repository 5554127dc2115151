/** The refusals that several features share. Each says what happened, what was kept, and what to do. */
export const words = {
  fr: {
    defect: {
      what: 'Quelque chose ne s’est pas passé comme prévu',
      why: 'L’application a noté l’incident dans son journal. Rien de ce que vous avez saisi n’a été modifié.',
      next: 'Réessayez ; si cela recommence, transmettez le numéro ci-dessous à la personne qui suit Ouvadesk.',
      number: 'Incident {{number}}',
    },
    CUT: {
      what: 'Ouvadesk ne répond plus',
      why: 'Le lien entre cette fenêtre et l’application s’est coupé. Ce qui était enregistré le reste.',
      next: 'La fenêtre essaie de se relier toute seule. Si rien ne change, relancez Ouvadesk.',
    },
    BAD_REQUEST: {
      what: 'Une valeur n’a pas la forme attendue',
      why: 'Rien n’a été modifié.',
      next: 'Relisez les champs, puis recommencez.',
    },
    VAULT_LOCKED: {
      what: 'Le coffre est verrouillé',
      why: 'Rien n’est perdu : tout ce qui était enregistré s’y trouve toujours.',
      next: 'Ouvrez-le avec votre phrase de passe.',
    },
    CONNECTION_UNKNOWN: {
      what: 'Cette connexion n’existe plus',
      why: 'Elle a été retirée entre-temps.',
      next: 'Revenez à la liste des connexions.',
    },
    JOB_RUNNING: {
      what: 'Un travail est en cours',
      why: 'Il lit ce que vous vouliez changer.',
      next: 'Attendez sa fin, ou arrêtez-le depuis « Travaux ».',
    },
    NOT_MAPPED: {
      what: 'Cette base n’est pas encore décrite',
      why: 'Ouvadesk ne sait pas encore dans quelle table et quelles colonnes se trouvent les comptes.',
      next: 'Décrivez la base, puis recommencez.',
    },
    MAPPING_DRIFTED: {
      what: 'La base a changé depuis sa description',
      why: 'Une table ou une colonne décrite n’est plus telle qu’elle était.',
      next: 'Revoyez la description de la base, puis recommencez.',
    },
    NO_SENDER: {
      what: 'Aucun expéditeur n’est décrit sur cet ordinateur',
      why: 'Ouvadesk ne sait pas de la part de qui écrire, ni par quel serveur. Rien n’est parti.',
      next: 'Décrivez-le dans les réglages, « Envoi de messages », puis recommencez.',
    },
    NO_BASE_HERE: {
      what: 'Cet ordinateur n’a pas de connexion à la base de cette campagne',
      why: 'La campagne a été préparée ailleurs, sur une base qui n’est pas connue ici.',
      next: 'Créez une connexion à cette base, ou demandez à la personne qui l’a préparée.',
    },
    RIGHT_LACKING: {
      what: 'Il manque un droit pour écrire dans la base',
      why: 'L’utilisateur de cette connexion ne peut pas tout faire de ce qui est prévu. Rien n’a été écrit.',
      next: 'Refaites l’essai à blanc : il donne les droits à accorder, prêts à copier.',
    },
    CANNOT_REACH: {
      what: 'La base ne répond pas',
      next: 'Testez la connexion pour voir à quelle étape cela s’arrête.',
    },
    problem: {
      'name-not-found': {
        what: 'Le nom « {{host}} » est introuvable',
        why: 'Aucun serveur ne porte ce nom, ou cet ordinateur n’a pas de réseau.',
        next: 'Vérifiez l’orthographe du nom et la connexion à internet.',
      },
      refused: {
        what: '{{host}} refuse la connexion sur le port {{port}}',
        why: 'La machine répond, mais rien n’écoute sur ce port, ou un pare-feu le ferme.',
        next: 'Vérifiez le port, et que le serveur est en marche. Une base n’est souvent ouverte qu’à sa propre machine : un tunnel SSH y mène.',
      },
      'timed-out': {
        what: '{{host}} ne répond pas à temps',
        why: 'Le serveur est éteint, très lent, ou un pare-feu retient les messages.',
        next: 'Réessayez dans un moment, ou demandez à l’infogérant si votre adresse est autorisée.',
      },
      unreachable: {
        what: '{{host}} est injoignable',
        why: 'Aucun chemin ne mène à ce serveur depuis le réseau où vous êtes.',
        next: 'Vérifiez le réseau (wifi, VPN), puis réessayez.',
      },
      cut: {
        what: 'La connexion s’est coupée',
        why: 'Le serveur ou le réseau a fermé l’échange en cours de route. Ce qui était lu est gardé.',
        next: 'Réessayez : le travail reprend où il s’était arrêté.',
      },
      'not-mysql': {
        what: 'Ce port n’est pas celui d’une base MySQL ou MariaDB',
        why: 'Ce qui répond sur le port {{port}} parle une autre langue.',
        next: 'Vérifiez le port ; celui de MySQL est le plus souvent 3306.',
      },
      'socket-missing': {
        what: 'Le fichier {{path}} n’existe pas',
        why: 'La base locale est arrêtée, ou son socket se trouve ailleurs.',
        next: 'Démarrez la base, ou corrigez le chemin.',
      },
      'ssh-auth-refused': {
        what: 'Le serveur SSH ne reconnaît pas {{user}}',
        why: 'La clé ou le mot de passe ne convient pas à ce compte.',
        why_keychain: 'Le trousseau du système n’a pas rendu la clé ou le mot de passe qui lui était confié.',
        next: 'Vérifiez le nom d’utilisateur, et que votre clé publique est bien déposée sur le serveur.',
      },
      'ssh-key-unreadable': {
        what: 'La clé SSH est illisible',
        why: 'Ce n’est pas une clé privée au format OpenSSH ou PEM.',
        why_public: 'C’est la clé publique ; il faut la clé privée.',
        why_missing: 'Aucune clé n’est gardée pour cette connexion.',
        next: 'Choisissez le fichier de la clé privée (souvent id_ed25519, sans « .pub »).',
      },
      'ssh-key-needs-passphrase': {
        what: 'La clé SSH est protégée par une phrase de passe',
        why: 'Elle manque, ou ce n’est pas la bonne.',
        why_wrong: 'La phrase de passe saisie n’est pas celle de cette clé.',
        next: 'Saisissez la phrase de passe de la clé dans la connexion.',
      },
      'ssh-agent-missing': {
        what: 'L’agent SSH ne répond pas',
        why: 'Aucun agent ne tourne dans votre session, ou il ne contient aucune clé.',
        next: 'Démarrez l’agent et ajoutez-y votre clé (ssh-add), ou choisissez un fichier de clé.',
      },
      'ssh-forward-refused': {
        what: 'Le serveur SSH refuse d’ouvrir le tunnel',
        why: 'Il n’autorise pas la redirection vers {{host}} port {{port}}, ou rien n’y écoute.',
        next: 'Demandez à l’infogérant d’autoriser AllowTcpForwarding pour ce compte.',
      },
      'ssh-failed': {
        what: 'L’échange SSH n’a pas abouti',
        why: 'Le serveur dit : {{said}}',
        next: 'Vérifiez l’adresse et le port SSH.',
      },
      'host-key-unknown': {
        what: 'Ce serveur n’est pas encore connu',
        why: 'C’est la première fois que vous vous y connectez. Son empreinte est {{fingerprint}}.',
        next: 'Comparez cette empreinte avec celle que donne l’infogérant, puis acceptez-la.',
      },
      'host-key-changed': {
        what: 'Le serveur a changé d’identité',
        why: 'Son empreinte n’est plus celle que vous aviez acceptée. Quelqu’un se tient peut-être entre vous et lui.',
        next: 'Ne continuez pas avant d’avoir vérifié auprès de l’infogérant que la clé a bien été remplacée.',
      },
      'tls-not-offered': {
        what: 'Le serveur ne propose pas de connexion chiffrée',
        why: 'Ouvadesk n’envoie jamais de mot de passe en clair sur le réseau.',
        next: 'Demandez l’activation de TLS, ou passez par un tunnel SSH.',
      },
      'tls-untrusted': {
        what: 'Le certificat du serveur n’est signé par aucune autorité connue',
        why: 'Rien ne prouve que ce serveur est le bon. La connexion s’est arrêtée avant l’envoi du mot de passe.',
        next: 'Demandez le fichier de l’autorité (CA) à l’infogérant et ajoutez-le à la connexion.',
      },
      'tls-wrong-host': {
        what: 'Le certificat est celui d’un autre serveur',
        why: 'Il est établi pour {{names}}, pas pour {{host}}.',
        next: 'Utilisez le nom inscrit dans le certificat, ou demandez un certificat à jour.',
      },
      'tls-expired': {
        what: 'Le certificat du serveur a expiré',
        why: 'Sa date de validité est passée, ou l’horloge de cet ordinateur n’est pas à l’heure.',
        next: 'Demandez à l’infogérant de le renouveler, et vérifiez la date de cet ordinateur.',
      },
      'tls-failed': {
        what: 'La connexion chiffrée n’a pas pu s’établir',
        why: 'Le serveur dit : {{said}}',
        next: 'Demandez à l’infogérant quelles versions de TLS le serveur accepte.',
      },
      'tls-ca-unreadable': {
        what: 'Le fichier de l’autorité (CA) est illisible',
        why: 'Il ne contient pas de certificat au format PEM.',
        next: 'Choisissez un fichier qui commence par « -----BEGIN CERTIFICATE----- ».',
      },
      'login-refused': {
        what: 'La base refuse {{user}}',
        why: 'Le nom d’utilisateur, le mot de passe ou l’adresse d’où vous venez ne convient pas.',
        why_host: 'Cet utilisateur n’a pas le droit de se connecter depuis l’adresse où vous êtes.',
        why_blocked: 'Le serveur a bloqué votre adresse après trop d’essais.',
        why_plugin: 'Le serveur demande une façon de s’identifier qu’Ouvadesk n’emploie pas, car elle est trop faible.',
        why_keychain: 'Le trousseau du système n’a pas rendu le mot de passe qui lui était confié.',
        next: 'Vérifiez le mot de passe, puis les droits de cet utilisateur sur le serveur.',
      },
      'login-needs-tls': {
        what: 'Cet utilisateur doit se connecter en TLS',
        why: 'Le serveur n’accepte {{user}} que par une connexion chiffrée.',
        next: 'Choisissez une autorité de certification dans la connexion.',
      },
      'database-unknown': {
        what: 'La base « {{database}} » n’existe pas ou vous est fermée',
        why: 'Le serveur répond, mais cette base n’est pas visible pour votre utilisateur.',
        next: 'Vérifiez le nom de la base et les droits accordés.',
      },
      'right-missing': {
        what: 'Il manque un droit sur {{table}}',
        why: 'L’utilisateur de la base ne peut pas faire ce que la tâche demande : {{right}}.',
        next: 'Copiez les droits à accorder et transmettez-les à qui administre la base.',
      },
      'too-many-connections': {
        what: 'Le serveur a trop de connexions ouvertes',
        why: 'Il n’en accepte pas de nouvelle pour l’instant.',
        next: 'Réessayez dans quelques minutes.',
      },
      'server-said': {
        what: 'Le serveur a refusé',
        why: 'Il dit : {{said}}',
        next: 'Transmettez ce message à qui administre la base.',
      },
    },
  },
  en: {
    defect: {
      what: 'Something did not go as planned',
      why: 'The application has noted the incident in its log. Nothing you typed was changed.',
      next: 'Try again; if it happens once more, give the number below to the person who looks after Ouvadesk.',
      number: 'Incident {{number}}',
    },
    CUT: {
      what: 'Ouvadesk no longer answers',
      why: 'The link between this window and the application was cut. What was saved is still saved.',
      next: 'The window is trying to reconnect by itself. If nothing changes, start Ouvadesk again.',
    },
    BAD_REQUEST: {
      what: 'A value does not have the expected form',
      why: 'Nothing was changed.',
      next: 'Read the fields again, then retry.',
    },
    VAULT_LOCKED: {
      what: 'The vault is locked',
      why: 'Nothing is lost: all that was saved is still in it.',
      next: 'Open it with your passphrase.',
    },
    CONNECTION_UNKNOWN: {
      what: 'This connection no longer exists',
      why: 'It was removed in the meantime.',
      next: 'Go back to the list of connections.',
    },
    JOB_RUNNING: {
      what: 'A job is running',
      why: 'It reads what you wanted to change.',
      next: 'Wait until it ends, or stop it from “Jobs”.',
    },
    NOT_MAPPED: {
      what: 'This database is not described yet',
      why: 'Ouvadesk does not know yet in which table and columns the accounts are.',
      next: 'Describe the database, then try again.',
    },
    MAPPING_DRIFTED: {
      what: 'The database has changed since it was described',
      why: 'A table or a column that was described is no longer as it was.',
      next: 'Review the description of the database, then try again.',
    },
    NO_SENDER: {
      what: 'No sender is described on this computer',
      why: 'Ouvadesk does not know on whose behalf to write, nor through which server. Nothing was sent.',
      next: 'Describe it in the settings, “Sending of messages”, then try again.',
    },
    NO_BASE_HERE: {
      what: 'This computer has no connection to the database of this campaign',
      why: 'The campaign was prepared elsewhere, on a database that is not known here.',
      next: 'Create a connection to this database, or ask the person who prepared it.',
    },
    RIGHT_LACKING: {
      what: 'A right is lacking to write to the database',
      why: 'The user of this connection cannot do all that is planned. Nothing was written.',
      next: 'Do the dry run again: it gives the rights to grant, ready to copy.',
    },
    CANNOT_REACH: {
      what: 'The database does not answer',
      next: 'Test the connection to see at which step it stops.',
    },
    problem: {
      'name-not-found': {
        what: 'The name “{{host}}” cannot be found',
        why: 'No server has this name, or this computer has no network.',
        next: 'Check the spelling of the name and the internet connection.',
      },
      refused: {
        what: '{{host}} refuses the connection on port {{port}}',
        why: 'The machine answers, but nothing listens on this port, or a firewall closes it.',
        next: 'Check the port, and that the server is running. A database is often open to its own machine only: an SSH tunnel leads there.',
      },
      'timed-out': {
        what: '{{host}} does not answer in time',
        why: 'The server is down, very slow, or a firewall holds the messages back.',
        next: 'Try again in a moment, or ask the hosting company whether your address is allowed.',
      },
      unreachable: {
        what: '{{host}} is out of reach',
        why: 'No path leads to this server from the network you are on.',
        next: 'Check the network (wifi, VPN), then try again.',
      },
      cut: {
        what: 'The connection was cut',
        why: 'The server or the network closed the exchange half-way. What was read is kept.',
        next: 'Try again: the work goes on where it stopped.',
      },
      'not-mysql': {
        what: 'This port is not that of a MySQL or MariaDB database',
        why: 'What answers on port {{port}} speaks another language.',
        next: 'Check the port; that of MySQL is most often 3306.',
      },
      'socket-missing': {
        what: 'The file {{path}} does not exist',
        why: 'The local database is stopped, or its socket is elsewhere.',
        next: 'Start the database, or correct the path.',
      },
      'ssh-auth-refused': {
        what: 'The SSH server does not recognise {{user}}',
        why: 'The key or the password does not fit this account.',
        why_keychain: 'The keychain of the system did not give back the key or password it was entrusted with.',
        next: 'Check the user name, and that your public key has been placed on the server.',
      },
      'ssh-key-unreadable': {
        what: 'The SSH key cannot be read',
        why: 'It is not a private key in OpenSSH or PEM format.',
        why_public: 'This is the public key; the private one is needed.',
        why_missing: 'No key is kept for this connection.',
        next: 'Choose the file of the private key (often id_ed25519, without “.pub”).',
      },
      'ssh-key-needs-passphrase': {
        what: 'The SSH key is protected by a passphrase',
        why: 'It is missing, or not the right one.',
        why_wrong: 'The passphrase entered is not that of this key.',
        next: 'Enter the passphrase of the key in the connection.',
      },
      'ssh-agent-missing': {
        what: 'The SSH agent does not answer',
        why: 'No agent runs in your session, or it holds no key.',
        next: 'Start the agent and add your key to it (ssh-add), or choose a key file.',
      },
      'ssh-forward-refused': {
        what: 'The SSH server refuses to open the tunnel',
        why: 'It does not allow forwarding to {{host}} port {{port}}, or nothing listens there.',
        next: 'Ask the hosting company to allow AllowTcpForwarding for this account.',
      },
      'ssh-failed': {
        what: 'The SSH exchange did not succeed',
        why: 'The server says: {{said}}',
        next: 'Check the SSH address and port.',
      },
      'host-key-unknown': {
        what: 'This server is not known yet',
        why: 'This is the first time you connect to it. Its fingerprint is {{fingerprint}}.',
        next: 'Compare this fingerprint with the one the hosting company gives, then accept it.',
      },
      'host-key-changed': {
        what: 'The server has changed its identity',
        why: 'Its fingerprint is no longer the one you accepted. Somebody may stand between you and it.',
        next: 'Do not go on before the hosting company has confirmed that the key was replaced.',
      },
      'tls-not-offered': {
        what: 'The server does not offer an encrypted connection',
        why: 'Ouvadesk never sends a password in clear over the network.',
        next: 'Ask for TLS to be enabled, or go through an SSH tunnel.',
      },
      'tls-untrusted': {
        what: 'The certificate of the server is signed by no known authority',
        why: 'Nothing proves that this is the right server. The connection stopped before the password was sent.',
        next: 'Ask the hosting company for the file of the authority (CA) and add it to the connection.',
      },
      'tls-wrong-host': {
        what: 'The certificate is that of another server',
        why: 'It is made out for {{names}}, not for {{host}}.',
        next: 'Use the name written in the certificate, or ask for an up-to-date certificate.',
      },
      'tls-expired': {
        what: 'The certificate of the server has expired',
        why: 'Its validity is over, or the clock of this computer is wrong.',
        next: 'Ask the hosting company to renew it, and check the date of this computer.',
      },
      'tls-failed': {
        what: 'The encrypted connection could not be set up',
        why: 'The server says: {{said}}',
        next: 'Ask the hosting company which versions of TLS the server accepts.',
      },
      'tls-ca-unreadable': {
        what: 'The file of the authority (CA) cannot be read',
        why: 'It holds no certificate in PEM format.',
        next: 'Choose a file that begins with “-----BEGIN CERTIFICATE-----”.',
      },
      'login-refused': {
        what: 'The database refuses {{user}}',
        why: 'The user name, the password or the address you come from does not fit.',
        why_host: 'This user may not connect from the address where you are.',
        why_blocked: 'The server has blocked your address after too many attempts.',
        why_plugin: 'The server asks for a way to log in that Ouvadesk does not use because it is too weak.',
        why_keychain: 'The keychain of the system did not give back the password it was entrusted with.',
        next: 'Check the password, then the rights of this user on the server.',
      },
      'login-needs-tls': {
        what: 'This user must connect with TLS',
        why: 'The server accepts {{user}} only over an encrypted connection.',
        next: 'Choose a certificate authority in the connection.',
      },
      'database-unknown': {
        what: 'The database “{{database}}” does not exist or is closed to you',
        why: 'The server answers, but your user cannot see this database.',
        next: 'Check the name of the database and the rights that were granted.',
      },
      'right-missing': {
        what: 'A right is missing on {{table}}',
        why: 'The database user cannot do what the task needs: {{right}}.',
        next: 'Copy the rights to grant and hand them to whoever administers the database.',
      },
      'too-many-connections': {
        what: 'The server has too many open connections',
        why: 'It accepts no new one for now.',
        next: 'Try again in a few minutes.',
      },
      'server-said': {
        what: 'The server refused',
        why: 'It says: {{said}}',
        next: 'Hand this message to whoever administers the database.',
      },
    },
  },
};
