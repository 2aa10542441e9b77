import type { Sprite } from '../symbols/sprite';

/** Size of a tile in pixels, as a power of two. */
const POWER = 3;
const SIZE = 1 << POWER;

/** Up to this share of the tiles each stretch of them is put onto the canvas by itself. */
const FEW = 0.1;

/**
 * Pixels that are drawn from the top down, each sprite beneath what is there, so
 * that what lies deep in a crowd costs next to nothing. Only tiles that have
 * been opened take sprites. Straight alpha, as ImageData has it; processors
 * here have the lowest byte first.
 */
export class Raster {
  private readonly bytes: Uint8ClampedArray<ArrayBuffer>;
  readonly pixels: Uint32Array;
  private readonly columns: number;
  private readonly rows: number;
  /** Per tile: how many pixels it has, and through how many of them something is still seen. */
  private readonly size: Uint8Array;
  private readonly clear: Uint8Array;
  /** Per tile: whether it is open; and how many are. */
  private readonly opened: Uint8Array;
  private n = 0;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.bytes = new Uint8ClampedArray(4 * width * height);
    this.pixels = new Uint32Array(this.bytes.buffer);
    this.columns = Math.ceil(width / SIZE);
    this.rows = Math.ceil(height / SIZE);
    this.size = Uint8Array.from({ length: this.columns * this.rows }, (_, at) => {
      const [x, y] = this.corner(at);
      return Math.min(SIZE, width - x) * Math.min(SIZE, height - y);
    });
    this.clear = new Uint8Array(this.size.length);
    this.opened = new Uint8Array(this.size.length);
  }

  /** Whether there is anything to draw. */
  get open(): boolean {
    return this.n > 0;
  }

  /** Empties everything, to be drawn anew. */
  openAll(): void {
    this.pixels.fill(0);
    this.clear.set(this.size);
    this.opened.fill(1);
    this.n = this.size.length;
  }

  /** Empties the tiles that a box meets, to be drawn anew. */
  openAt(left: number, top: number, width: number, height: number): void {
    const right = this.right(left + width);
    const low = this.low(top + height);
    for (let y = Math.max(0, top >> POWER); y < low; y++) {
      for (let x = Math.max(0, left >> POWER); x < right; x++) {
        const at = y * this.columns + x;
        if (this.opened[at]) continue;
        this.opened[at] = 1;
        this.clear[at] = this.size[at]!;
        this.n++;
        const end = Math.min((x + 1) * SIZE, this.width);
        for (let row = y * SIZE; row < Math.min((y + 1) * SIZE, this.height); row++)
          this.pixels.fill(0, row * this.width + x * SIZE, row * this.width + end);
      }
    }
  }

  /** Lays a sprite with its upper left corner at a whole pixel beneath what is there. Cost: the pixels seen of it. */
  lay(sprite: Sprite, left: number, top: number): void {
    const right = this.right(left + sprite.width);
    const low = this.low(top + sprite.height);
    for (let y = Math.max(0, top >> POWER); y < low; y++) {
      for (let x = Math.max(0, left >> POWER); x < right; x++) {
        if (this.clear[y * this.columns + x]) this.layIn(x, y, sprite, left, top);
      }
    }
  }

  /** Lays what a sprite has in one tile. */
  private layIn(x: number, y: number, sprite: Sprite, left: number, top: number): void {
    const { pixels: from, width } = sprite;
    const { pixels: to } = this;
    const x0 = Math.max(left, x * SIZE);
    const n = Math.min(left + width, (x + 1) * SIZE, this.width) - x0;
    const low = Math.min(top + sprite.height, (y + 1) * SIZE, this.height);
    let closed = 0;
    for (let row = Math.max(top, y * SIZE); row < low; row++) {
      let at = row * this.width + x0;
      let source = (row - top) * width + x0 - left;
      for (const end = at + n; at < end; at++, source++) {
        const there = to[at]!;
        if (there >>> 24 === 255) continue;
        const color = there === 0 ? from[source]! : over(there, from[source]!);
        to[at] = color;
        if (color >>> 24 === 255) closed++;
      }
    }
    this.clear[y * this.columns + x]! -= closed;
  }

  /** Puts what has been opened onto a canvas of the same size, and closes it. */
  put(ctx: CanvasRenderingContext2D): void {
    const { n, opened, columns } = this;
    if (n === 0) return;
    const image = new ImageData(this.bytes, this.width);
    if (n > FEW * opened.length) ctx.putImageData(image, 0, 0);
    else {
      for (let at = opened.indexOf(1); at >= 0; at = opened.indexOf(1, at)) {
        const [x, y] = this.corner(at);
        const from = at;
        do at++;
        while (opened[at] && at % columns);
        ctx.putImageData(image, 0, 0, x, y, (at - from) * SIZE, SIZE);
      }
    }
    opened.fill(0);
    this.clear.fill(0);
    this.n = 0;
  }

  /** The first pixel of a tile. */
  private corner(at: number): [x: number, y: number] {
    const x = at % this.columns;
    return [x * SIZE, ((at - x) / this.columns) * SIZE];
  }

  /** The first column right of a pixel, and the first row below one, as far as there are any. */
  private right(x: number): number {
    return Math.min(this.columns, (x + SIZE - 1) >> POWER);
  }

  private low(y: number): number {
    return Math.min(this.rows, (y + SIZE - 1) >> POWER);
  }
}

/** One colour over another. */
export function over(color: number, ground: number): number {
  const a = color >>> 24;
  const b = ground >>> 24;
  if (b === 0) return color;
  // Shares of both in the sum, of 255 × 255.
  const own = 255 * a;
  const rest = b * (255 - a);
  const sum = own + rest;
  let out = Math.round(sum / 255);
  for (let shift = 16; shift >= 0; shift -= 8) {
    const mixed = ((color >> shift) & 255) * own + ((ground >> shift) & 255) * rest;
    out = (out << 8) | (mixed / sum + 0.5);
  }
  return out >>> 0;
}
