import type { DeliveryState, StepKind, Unreachable } from '../../../../preload/contract/campaigns.ts';

/** The latest attempt at one step. */
export interface Message {
  readonly step: string;
  readonly kind: StepKind;
  readonly state: DeliveryState;
  /** The day in Paris on which it went out, or was to. */
  readonly day: string;
}

/** What decides where a person stands and what comes next. */
export interface PersonFacts {
  /** Why nobody ever could write there. */
  readonly unusable: Extract<Unreachable, 'no-address' | 'bad-address'> | undefined;
  /** Why nobody must write there any more. */
  readonly marked: Extract<Unreachable, 'refused' | 'bounced'> | undefined;
  /** The last day of an exception. */
  readonly exceptedUntil: string | undefined;
  /** How many accounts: `left` are as they were audited. */
  readonly accounts: {
    readonly left: number;
    readonly verified: number;
    readonly weakAgain: number;
    readonly gone: number;
    readonly imposed: number;
  };
  readonly messages: readonly Message[];
}
