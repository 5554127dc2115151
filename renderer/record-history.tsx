import {
  type ComponentType,
  createContext,
  type LazyExoticComponent,
  type ReactNode,
  Suspense,
  useContext,
} from 'react';

export interface RecordHistoryProps {
  /** The id of the shared record. */
  record: string;
  /** Its kind, for the words of its fields. */
  kind: string;
}

/** What the feature that knows the history gives by its door. */
export type RecordHistoryPart = LazyExoticComponent<ComponentType<RecordHistoryProps>>;

const Part = createContext<RecordHistoryPart | undefined>(undefined);

/** Lets every screen behind it show the history of a record. */
export function RecordHistories({
  doors,
  children,
}: {
  doors: readonly { recordHistory?: RecordHistoryPart }[];
  children: ReactNode;
}) {
  const part = doors.find(({ recordHistory }) => recordHistory !== undefined)?.recordHistory;
  return <Part value={part}>{children}</Part>;
}

/** "Who changed what" of one record, folded until asked for: to be placed in any panel, without knowing where it comes from. */
export function RecordHistory(props: RecordHistoryProps) {
  const Shown = useContext(Part);
  return (
    Shown && (
      <Suspense>
        <Shown {...props} />
      </Suspense>
    )
  );
}
