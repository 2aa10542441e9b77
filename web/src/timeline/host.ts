import type { Day } from '../days';
import type { Atlas, Stretch } from '../state/atlas';
import type { Words } from '../words';
import type { Inks } from './pen';

/** How a day came to be shown. */
export type Cause = 'jump' | 'scrub' | 'play';

/** What the timeline needs of the page. */
export interface TimelineHost {
  atlas: Atlas;
  words: Words;
  rtl: boolean;
  reduced: boolean;
  first: Day;
  last: Day;
  sans: () => string;
  inks: () => Inks;
  /** Shows a day; under play, changes since `since` carry the ring too. */
  onDay(day: Day, cause: Cause, since?: Day): void;
  /** Compares two evenings; null goes back to one. */
  onRange(range: Stretch | null, cause: Cause): void;
  /** The scrub or play has come to rest. */
  onRest(): void;
  inView(place: number): boolean;
  /** The map's view; another object when it shows another part. */
  view(): unknown;
}
