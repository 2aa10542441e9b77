/** Does something again and again while it is asked for, at most so often, and once more at the end. */
export class Pace {
  private timer = 0;
  private last = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly ms: number,
    private readonly run: () => void,
  ) {}

  ask(): void {
    if (this.timer) return;
    const wait = Math.max(0, this.last + this.ms - performance.now());
    this.timer = window.setTimeout(() => {
      this.timer = 0;
      this.last = performance.now();
      this.run();
    }, wait);
  }

  /** Forgets what was asked for: it has just been done. */
  done(): void {
    clearTimeout(this.timer);
    this.timer = 0;
    this.last = performance.now();
  }
}
