import type { Sprite } from '../symbols/sprite';
import { chosenRing, faceOf, type Marks } from './marks';
import { Raster } from './raster';

type Context = CanvasRenderingContext2D;

/**
 * The symbols of a map as pixels. It knows the picture that each place has, so
 * that a day costs the places whose pictures it changes and what is seen beside
 * them; the outcome is the same as that of drawing everything.
 */
export class SymbolPlane {
  private raster = new Raster(0, 0);
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

  /** Draws everything; `rings` are the places around which a second ring stands, `over` keeps what the canvas shows. */
  drawAll(ctx: Context, m: Marks, rings: number[] = [], over = false): void {
    const { width, height } = ctx.canvas;
    if (this.raster.width !== width || this.raster.height !== height) this.raster = new Raster(width, height);
    this.raster.openAll();
    this.faces.fill(null);
    for (const i of m.placed.drawn) this.take(m, i);
    this.rings = rings;
    this.draw(m);
    if (over) this.raster.lay(ground(ctx), 0, 0);
    this.raster.put(ctx);
  }

  /** Draws what has become of some places, each named once or more, of which `always` are drawn whatever their rank. */
  drawSome(ctx: Context, m: Marks, places: Iterable<number>, always: ReadonlySet<number>): void {
    const { faces, raster } = this;
    for (const i of places) {
      if (!m.placed.located[i] || !m.placed.near(i)) continue;
      const before = faces[i]!;
      if (m.placed.draws(i, always)) this.take(m, i);
      else faces[i] = null;
      if (faces[i] === before) continue;
      this.open(i, before);
      this.open(i, faces[i]!);
    }
    if (!raster.open) return;
    this.draw(m);
    raster.put(ctx);
  }

  private take(m: Marks, i: number): void {
    const { x, y } = m.placed;
    this.faces[i] = faceOf(m, i);
    this.x[i] = Math.round(x[i]! * m.sprites.ratio);
    this.y[i] = Math.round(y[i]! * m.sprites.ratio);
    this.top[i] = +m.changed(i);
  }

  private open(i: number, sprite: Sprite | null): void {
    if (sprite) this.raster.openAt(this.x[i]! + sprite.left, this.y[i]! + sprite.top, sprite.width, sprite.height);
  }

  /** Draws from the top down: the rings, the changed places, the others; each from the most important. */
  private draw(m: Marks): void {
    const { faces, top } = this;
    const { drawn } = m.placed;
    const lay = (i: number, sprite: Sprite) =>
      this.raster.lay(sprite, this.x[i]! + sprite.left, this.y[i]! + sprite.top);
    for (const i of this.rings) lay(i, chosenRing(m, i));
    for (const level of [1, 0]) {
      for (let k = drawn.length - 1; k >= 0; k--) {
        const i = drawn[k]!;
        if (top[i] === level) lay(i, faces[i]!);
      }
    }
  }
}

/** What a canvas shows, as a picture. */
function ground(ctx: Context): Sprite {
  const { width, height } = ctx.canvas;
  const { data } = ctx.getImageData(0, 0, width, height);
  return { width, height, left: 0, top: 0, pixels: new Uint32Array(data.buffer) };
}
