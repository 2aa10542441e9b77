import type { Rect } from './raster';

/** Size of a tile in pixels, as a power of two. */
const POWER = 5;
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

  /** Marks what a box covers. */
  mark(box: Rect): void {
    const { x0, y0, x1, y1 } = this.around(box);
    for (let y = y0; y < y1; y++) {
      for (let x = x0; x < x1; x++) {
        if (this.marked[y * this.columns + x]) continue;
        this.marked[y * this.columns + x] = 1;
        this.n++;
      }
    }
  }

  /** Calls with each stretch of marked tiles side by side that a box meets. */
  meet(box: Rect, call: (part: Rect) => void): void {
    const { x0, y0, x1, y1 } = this.around(box);
    for (let y = y0; y < y1; y++) {
      for (let x = x0; x < x1; x++) {
        if (!this.marked[y * this.columns + x]) continue;
        const from = x;
        while (x < x1 && this.marked[y * this.columns + x]) x++;
        call({
          x0: from * SIZE,
          y0: y * SIZE,
          x1: Math.min(x * SIZE, this.whole.x1),
          y1: Math.min((y + 1) * SIZE, this.whole.y1),
        });
      }
    }
  }

  clear(): void {
    if (this.n) this.marked.fill(0);
    this.n = 0;
  }

  /** A box in tiles, as far as there are any. */
  private around({ x0, y0, x1, y1 }: Rect): Rect {
    return {
      x0: Math.max(0, x0 >> POWER),
      y0: Math.max(0, y0 >> POWER),
      x1: Math.min(this.columns, (x1 + SIZE - 1) >> POWER),
      y1: Math.min(this.rows, (y1 + SIZE - 1) >> POWER),
    };
  }
}
