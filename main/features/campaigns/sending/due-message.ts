import type { StepKind } from '../../../../preload/contract/campaigns.ts';

/** One message to one person that may go out now. `campaign`, `step` and `person` are ids; `address` is as it will be written to. */
export interface DueMessage {
  readonly campaign: string;
  readonly campaignName: string;
  readonly step: string;
  readonly kind: StepKind;
  readonly person: string;
  /** 1, and one more each time a volunteer sends it again. */
  readonly attempt: number;
  readonly address: string;
}
