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
  backup: {
    title: 'Back up, restore, hand over',
    intro:
      'The vault is on this computer only. A backup makes an encrypted file of it, to be kept elsewhere: a USB stick, another computer.',
    points: {
      a: '“Back up the vault”, in the settings, writes an “.ouvadesk” file. The passphrase of the vault opens it, and nothing else does.',
      b: '“Restore a backup”, at the first start or before the locked vault, checks all of the file before it is put in place. A vault that is there already is set aside, never deleted.',
      c: 'A backup opens with the passphrase of the day it was made: changing the passphrase does not change it.',
      d: 'For the person who takes over from you, “Prepare a hand-over” writes a file under another passphrase, without your keys and your connection passwords. Say the passphrase by voice.',
      e: '“Jobs”, at the bottom left, shows what is running and what became of past jobs. One that was interrupted when Ouvadesk was stopped is there, with the way to go on.',
    },
    outro: 'The settings say how old the last backup is, and remind you after 30 days.',
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
  calendar: {
    title: 'Writing to members',
    intro:
      'The calendar of sends tells when members can be written to. It holds for every screen and for the whole team.',
    points: {
      a: 'A quiet period is a time in which nothing is sent: the vote of an AG, for instance. It has a name, a first and a last day, and a reason.',
      b: 'The cap tells how many messages one person may receive, and in how many days.',
      c: 'A send that would fall into a quiet period, or go beyond the cap, is refused with the first possible day.',
      d: 'Pick a day to know whether one can write on it. Arrows go from day to day, Page up and Page down from month to month.',
    },
    outro: 'A period that was deleted can be restored. “Who changed what” shows every edit.',
  },
  campaigns: {
    title: 'Campaigns',
    intro:
      'A campaign writes to the members whose password is to be reviewed, reminds them, and sees what has changed.',
    steps: {
      a: 'Prepare it from an audit: which systems, which reasons, which messages and after how many days.',
      b: 'Read the messages again, see them as each person will receive them, and send yourself a test.',
      c: 'Start sending. It follows the chosen hours and the limit, and the calendar of sends.',
      d: 'Run an audit again: it alone says who has changed. Messages stop for these people.',
    },
    points: {
      a: 'A person receives one message only, even for several accounts. Nobody receives it twice, even if two volunteers send together.',
      b: '“To reach” gathers those to whom nobody can write: to be called, or by post.',
      c: '“To be confirmed”: everything stopped while this message was being sent. It does not leave again by itself; say whether it arrived.',
      d: 'The report holds numbers only. It is printed and exported.',
      e: 'The sender is described once for each computer, in the settings, “Sending of messages”. Its test goes all the way and sends nothing.',
      f: '“Impose the change” comes last: a dry run shows every row, and it can be undone for the time chosen.',
    },
    outro: 'No message holds a link or a password.',
  },
  inventory: {
    title: 'The inventory and the register',
    intro:
      'Ouvadesk reads names, types and a sample of values, and proposes the columns that hold personal data, with its reasons. No value is kept in the clear.',
    points: {
      a: 'Keep (a), dismiss (r), or change the category; several columns at once if you pick them.',
      b: 'The next scan says what is new, changed or gone.',
      c: 'What is kept feeds the “Register of processing”, which you review, complete and export.',
    },
    outro: 'The inventory changes nothing in Ouvadmin.',
  },
  encryption: {
    title: 'Encrypting columns',
    intro:
      'Passwords become hashes, and personal data encrypted values, while Ouvadmin works. Nothing switches and nothing is erased without your decision.',
    steps: {
      a: 'Make the inventory, then, in “Encryption”, decide on each column: encrypt, replace by a hash, purge, or leave in clear with a reason.',
      b: 'Read the preview: rows, measured time, SQL, rights to ask for, what will no longer work. For passwords, make the audit first.',
      c: '“Begin” prepares the table, fills the protected column and verifies it. Ouvadmin reads and writes as before.',
      d: 'Deliver the keys to the server of Ouvadmin, and change its program: the panel shows the PHP before and after.',
      e: '“Switch” refuses from then on programs that write clear text. One can still go back.',
      f: '“Erase the clear text” has no way back: recovery must have been rehearsed, and the name of the column is typed. Then tick what is left to do outside of the table.',
    },
    points: {
      a: '“Keys” says who can read which column. Taking a key away does not erase what was read: change the key afterwards.',
      b: '“Health” says whether each column is still protected, and when it will be verified.',
      c: '“Right of access” reads the data of a person who asks. Each reading is entered in the register; nothing of it stays on the screen.',
    },
    outro:
      'Work that was interrupted goes on where it stopped. Two computers cannot work on a column at once; the second follows the work of the first.',
  },
  retention: {
    title: 'Keeping, then purging',
    intro: 'A rule says which table follows which period, and what goes.',
    points: {
      a: '“See what would go” reads the database and writes nothing: how many rows, which stay and why, the statements.',
      b: 'To purge, type the number of rows. What goes is kept encrypted, and you can go back for the time set under “Periods” (30 days at first); then all is destroyed.',
      c: 'A hold wins over every period.',
      d: 'Each purge that has ended gives a certificate, without personal data.',
    },
    outro: 'Each period tells its source and the day on which it was last read: read it again once a year.',
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
  register: {
    title: 'The register',
    intro:
      'The register tells who did what, and when: audits, exports, sends, backups, volunteers who were admitted or removed.',
    points: {
      a: 'A line is entered by itself at the end of each job, even one that was stopped or interrupted. No screen changes it.',
      b: 'Search a word, filter by kind, by person or by date. The address keeps the filter.',
      c: 'It is exported for a purpose: data protection, a report that names nobody, an incident.',
      d: 'If a line had been changed by another way, it would say so, and so would its history.',
    },
    outro: 'Lines about exports are taken away after 12 months; the others stay.',
  },
  team: {
    title: 'Working with others',
    intro:
      'Each volunteer works on a computer of their own, even without a network. An encrypted journal, in a database apart on the server, carries the edits from one to the others. The server cannot read it.',
    steps: {
      a: 'A first person founds the team in “Volunteers”: connection, name of the database, SQL to run or to hand over.',
      b: 'They invite each person: a code or a file, and the rights to ask for on the server.',
      c: 'The person invited chooses “Join a team”, pastes the code and sends the request.',
      d: 'Both call each other and read their fingerprints aloud. If all eight groups are the same, the request is admitted.',
    },
    points: {
      a: 'At the foot of the bar on the left: up to date, how much is left to send, offline since when. A click shows the details.',
      b: 'Exchanges happen by themselves, after an edit and every few minutes. “Sync now” does not wait.',
      c: 'If two people change the same thing without having read each other, both values are shown, and one click chooses. The other stays in the history.',
      d: '“Who changed what” stands under each shared record.',
    },
    outro:
      'Removing somebody changes the key for what follows. What they had already received stays with them, and their login to the server is closed apart.',
  },
  keys: {
    title: 'Keys and recovery',
    intro:
      'The key of the team opens everything that is shared. It is in the vault of each volunteer, and nowhere in clear. If all computers were lost, so would it be: hence the recovery sheets.',
    steps: {
      a: 'Choose who holds a sheet, and how many are needed together: three out of five, for example.',
      b: 'Print them at once. They are kept nowhere, and will not be shown again.',
      c: 'Read one back from paper: the set is put in force.',
      d: 'Once a year, gather enough sheets and do a rehearsal.',
    },
    points: {
      a: 'One sheet alone opens nothing. Keep them in different places, take no picture of them.',
      b: 'When somebody who holds one goes away, make a new set: the old one is worth nothing for what follows.',
      c: 'To recover a team: “Volunteers”, “Recover a lost team”, then the sheets one by one.',
    },
    outro: 'Your passphrase is on no sheet: it opens your vault only.',
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
