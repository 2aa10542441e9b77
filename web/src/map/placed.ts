import type { Atlas } from '../state/atlas';
import { leastZoom, radii, type SizeClass, sizeClass } from '../symbols/size';
import { type View, worldX, worldY } from './mercator';
import { standIns } from './standins';

/** What a place that steps back keeps of its radius, and its least radius in pixels. */
const SMALL = 0.55;
const LEAST = 2.2;

/** Where a point is: nowhere on the canvas, on its margin, within the viewport; and whether its rank is drawn. */
const [OUTSIDE, AROUND, WITHIN, BASE] = [0, 1, 2, 4] as const;

/** The places of an atlas in canvas pixels, and which of them a view draws. */
export class Placed {
  /** Canvas pixels per place; only valid for located places. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly located: Uint8Array;
  /** Places drawn in this view, in drawing order: least important first. */
  drawn: number[] = [];
  /** Of those, the ones within the viewport itself. */
  seen: number[] = [];
  /** Per place: whether its point is on the canvas or within the viewport, and whether its rank is drawn. */
  private readonly rooms: Uint8Array;
  /** What is drawn and seen by rank, before the places of the day. */
  private base: number[] = [];
  private baseSeen: number[] = [];
  private baseThere = 0;
  /** Where each place stands in the order of drawing. */
  private readonly place: Uint32Array;
  /** Per place without a point: the places that stand for it. */
  private readonly stand: Map<number, number[]>;
  /** Places that step back behind others. */
  small: (place: number) => boolean = () => false;
  /** What the filter left out of the last view. */
  hides: ((place: number) => boolean) | undefined;
  /** How many would be seen if no filter hid them. */
  there = 0;
  private readonly wx: Float64Array;
  private readonly wy: Float64Array;
  private readonly sizes: SizeClass[];
  private readonly from: Float32Array;
  private readonly order: Uint32Array;
  /** Whether every place with a point is in view. */
  private whole = false;
  private radii = radii(0);

  constructor(atlas: Atlas) {
    const n = atlas.count;
    this.x = new Float32Array(n);
    this.y = new Float32Array(n);
    this.located = new Uint8Array(n);
    this.rooms = new Uint8Array(n);
    this.wx = new Float64Array(n);
    this.wy = new Float64Array(n);
    this.sizes = [];
    this.from = new Float32Array(n);
    for (let i = 0; i < n; i++) {
      this.sizes.push(sizeClass(atlas.kind(i)));
      this.from[i] = leastZoom(atlas.kind(i), atlas.rank(i));
      const point = atlas.point(i);
      if (!point) continue;
      this.located[i] = 1;
      this.wx[i] = worldX(point[0]);
      this.wy[i] = worldY(point[1]);
    }
    this.stand = standIns(atlas.within, this.located);
    // By rank, then from north to south: a point's way down the world is less than one.
    const turn = this.wy.map((y, i) => y - 2 * atlas.rank(i));
    this.order = Uint32Array.from({ length: n }, (_, i) => i).sort((a, b) => turn[a]! - turn[b]!);
    this.place = new Uint32Array(n);
    this.order.forEach((place, at) => {
      this.place[place] = at;
    });
  }

  /** Projects all places into a view and decides which are drawn; `always` overrides their rank, `hides` that. Cost: in proportion to the places. */
  project(view: View, always: Iterable<number>, none = false, hides?: (place: number) => boolean): void {
    this.radii = radii(view.zoom);
    this.base = [];
    this.baseSeen = [];
    this.baseThere = 0;
    this.hides = hides;
    this.rooms.fill(OUTSIDE);
    if (none) {
      this.drawn = [];
      this.seen = [];
      this.there = 0;
      return;
    }
    const { inset } = view;
    let missing = 0;
    for (const i of this.order) {
      if (!this.located[i]) continue;
      missing++;
      const x = this.wx[i]! * view.scale - view.left;
      const y = this.wy[i]! * view.scale - view.top;
      this.x[i] = x;
      this.y[i] = y;
      if (x < -20 || y < -20 || x > view.width + 20 || y > view.height + 20) continue;
      const dx = x - inset.x;
      const dy = y - inset.y;
      const within = dx >= 0 && dy >= 0 && dx <= inset.width && dy <= inset.height;
      this.rooms[i] = within ? WITHIN : AROUND;
      if (within) missing--;
      if (this.from[i]! > view.zoom) continue;
      this.rooms[i]! |= BASE;
      if (within) this.baseThere++;
      this.base.push(i);
      if (within) this.baseSeen.push(i);
    }
    this.whole = missing === 0;
    this.show(always, hides);
  }

  /** Decides anew which places are drawn whatever their rank, each in its turn, and which are hidden. Cost: those, and a copy of the rest. */
  show(always: Iterable<number>, hides?: (place: number) => boolean): void {
    this.hides = hides;
    this.there = this.baseThere;
    const more: number[] = [];
    const seen: number[] = [];
    for (const i of new Set(always)) {
      const room = this.rooms[i];
      if (room !== WITHIN && room !== AROUND) continue;
      if (room === WITHIN) this.there++;
      if (this.hides?.(i)) continue;
      more.push(i);
      if (room === WITHIN) seen.push(i);
    }
    const free = (list: number[]) => (hides ? list.filter(i => !hides(i)) : list);
    this.drawn = this.merged(free(this.base), more);
    this.seen = this.merged(free(this.baseSeen), seen);
  }

  /** Two lists in one, in the order of drawing; the first is in that order already. */
  private merged(list: number[], more: number[]): number[] {
    const { place } = this;
    more.sort((a, b) => place[a]! - place[b]!);
    const out: number[] = [];
    let at = 0;
    for (const i of more) {
      while (at < list.length && place[list[at]!]! < place[i]!) out.push(list[at++]!);
      out.push(i);
    }
    while (at < list.length) out.push(list[at++]!);
    return out;
  }

  /** Whether a place lies on the canvas. */
  near(i: number): boolean {
    return this.rooms[i] !== OUTSIDE;
  }

  /** Whether a place is drawn, given those that are whatever their rank. */
  draws(i: number, always: ReadonlySet<number>): boolean {
    const room = this.rooms[i]!;
    return room !== OUTSIDE && ((room & BASE) !== 0 || always.has(i)) && !this.hides?.(i);
  }

  /** Whether a place is in view, or what stands for it; for what has no point anywhere, the whole atlas stands. */
  inView(place: number): boolean {
    if (this.located[place]) return (this.rooms[place]! & WITHIN) !== 0;
    const stand = this.stand.get(place);
    return stand ? stand.some(i => (this.rooms[i]! & WITHIN) !== 0) : this.whole;
  }

  size(place: number): SizeClass {
    return this.sizes[place]!;
  }

  radius(place: number): number {
    const r = this.radii[this.sizes[place]!];
    return this.small(place) ? Math.max(LEAST, r * SMALL) : r;
  }

  /** A drawn place and those that it hides in part, where a point lies within reach of them all. */
  heap(place: number, x: number, y: number, reach: number): number[] {
    const over = (i: number) =>
      Math.hypot(this.x[i]! - this.x[place]!, this.y[i]! - this.y[place]!) < this.radius(i) + this.radius(place) &&
      Math.hypot(this.x[i]! - x, this.y[i]! - y) - this.radius(i) <= reach;
    return [place, ...this.drawn.filter(i => i !== place && over(i))];
  }

  /** The drawn place nearest to a canvas point, within `reach` pixels of its rim. */
  hit(x: number, y: number, reach: number): number | null {
    let best: number | null = null;
    let nearest = Number.POSITIVE_INFINITY;
    for (const i of this.drawn) {
      const distance = Math.hypot(this.x[i]! - x, this.y[i]! - y) - this.radius(i);
      if (distance <= reach && distance < nearest) {
        nearest = distance;
        best = i;
      }
    }
    return best;
  }
}
