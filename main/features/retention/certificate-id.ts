/** One a run. Ids of records are one room: that of the run itself is taken. */
export const certificateId = (run: string): string => `${run.slice(0, 14)}8${run.slice(15)}`;
