/** The guide in English; the same chapters as in French. */
export const guide = {
  start: {
    title: 'First steps',
    intro:
      'Ouvadesk helps to find the accounts whose password is too weak, then to report on them. It changes nothing in Ouvadmin.',
    steps: {
      a: 'Open the demonstration, or create your vault with a passphrase.',
      b: 'Create a connection to the database of Ouvadmin, and test it. The demonstration has its own already.',
      c: 'Describe the database: which tables, which columns. A proposal is made.',
      d: 'Start the audit in “Passwords”.',
      e: 'Read the verdicts, filter, then export the list that is useful.',
    },
    outro: 'Ctrl+K finds everything by its name. The key ? shows the keys of the page.',
  },
  vault: {
    title: 'The vault',
    intro: 'All that Ouvadesk keeps is in one encrypted file, your vault. The passphrase is its only key.',
    points: {
      a: 'Choose at least 15 characters. Four or five words that have nothing to do with each other are easy to remember.',
      b: 'Nobody can recover a forgotten passphrase. One would have to make a new vault, and a new audit.',
      c: '“Remember on this computer” gives the key to the keychain of the system: keep it for a computer that only you open.',
      d: 'The vault closes after a time without activity, but waits for work that is running. “Lock” stops that work, which can be resumed.',
    },
    outro: 'Before each change of version a copy of the vault is made beside it.',
  },
  connection: {
    title: 'The connection to Ouvadmin',
    intro:
      'Ask the hosting company for a database user that can only read. The connection screen shows the GRANT statements to hand over. They look like this:',
    code: "CREATE USER 'ouvadesk'@'%' IDENTIFIED BY '…' REQUIRE SSL;\nGRANT SELECT (id, login, email, password)\n  ON ouvadmin.accounts TO 'ouvadesk'@'%';",
    points: {
      a: 'With TLS, give the authority that signed the certificate of the server if it is not a known one. Verification cannot be skipped.',
      b: 'Through an SSH tunnel, the fingerprint of the server is shown the first time. Compare it with the one the hosting company gives you by another way.',
      c: 'If the fingerprint changes later, the connection is refused. Ask why before you accept the new one.',
      d: '“Test the connection” shows each step, the one that fails, and what to do.',
    },
    outro:
      'The passwords of connections stay in the keychain of the system or in the vault. They never come back to the screen.',
  },
  mapping: {
    title: 'The description of the database',
    intro:
      'Ouvadesk does not know the tables of Ouvadmin beforehand. The description says where each thing is, for accounts, mailboxes, FTP accesses and databases.',
    points: {
      a: 'The identifier and the password are needed. The name, the address and the dates make the verdicts more exact.',
      b: 'The sample is masked. Of a password only its form is shown: in clear, hashed, and how.',
      c: 'If a table changes, the audit does not begin and says what changed.',
    },
    outro: 'Each saved description is kept. An interrupted audit goes on by the one it began with.',
  },
  audit: {
    title: 'The audit',
    intro: 'The audit reads the accounts one by one, judges each password in memory and forgets it at once.',
    points: {
      a: 'You can leave the page: the audit goes on. It can be stopped, then resumed where it stood.',
      b: 'If the network is cut, the verdicts given are kept. “Resume” goes on with the next account.',
      c: 'The rule of each system is chosen at the start. “Slows down repeated tries” tells whether the system blocks whoever is wrong too often.',
      d: 'Guesses against bcrypt are slow, that is what it is for. The time shown is the longest possible.',
    },
    outro: 'Another audit shows what changed since the one before, without the old password having been kept.',
  },
  verdicts: {
    title: 'Reading the verdicts',
    intro: 'A verdict is about a password, never about a person.',
    points: {
      a: '“To review”: at least one reason. The panel on the right explains each, in a sentence that you can use in a message.',
      b: '“Conforming”: the rule is followed and no examination found a weakness.',
      c: '“Not found”: the password is hashed and our guesses did not open it. This does not say that it is strong.',
      d: '“Without a password”: nothing is recorded. “Empty” is something else: an empty password, to be reviewed.',
      e: '“Shared”: several accounts have the same one.',
    },
    outro: 'The simulation shows how many accounts would be to review under another rule: CNIL, ANSSI, NIST, OWASP.',
  },
  exports: {
    title: 'Exporting',
    intro: 'An export begins with its purpose: only the useful columns are offered.',
    points: {
      a: 'What is selected in the table is what is exported. If nothing is, all rows of the filters are.',
      b: 'ODS for LibreOffice, XLSX for Excel, CSV for the rest. Identifiers keep their zeros.',
      c: 'Each file carries a day of deletion. The journal of exports reminds you of those to delete.',
      d: 'Send these files by a safe way, and only to those who need them: they name people.',
    },
    outro: 'No export holds a password, neither hashed nor masked.',
  },
  kept: {
    title: 'What is kept, and what is not',
    intro: 'Kept, in the encrypted vault of this computer:',
    points: {
      a: 'the verdict and its reasons, the length by band, the kinds of characters, the rule, the date;',
      b: 'the identifier, name and address of the accounts, to recognise them;',
      c: 'the connections, the descriptions of databases, the journal of exports.',
    },
    outro:
      'Never kept, shown, exported or written to a log: a password, a hashed password, or anything from which to find it. Offline, the screens show the latest audit and say of when it is.',
  },
};
