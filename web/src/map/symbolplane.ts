import type { Sprite } from '../symbols/sprite';
import { chosenRing, faceOf, type Marks } from './marks';
import { Raster } from './raster';
import { Tiles } from './tiles';

/** Above this share of the plane everything is drawn anew; above the other everything is put in one. */
const SHARE = 0.5;
const PUT = 0.1;

type Context = CanvasRenderingContext2D;

/**
 * The symbols of the map as pixels. It knows the picture that each place has, so
 * that a day costs the places whose pictures it changes and what lies beside
 * them; the outcome is the same as that of drawing everything.
 */
export class SymbolPlane {
  private raster = new Raster(0, 0);
  private tiles = new Tiles(this.raster.whole);
  /** Per place: its picture, where one is drawn; its point in device pixels; whether it lies on top. */
  private readonly faces: (Sprite | null)[];
  private readonly x: Int32Array;
  private readonly y: Int32Array;
  private readonly top: Uint8Array;
  private rings: number[] = [];

  constructor(places: number) {
    this.faces = new Array<Sprite | null>(places).fill(null);
    this.x = new Int32Array(places);
    this.y = new Int32Array(places);
    this.top = new Uint8Array(places);
  }

  /** Draws everything; `rings` are the places around which a second ring stands. */
  drawAll(ctx: Context, m: Marks, rings: number[]): void {
    const { width, height } = ctx.canvas;
    if (this.raster.width !== width || this.raster.height !== height) {
      this.raster = new Raster(width, height);
      this.tiles = new Tiles(this.raster.whole);
    }
    this.faces.fill(null);
    for (const i of m.placed.drawn) this.take(m, i);
    this.rings = rings;
    this.paint(ctx, m);
  }

  /** Draws what has become of some places, of which `always` are drawn whatever their rank. */
  drawSome(ctx: Context, m: Marks, places: Iterable<number>, always: ReadonlySet<number>): void {
    const { faces, tiles } = this;
    tiles.clear();
    for (const i of places) {
      if (!m.placed.located[i] || !m.placed.near(i)) continue;
      const before = faces[i]!;
      if (m.placed.draws(i, always)) this.take(m, i);
      else faces[i] = null;
      if (faces[i] === before) continue;
      this.mark(i, before);
      this.mark(i, faces[i]!);
    }
    if (tiles.share > 0) this.paint(ctx, m, tiles.share > SHARE ? undefined : tiles);
  }

  private take(m: Marks, i: number): void {
    const { x, y } = m.placed;
    this.faces[i] = faceOf(m, i);
    this.x[i] = Math.round(x[i]! * m.sprites.ratio);
    this.y[i] = Math.round(y[i]! * m.sprites.ratio);
    this.top[i] = +m.changed(i);
  }

  private mark(i: number, sprite: Sprite | null): void {
    if (sprite) this.tiles.mark(this.x[i]! + sprite.left, this.y[i]! + sprite.top, sprite.width, sprite.height);
  }

  /** Draws the marked parts, or everything, in the order of drawing: changed places on top, the rings last. */
  private paint(ctx: Context, m: Marks, tiles?: Tiles): void {
    const { raster, faces, top } = this;
    if (tiles) tiles.each(part => raster.clear(part));
    else raster.clear(raster.whole);
    for (const level of [0, 1]) {
      for (const i of m.placed.drawn) if (top[i] === level) this.lay(i, faces[i]!, tiles);
    }
    for (const i of this.rings) this.lay(i, chosenRing(m, i), tiles);
    if (tiles && tiles.share < PUT) tiles.each(part => raster.put(ctx, part));
    else raster.put(ctx, raster.whole);
  }

  private lay(i: number, sprite: Sprite, tiles?: Tiles): void {
    const left = this.x[i]! + sprite.left;
    const top = this.y[i]! + sprite.top;
    const { raster } = this;
    if (!tiles) raster.blit(sprite, left, top, raster.whole);
    else if (tiles.meets(left, top, sprite.width, sprite.height))
      tiles.within(left, top, sprite.width, sprite.height, part => raster.blit(sprite, left, top, part));
  }
}
