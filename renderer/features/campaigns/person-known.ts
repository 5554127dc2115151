import type { Campaign, Delivery, Person } from '../../../preload/contract/campaigns.ts';

/** A person with all messages, the latest last. */
export type PersonKnown = Person & { deliveries: Delivery[] };

export interface OfPerson {
  campaign: Campaign;
  person: PersonKnown;
}
