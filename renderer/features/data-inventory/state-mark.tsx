import { CircleCheck, CircleDashed, CircleSlash, EyeOff } from 'lucide-react';
import type { InventoryState } from '../../../preload/contract/data-inventory.ts';

const icons = { proposed: CircleDashed, kept: CircleCheck, dismissed: CircleSlash, nothing: EyeOff } as const;

/** The shape of a state; its word stands beside it. */
export function StateMark({ state }: { state: InventoryState }) {
  const Icon = icons[state];
  return <Icon size={14} aria-hidden />;
}
