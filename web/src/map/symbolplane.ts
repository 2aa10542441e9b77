import type { Sprite } from '../symbols/sprite';
import { boxOf, chosenRing, faceOf, type Marks, ordered } from './marks';
import { Raster, type Rect } from './raster';
import { Tiles } from './tiles';

/** Above this share of the plane everything is drawn anew. */
const SHARE = 0.5;

type Context = CanvasRenderingContext2D;

/**
 * The symbols of the map as pixels. It knows the picture that each place has, so
 * that a day costs the places whose pictures it changes and what lies beside
 * them; the outcome is the same as that of drawing everything.
 */
export class SymbolPlane {
  private raster = new Raster(0, 0);
  private tiles = new Tiles(this.raster.whole);
  /** Per place: its picture, where one is drawn. */
  private readonly faces: (Sprite | null)[];
  private rings: number[] = [];

  constructor(places: number) {
    this.faces = new Array<Sprite | null>(places).fill(null);
  }

  /** Draws everything; `rings` are the places around which a second ring stands. */
  drawAll(ctx: Context, m: Marks, rings: number[]): void {
    const { width, height } = ctx.canvas;
    if (this.raster.width !== width || this.raster.height !== height) {
      this.raster = new Raster(width, height);
      this.tiles = new Tiles(this.raster.whole);
    }
    this.faces.fill(null);
    for (const i of m.placed.drawn) this.faces[i] = faceOf(m, i);
    this.rings = rings;
    this.paint(ctx, m);
  }

  /** Draws what has become of some places, of which `shown` are drawn whatever their rank. */
  drawSome(ctx: Context, m: Marks, places: Iterable<number>, shown: ReadonlySet<number>): void {
    const { faces, tiles } = this;
    tiles.clear();
    for (const i of places) {
      if (!m.placed.located[i] || !m.placed.near(i)) continue;
      const before = faces[i];
      const face = m.placed.draws(i, shown) ? faceOf(m, i) : null;
      if (face === before) continue;
      faces[i] = face;
      if (before) tiles.mark(boxOf(m, i, before));
      if (face) tiles.mark(boxOf(m, i, face));
    }
    if (tiles.share > 0) this.paint(ctx, m, tiles.share > SHARE ? undefined : tiles);
  }

  /** Draws the marked parts, or everything, in the order of drawing; the rings last. */
  private paint(ctx: Context, m: Marks, tiles?: Tiles): void {
    const { raster, faces } = this;
    const within = (box: Rect, call: (part: Rect) => void) => (tiles ? tiles.meet(box, call) : call(raster.whole));
    const lay = (i: number, sprite: Sprite | null) => {
      if (!sprite) return;
      const box = boxOf(m, i, sprite);
      within(box, part => raster.blit(sprite, box.x0, box.y0, part));
    };
    within(raster.whole, part => raster.clear(part));
    for (const i of ordered(m)) lay(i, faces[i]!);
    for (const i of this.rings) lay(i, chosenRing(m, i));
    within(raster.whole, part => raster.put(ctx, part));
  }
}
