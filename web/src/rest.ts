/** What moves a day under a hand: each of them puts off the rest. */
const HAND = ['input', 'pointermove'];

/** Milliseconds after which a hand on the day counts as resting. */
const STILL_MS = 140;

/** Does something once the reader's hand rests, a moment after what was asked for last. */
export class Rest {
  private timer = 0;
  private frame = 0;

  constructor(private readonly run: () => void) {
    const again = (e: Event) => {
      if (this.waiting && (e as PointerEvent).buttons !== 0) this.ask();
    };
    for (const event of HAND) addEventListener(event, again, { capture: true, passive: true });
  }

  get waiting(): boolean {
    return this.timer !== 0 || this.frame !== 0;
  }

  ask(): void {
    this.done();
    this.timer = window.setTimeout(() => {
      this.timer = 0;
      // What the hand has done meanwhile is told with the next frame, before it is drawn.
      this.frame = requestAnimationFrame(() => {
        this.frame = 0;
        this.run();
      });
    }, STILL_MS);
  }

  /** Forgets what was asked for: it has just been done. */
  done(): void {
    clearTimeout(this.timer);
    cancelAnimationFrame(this.frame);
    this.timer = this.frame = 0;
  }
}
