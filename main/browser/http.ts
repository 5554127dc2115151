/**
 * node:http as it is, not by import: that would read every getter of it, among them those that load a whole HTTP client,
 * and cost 30 ms before the address can be told.
 */
export const { createServer, STATUS_CODES } = process.getBuiltinModule('node:http');
