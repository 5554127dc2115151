import { implement } from '@orpc/server';
import { contract } from '../../../preload/contract/index.ts';
import type { ContactCalendar } from './contact-calendar.ts';

/** Joins the contract of the contact calendar to its deeds; `use` throws VAULT_LOCKED while no vault is open. */
export function contactCalendarRouter(use: () => ContactCalendar) {
  const os = implement(contract.contactCalendar);
  return os.router({
    watch: os.watch.handler(({ input, signal }) => use().watch(input.wanted, signal)),
    addPeriod: os.addPeriod.handler(({ input }) => use().addPeriod(input)),
    changePeriod: os.changePeriod.handler(({ input }) => use().changePeriod(input)),
    removePeriod: os.removePeriod.handler(({ input }) => use().removePeriod(input.id)),
    restorePeriod: os.restorePeriod.handler(({ input }) => use().restorePeriod(input.id)),
    setCap: os.setCap.handler(({ input }) => use().setCap(input)),
  });
}
