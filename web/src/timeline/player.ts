import type { Day } from '../days';

/** Days per second of each speed; `change` jumps from change to change. */
export const SPEEDS = { change: 0, week: 7, month: 30, quarter: 91, year: 365 } as const;
export type Speed = keyof typeof SPEEDS;

const TICKS_PER_SECOND = 7;
const CHANGE_MS = 1100;
/** Longer stretches without change or report are skipped. */
const EMPTY_DAYS = 10;

export interface PlayerHost {
  day(): Day;
  last(): Day;
  /** The next day on which anything is reported or changes, or null. */
  nextFilled(day: Day): Day | null;
  nextChange(day: Day): Day | null;
  show(day: Day, since: Day): void;
  stateChanged(playing: boolean): void;
}

/** Plays the days by time, not by frame; under reduced motion one step a second. */
export class Player {
  speed: Speed = 'week';
  private timer = 0;

  constructor(
    private readonly host: PlayerHost,
    private readonly reduced: boolean,
  ) {}

  get playing(): boolean {
    return this.timer !== 0;
  }

  toggle(): void {
    if (this.playing) this.stop();
    else this.start();
  }

  start(): void {
    const ms = this.speed === 'change' ? CHANGE_MS : this.reduced ? 1000 : 1000 / TICKS_PER_SECOND;
    clearInterval(this.timer);
    this.timer = window.setInterval(() => this.tick(), ms);
    this.host.stateChanged(true);
  }

  stop(): void {
    if (!this.playing) return;
    clearInterval(this.timer);
    this.timer = 0;
    this.host.stateChanged(false);
  }

  /** Takes over a new speed without stopping. */
  setSpeed(speed: Speed): void {
    this.speed = speed;
    if (this.playing) this.start();
  }

  private tick(): void {
    const day = this.host.day();
    const next = this.speed === 'change' ? this.host.nextChange(day) : this.nextByTime(day);
    if (next !== null && next <= this.host.last()) this.host.show(next, day + 1);
    if (next === null || next >= this.host.last()) this.stop();
  }

  private nextByTime(day: Day): Day | null {
    const filled = this.host.nextFilled(day);
    if (filled === null) return null;
    const rate = SPEEDS[this.speed];
    const step = this.reduced ? rate : Math.max(1, Math.round(rate / TICKS_PER_SECOND));
    return filled - day > Math.max(EMPTY_DAYS, step) ? filled : day + step;
  }
}
