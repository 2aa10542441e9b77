import type { Day } from '../days';

/** A stretch in pixels: left edge and width. */
export interface Room {
  x: number;
  w: number;
}

/** Lays an element over a stretch, never too narrow to be seen. */
export function layOver(element: HTMLElement, { x, w }: Room): void {
  element.style.left = `${x}px`;
  element.style.width = `${Math.max(2, w)}px`;
}

/** A linear scale of whole days over a width in pixels; time runs with the reading direction. */
export class Scale {
  /** Width of one day. */
  readonly col: number;

  constructor(
    readonly from: Day,
    readonly to: Day,
    readonly width: number,
    readonly rtl: boolean,
  ) {
    this.col = width / (to - from + 1);
  }

  /** The columns from day a to day b, both included. */
  span(a: Day, b: Day): Room {
    const w = (b - a + 1) * this.col;
    const start = (a - this.from) * this.col;
    return { x: this.rtl ? this.width - start - w : start, w };
  }

  /** Middle of a day's column. */
  middle(day: Day): number {
    const { x, w } = this.span(day, day);
    return x + w / 2;
  }

  /** The day under a point, held to the scale's own days. */
  dayAt(x: number): Day {
    const along = Math.floor((this.rtl ? this.width - x : x) / this.col);
    return Math.min(this.to, Math.max(this.from, this.from + along));
  }

  sees(day: Day): boolean {
    return day >= this.from && day <= this.to;
  }

  /** Days that share one bar, so that no bar is narrower than 3 px: a day, a week or 30 days and their multiples. */
  get bin(): number {
    if (this.col >= 3) return 1;
    if (this.col * 7 >= 3) return 7;
    return 30 * Math.ceil(3 / (this.col * 30));
  }
}
