// Schemas are read, not compiled: the policy of the page forbids making code from text, and zod's trying it would be
// reported as a violation. A classic script, because it must run before any module that holds a schema, and bundles
// keep no order between their chunks.
globalThis.__zod_globalConfig = { jitless: true };
