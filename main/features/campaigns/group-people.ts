import { fold } from '../../shared/fold-text.ts';
import type { AuditedAccount } from './campaigns-deps.ts';
import type { AccountRow, PersonRow } from './people-rows.ts';
import { toBits } from './reason-bits.ts';
import { flatName, judgeAddress } from './rules/usable-address.ts';
import { shortId } from './stable-id.ts';

interface Growing extends Omit<PersonRow, 'accounts'> {
  readonly accounts: AccountRow[];
}

/**
 * Makes people of accounts, which come in pages: a usable address is one person, however many accounts it has and however
 * it is spelt; without one, each holder with each identifier is. The same person has the same id in every campaign.
 */
export function openGrouping() {
  const people = new Map<string, Growing>();

  function personOf(account: AuditedAccount): Growing {
    const judged = judgeAddress(account.email);
    const name = flatName(account.holder);
    const usable = judged.kind === 'usable';
    const id = usable
      ? shortId('address', judged.contact)
      : shortId('holder', fold(name), account.accountId, name === '' ? account.system : '');
    const known = people.get(id);
    if (!known) {
      const contact = usable ? judged.contact : '';
      const made: Growing = {
        id,
        name,
        address: flatName(account.email),
        contact,
        unusable: usable ? null : judged.kind,
        accounts: [],
      };
      people.set(id, made);
      return made;
    }
    // An address of a firm, say: greeting one of its people would be wrong.
    if (known.name !== '' && name !== '' && fold(known.name) !== fold(name)) {
      const nameless = { ...known, name: '' };
      people.set(id, nameless);
      several.add(id);
      return nameless;
    }
    if (known.name === '' && name !== '' && !several.has(id)) {
      const named = { ...known, name };
      people.set(id, named);
      return named;
    }
    return known;
  }
  /** Those of several names. */
  const several = new Set<string>();

  return {
    add(accounts: readonly AuditedAccount[]): void {
      for (const account of accounts)
        personOf(account).accounts.push({
          system: account.system,
          sourceKey: account.sourceKey,
          accountId: account.accountId,
          login: account.login,
          reasons: toBits(account.reasons),
        });
    },
    people: (): readonly PersonRow[] => [...people.values()],
  };
}
