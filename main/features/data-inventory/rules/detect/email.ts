const address =
  /^[^\s@<>"(),;:[\]\\]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*\.[a-z]{2,24}$/i;
/** As a header of a message has them: "Jeanne <jeanne@exemple.fr>, luc@exemple.fr". */
const one = /^(?:[^<>@,;]*<[^\s@<>]+@[a-z0-9.-]+\.[a-z]{2,24}>|[^\s@<>,;]+@[a-z0-9.-]+\.[a-z]{2,24})$/i;
const inside = /(?<![\w.@/-])[\w.+%-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}(?![\w-])/i;

/** An e-mail address, or a list of them as headers have it. A message id, which stands in angle brackets, is none. */
export function isEmail(value: string): boolean {
  const text = value.trim();
  if (address.test(text)) return true;
  if (!text.includes('@') || text.startsWith('<') || text.length > 2_000) return false;
  return text.split(/[,;]/).every((part) => one.test(part.trim()));
}

/** Whether an address stands somewhere in a text. A message id alone looks like one and is none. */
export const holdsEmail = (value: string): boolean =>
  value.includes('@') && !/^<\S+>$/.test(value) && inside.test(value);
