/** The operating system's keychain. Accounts are plain names; values never reach a log or the renderer. */
export interface Keychain {
  readonly provider: 'keytar' | 'keyring';
  get(account: string): Promise<string | undefined>;
  set(account: string, value: string): Promise<void>;
  delete(account: string): Promise<void>;
}

/** Where an export goes. `download` is the one-time address under which the browser shell hands the file over. */
export interface SaveTarget {
  readonly path: string;
  readonly download?: string;
}

/** What the shell does for the features. The desktop shell asks by native dialogs, the browser shell by downloads. */
export interface ShellPowers {
  readonly kind: 'desktop' | 'browser';
  /** Asks where to save; undefined when the volunteer thought better of it. */
  chooseSaveTarget(suggestedName: string): Promise<SaveTarget | undefined>;
  /** Drops a target whose file will not come (failed or cancelled export). */
  abandonSaveTarget(target: SaveTarget): Promise<void>;
}
