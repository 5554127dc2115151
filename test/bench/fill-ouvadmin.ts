import Database from 'better-sqlite3';
import { demonstrationAccounts } from '../../main/database/demonstration/accounts.ts';

/** Makes an Ouvadmin of one table of clear passwords: node fill-ouvadmin.ts <file> <accounts>. */
const [file = '', accounts = '0'] = process.argv.slice(2);
const db = new Database(file);
db.exec('CREATE TABLE comptes (id TEXT PRIMARY KEY, login TEXT, email TEXT, name TEXT, password TEXT, changed TEXT)');
const insert = db.prepare('INSERT INTO comptes VALUES (?, ?, ?, ?, ?, ?)');
let number = 0;
db.transaction(() => {
  for (const { login, email, name, password, changedOn } of demonstrationAccounts(7, Number(accounts))) {
    number += 1;
    insert.run(String(number).padStart(6, '0'), login, email, name, password, changedOn);
  }
})();
db.close();
