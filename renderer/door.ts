import type { QueryClient } from '@tanstack/react-query';
import type { LucideIcon } from 'lucide-react';
import type { ComponentType, LazyExoticComponent } from 'react';
import type { RecordHistoryPart } from './record-history.tsx';
import type { KindsOf } from './record-kinds.tsx';
import type { Sentences } from './words.ts';

export type Screen = LazyExoticComponent<ComponentType>;

/** Something that can be done or gone to by its name, in the palette. */
export interface Command {
  name: string;
  /** A quiet word on its right: what kind of thing it is. */
  hint?: string;
  icon?: LucideIcon;
  to?: string;
  run?: () => void;
}

/** How a feature enters the window: app.tsx holds the list of doors, one line a feature. Screens are loaded when first shown. */
export interface Door {
  /** wouter patterns; the first that fits is shown. */
  routes?: { path: string; screen: Screen }[];
  /** Its line in the rail; at the foot, an icon. `also` is an address that belongs to it. */
  entry?: { to: string; icon: LucideIcon; name: (words: Sentences) => string; place?: 'foot'; also?: string };
  /** Its parts of the settings page, in the order of the doors. */
  settings?: { key: string; section: Screen }[];
  /** What the palette offers besides the entry. */
  commands?: (words: Sentences, queries: QueryClient) => Command[];
  /** What the palette finds by name, asked when it opens (connections, audits). */
  find?: (words: Sentences) => Promise<Command[]>;
  /** How the kinds of records that it shares are spoken of, in conflicts and histories. */
  kinds?: KindsOf;
  /** The history of a shared record, which any screen may show (record-history.tsx). */
  recordHistory?: RecordHistoryPart;
}
