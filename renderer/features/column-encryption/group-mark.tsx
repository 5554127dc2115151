import {
  CircleCheck,
  CircleDashed,
  CircleDot,
  CircleHelp,
  CircleMinus,
  LoaderCircle,
  type LucideIcon,
  ShieldCheck,
  TriangleAlert,
} from 'lucide-react';
import c from './column-encryption.module.css';
import type { Group } from './column-lines.ts';

const icons: Record<Group, LucideIcon> = {
  undecided: CircleHelp,
  trouble: TriangleAlert,
  ready: CircleCheck,
  working: LoaderCircle,
  planned: CircleDashed,
  switched: CircleDot,
  contracted: ShieldCheck,
  left: CircleMinus,
};

/** The shape of a group; its word stands beside it. */
export function GroupMark({ group, size = 14 }: { group: Group; size?: number }) {
  const Icon = icons[group];
  return <Icon className={c.mark} data-group={group} size={size} aria-hidden />;
}
