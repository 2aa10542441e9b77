import type { Rect } from './raster';

/** Size of a tile in pixels, as a power of two. */
const POWER = 3;
const SIZE = 1 << POWER;

/** Which parts of a raster are to be drawn anew, in square tiles. */
export class Tiles {
  private readonly columns: number;
  private readonly rows: number;
  private readonly marked: Uint8Array;
  private n = 0;

  constructor(private readonly whole: Rect) {
    this.columns = Math.ceil(whole.x1 / SIZE);
    this.rows = Math.ceil(whole.y1 / SIZE);
    this.marked = new Uint8Array(this.columns * this.rows);
  }

  /** The share of the raster that is marked. */
  get share(): number {
    return this.n / this.marked.length;
  }

  clear(): void {
    this.marked.fill(0);
    this.n = 0;
  }

  /** Marks what a box covers. */
  mark(left: number, top: number, width: number, height: number): void {
    const right = this.right(left + width);
    const low = this.low(top + height);
    for (let y = Math.max(0, top >> POWER); y < low; y++) {
      for (let x = Math.max(0, left >> POWER); x < right; x++) {
        const at = y * this.columns + x;
        this.n += 1 - this.marked[at]!;
        this.marked[at] = 1;
      }
    }
  }

  /** Whether a box meets a marked tile. */
  meets(left: number, top: number, width: number, height: number): boolean {
    const right = this.right(left + width);
    const low = this.low(top + height);
    for (let y = Math.max(0, top >> POWER); y < low; y++) {
      for (let x = Math.max(0, left >> POWER); x < right; x++) if (this.marked[y * this.columns + x]) return true;
    }
    return false;
  }

  /** Calls with each stretch of marked tiles side by side that a box meets. */
  within(left: number, top: number, width: number, height: number, call: (part: Rect) => void): void {
    const right = this.right(left + width);
    const low = this.low(top + height);
    for (let y = Math.max(0, top >> POWER); y < low; y++) {
      const row = y * this.columns;
      for (let x = Math.max(0, left >> POWER); x < right; x++) {
        if (!this.marked[row + x]) continue;
        const from = x;
        while (x < right && this.marked[row + x]) x++;
        call({
          x0: from * SIZE,
          y0: y * SIZE,
          x1: Math.min(x * SIZE, this.whole.x1),
          y1: Math.min((y + 1) * SIZE, this.whole.y1),
        });
      }
    }
  }

  /** Calls with each stretch of marked tiles side by side. */
  each(call: (part: Rect) => void): void {
    this.within(0, 0, this.whole.x1, this.whole.y1, call);
  }

  /** The first column right of a pixel, and the first row below one, as far as there are any. */
  private right(x: number): number {
    return Math.min(this.columns, (x + SIZE - 1) >> POWER);
  }

  private low(y: number): number {
    return Math.min(this.rows, (y + SIZE - 1) >> POWER);
  }
}
