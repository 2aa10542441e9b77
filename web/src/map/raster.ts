import type { Sprite } from '../symbols/sprite';

/** A rectangle of device pixels: from, and up to without. */
export interface Rect {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/**
 * Pixels that sprites are laid upon, and of which any part can be put onto a
 * canvas. Straight alpha, as ImageData has it; processors here have the lowest byte first.
 */
export class Raster {
  readonly pixels: Uint32Array;
  readonly whole: Rect;

  constructor(
    readonly width: number,
    readonly height: number,
    private readonly bytes = new Uint8ClampedArray(4 * width * height),
  ) {
    this.pixels = new Uint32Array(bytes.buffer);
    this.whole = { x0: 0, y0: 0, x1: width, y1: height };
  }

  /** What stands on a canvas. */
  static of(ctx: CanvasRenderingContext2D): Raster {
    const { width, height } = ctx.canvas;
    return new Raster(width, height, ctx.getImageData(0, 0, width, height).data);
  }

  clear({ x0, y0, x1, y1 }: Rect): void {
    for (let y = y0; y < y1; y++) this.pixels.fill(0, y * this.width + x0, y * this.width + x1);
  }

  /** Lays a sprite with its upper left corner at a whole pixel over what is there, within a part. Cost: the pixels covered. */
  blit(sprite: Sprite, left: number, top: number, part: Rect): void {
    const x0 = Math.max(left, part.x0);
    const x1 = Math.min(left + sprite.width, part.x1);
    const y0 = Math.max(top, part.y0);
    const y1 = Math.min(top + sprite.height, part.y1);
    const { pixels: from } = sprite;
    const { pixels: to, width } = this;
    for (let row = y0; row < y1; row++) {
      let at = row * width + x0;
      let source = (row - top) * sprite.width + x0 - left;
      for (const end = at + x1 - x0; at < end; at++, source++) {
        const color = from[source]!;
        const alpha = color >>> 24;
        if (alpha === 255) to[at] = color;
        else if (alpha !== 0) to[at] = over(color, to[at]!);
      }
    }
  }

  /** Puts a part onto a canvas of the same size. */
  put(ctx: CanvasRenderingContext2D, { x0, y0, x1, y1 }: Rect): void {
    if (x0 < x1 && y0 < y1) ctx.putImageData(new ImageData(this.bytes, this.width), 0, 0, x0, y0, x1 - x0, y1 - y0);
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
