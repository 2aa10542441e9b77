import type { Actor } from '../state/atlas';
import type { Look } from '../state/look';
import type { Palette } from '../theme';
import { drawRing, drawSymbol, type Ink, RING, SHADOW } from './draw';
import { type Sprite, trimmed } from './sprite';

/** Space around a symbol's radius that shadow or ring may fill, in CSS pixels. */
export const MARGIN = Math.max(SHADOW, RING.gap + RING.width) + 1;

const DISC = 'M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z';

type Context = CanvasRenderingContext2D;

/** Ready-made pictures of symbols, one for each look, size and ground. */
export class Sprites {
  private readonly cache = new Map<string, Sprite>();
  /** The same by look and variant: no text is made for what is drawn again and again. */
  private byLook = new WeakMap<Look, Map<number, Sprite>>();
  private readonly paths: Map<string, Path2D>;
  private readonly disc = new Path2D(DISC);
  private readonly bench = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;

  constructor(
    private readonly actors: Actor[],
    shapes: Record<string, string>,
    private palette: Palette,
    readonly ratio: number,
  ) {
    this.paths = new Map(Object.entries(shapes).map(([name, d]) => [name, new Path2D(d)]));
  }

  repaint(palette: Palette): void {
    this.palette = palette;
    this.cache.clear();
    this.byLook = new WeakMap();
  }

  color(actor: number): string {
    const a = this.actors[actor];
    if (!a) return this.palette.bars;
    return this.palette.dark ? a.color_dark || a.color : a.color;
  }

  /** A symbol of radius r; with the small mark of its former state beside it, where there is one. */
  get(look: Look, r: number, shaped: boolean, changed: boolean, former?: Look | null): Sprite {
    let variants = this.byLook.get(look);
    if (!variants) {
      variants = new Map();
      this.byLook.set(look, variants);
    }
    const variant = Math.round(10 * r) * 4 + 2 * +shaped + +changed;
    let sprite = former ? undefined : variants.get(variant);
    if (sprite) return sprite;
    const key = `${keyOf(look)}|${former ? keyOf(former) : ''}|${variant}`;
    sprite = this.made(key, r + MARGIN, ctx => this.draw(ctx, look, r, shaped, changed, former));
    if (!former) variants.set(variant, sprite);
    return sprite;
  }

  /** A ring of radius r, as that of change. */
  ring(r: number): Sprite {
    return this.made(`ring ${r.toFixed(1)}`, r + RING.gap + RING.width, ctx => drawRing(ctx, r, this.palette));
  }

  /** Draws a symbol around the origin of a context in CSS pixels. */
  draw(ctx: Context, look: Look, r: number, shaped: boolean, changed: boolean, former?: Look | null): void {
    if (changed) this.ringGround(ctx, r);
    drawSymbol(ctx, look, this.inks(look, shaped), r, this.palette);
    if (changed) drawRing(ctx, r, this.palette);
    if (!former) return;
    const off = formerOffset(r);
    ctx.translate(-off, off);
    drawSymbol(ctx, former, this.inks(former, shaped), formerRadius(r), this.palette);
  }

  /** What is painted within `half` CSS pixels of the middle, once for each key. */
  private made(key: string, half: number, paint: (ctx: Context) => void): Sprite {
    let sprite = this.cache.get(key);
    if (sprite) return sprite;
    const { bench, ratio } = this;
    const middle = Math.ceil(half * ratio);
    bench.canvas.width = bench.canvas.height = 2 * middle;
    bench.setTransform(ratio, 0, 0, ratio, middle, middle);
    paint(bench);
    const { data } = bench.getImageData(0, 0, 2 * middle, 2 * middle);
    sprite = trimmed(new Uint32Array(data.buffer), 2 * middle);
    this.cache.set(key, sprite);
    return sprite;
  }

  /** A ring stands on clear ground, so that neighbours do not run through it. */
  private ringGround(ctx: Context, r: number): void {
    ctx.beginPath();
    ctx.arc(0, 0, r + RING.gap + RING.width, 0, Math.PI * 2);
    ctx.fillStyle = this.palette.ground;
    ctx.fill();
  }

  private inks(look: Look, shaped: boolean): Ink[] {
    return look.actors.map(actor => ({
      path: (shaped && this.paths.get(this.actors[actor]?.shape ?? '')) || this.disc,
      color: this.color(actor),
    }));
  }
}

function keyOf(look: Look): string {
  return `${look.status}${look.actors.join()}${+look.approximate}${look.core}`;
}

/** Radius of the small mark of a former state beside a symbol of radius r. */
export function formerRadius(r: number): number {
  return Math.max(3, r * 0.5);
}

/** How far to the left of and below a symbol's middle that mark stands: on the ring of change. */
export function formerOffset(r: number): number {
  return (r + RING.gap) * 0.8;
}
