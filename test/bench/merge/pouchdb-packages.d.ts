declare module 'pouchdb-core' {
  interface PouchClass {
    new (name: string, options: { adapter: string }): unknown;
    plugin(plugin: unknown): PouchClass;
  }
  const PouchDB: PouchClass;
  export default PouchDB;
}
declare module 'pouchdb-adapter-memory' {
  const plugin: unknown;
  export default plugin;
}
declare module 'pouchdb-replication' {
  const plugin: unknown;
  export default plugin;
}
