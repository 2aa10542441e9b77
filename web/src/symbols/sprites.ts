import type { Actor } from '../state/atlas';
import type { Look } from '../state/look';
import type { Palette } from '../theme';
import { drawRing, drawSymbol, type Ink, RING, SHADOW } from './draw';

/** Space around a symbol's radius that shadow or ring may fill, in CSS pixels. */
export const MARGIN = Math.max(SHADOW, RING.gap + RING.width) + 1;

const DISC = 'M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z';

/** Ready-made pictures of symbols, one for each look, size and ground. */
export class Sprites {
  private readonly cache = new Map<string, HTMLCanvasElement>();
  private readonly paths: Map<string, Path2D>;
  private readonly disc = new Path2D(DISC);

  constructor(
    private readonly actors: Actor[],
    shapes: Record<string, string>,
    private palette: Palette,
    private readonly ratio: number,
  ) {
    this.paths = new Map(Object.entries(shapes).map(([name, d]) => [name, new Path2D(d)]));
  }

  repaint(palette: Palette): void {
    this.palette = palette;
    this.cache.clear();
  }

  color(actor: number): string {
    const a = this.actors[actor];
    if (!a) return this.palette.bars;
    return this.palette.dark ? a.color_dark || a.color : a.color;
  }

  /** A square canvas with the symbol in its middle; its CSS width is 2 × (r + MARGIN). */
  get(look: Look, r: number, shaped: boolean, changed: boolean): HTMLCanvasElement {
    const key = `${look.status}${look.actors.join()}|${look.core}${+look.approximate}${+shaped}${+changed}|${r.toFixed(1)}`;
    let sprite = this.cache.get(key);
    if (!sprite) {
      sprite = this.paint(look, r, shaped, changed);
      this.cache.set(key, sprite);
    }
    return sprite;
  }

  private paint(look: Look, r: number, shaped: boolean, changed: boolean): HTMLCanvasElement {
    const half = r + MARGIN;
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = Math.ceil(2 * half * this.ratio);
    const ctx = canvas.getContext('2d')!;
    ctx.scale(canvas.width / (2 * half), canvas.width / (2 * half));
    ctx.translate(half, half);
    if (changed) this.ringGround(ctx, r);
    drawSymbol(ctx, look, this.inks(look, shaped), r, this.palette);
    if (changed) drawRing(ctx, r, this.palette);
    return canvas;
  }

  /** A ring stands on clear ground, so that neighbours do not run through it. */
  private ringGround(ctx: CanvasRenderingContext2D, r: number): void {
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
