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

/** A file that the volunteer gives. `upload` is the one-time address at which the browser shell takes it; it stands at `path` after. */
export interface OpenSource {
  readonly path: string;
  readonly upload?: string;
  /** Files chosen at the same time, where several may be. */
  readonly others?: readonly string[];
}

/** `also`: other extensions that will do. `several`: more than one file may be chosen, in shells that can. */
export interface OpenChoice {
  readonly also?: readonly string[];
  readonly several?: boolean;
}

/** What the shell does for the features. The desktop shell asks by native dialogs, the browser shell by downloads. */
export interface ShellPowers {
  readonly kind: 'desktop' | 'browser';
  /** Asks where to save; undefined when the volunteer thought better of it. */
  chooseSaveTarget(suggestedName: string): Promise<SaveTarget | undefined>;
  /** Drops a target whose file will not come (failed or cancelled export). */
  abandonSaveTarget(target: SaveTarget): Promise<void>;
  /** Asks for a file with this extension ("ouvadesk"); undefined when the volunteer thought better of it. */
  chooseOpenSource(extension: string, choice?: OpenChoice): Promise<OpenSource | undefined>;
  /** The file is not needed any more: a copy that the shell holds is deleted, the volunteer's own is left alone. */
  releaseOpenSource(source: OpenSource): Promise<void>;
}
