import { Pace } from './pace';
import { Rest } from './rest';
import type { Cause } from './timeline/host';

/** Milliseconds between two steps while the days of a crowded map play. */
const PACE_MS = 300;
/** Milliseconds after which a hand on the day counts as resting. */
const STILL_MS = 140;

/** What lies around the map follows the day: at once after a jump, at a pace of its own in play, under a hand once that rests. */
export class Follow {
  private readonly pace: Pace;
  private readonly still: Rest;

  constructor(private readonly run: (passing: boolean) => void) {
    this.pace = new Pace(PACE_MS, () => run(true));
    this.still = new Rest(STILL_MS, () => run(true));
  }

  /** Another day is shown. */
  day(cause: Cause, crowded: boolean): void {
    if (cause === 'scrub') this.still.ask();
    else if (cause === 'play' && crowded) this.pace.ask();
    else this.run(cause === 'play');
  }

  /** Has it follow now if it waits for the hand. */
  catchUp(): void {
    if (this.still.waiting) this.run(false);
  }

  /** Forgets what waits: it has just followed. */
  done(): void {
    this.pace.done();
    this.still.done();
  }
}
