import type { Look } from '../state/look';

/** What the map draws of a day, or of two that are compared. */
export interface DayState {
  look: (place: number) => Look;
  /** Places that changed hands or fighting on the day: they carry the ring. */
  changed: ReadonlySet<number>;
  /** Places with any change or event on the day: they show at every zoom. */
  shown: ReadonlySet<number>;
  /** What a filter leaves out. */
  hides?: (place: number) => boolean;
  /** Where two evenings are compared: what a changed place was like on the first. Unchanged ones are drawn small. */
  former?: (place: number) => Look | null;
}

/** Before the history is there no place is drawn: an empty ring would say "no report". */
export const NOTHING: DayState = {
  look: () => ({ status: 'unknown', actors: [], core: 0, approximate: false }),
  changed: new Set(),
  shown: new Set(),
};
