/** The addresses of the two screens, and those of others that they lead to. */
export const places = {
  here: '/data-inventory',
  register: '/data-inventory/register',
  encryption: '/column-encryption',
  connections: '/connections',
} as const;

/** The plan of a column, on the screen of encryption. */
export const planOf = (base: string, table: string, column: string) =>
  `${places.encryption}?${new URLSearchParams({ base, open: `${table}.${column}` })}`;
