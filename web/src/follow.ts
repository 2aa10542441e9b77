import { Rest } from './rest';
import type { Cause } from './timeline/host';

/** Milliseconds between two steps of what follows days that play on a crowded map, or that a hand goes through on another. */
const PACE_MS = 200;

/**
 * What lies around the map follows the day: at once after a jump; in play at once or, where much is drawn, at a pace of its own;
 * under a hand at that pace or, where much is drawn, once it rests.
 */
export class Follow {
  private readonly still: Rest;
  private last = 0;

  constructor(private readonly run: (passing: boolean) => void) {
    this.still = new Rest(() => run(true));
  }

  /** Another day is shown. */
  day(cause: Cause, crowded: boolean): void {
    const play = cause === 'play';
    this.still.ask();
    const paced = crowded === play && performance.now() > this.last + PACE_MS;
    if (cause === 'jump' || (play && !crowded) || paced) this.run(cause !== 'jump');
  }

  /** Has it follow now if it waits for the hand. */
  catchUp(): void {
    if (this.still.waiting) this.run(false);
  }

  /** Forgets what waits: it has just followed. */
  done(): void {
    this.last = performance.now();
    this.still.done();
  }
}
