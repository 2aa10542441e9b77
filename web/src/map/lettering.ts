import type { Atlas } from '../state/atlas';
import { RING } from '../symbols/draw';
import { formerOffset, formerRadius } from '../symbols/sprites';
import type { Palette } from '../theme';
import type { Basemap, GroundLabel } from './basemap';
import { type Box, Room } from './boxes';
import { LabelPen } from './labels';
import type { View } from './leaflet';
import type { Placed } from './placed';

export interface Lettering {
  atlas: Atlas;
  placed: Placed;
  basemap: Basemap;
  palette: Palette;
  arabic: boolean;
  phone: boolean;
  sans: string;
  serif: string;
  changed: (place: number) => boolean;
  chosen: (place: number) => boolean;
  /** Places with an event on the day: their names go before others of their size. */
  busy: (place: number) => boolean;
  /** Whether changed places carry the mark of their former state. */
  former: boolean;
  /** Overlay cards in canvas pixels. */
  cards: Box[];
}

/** Metres around a place within which a basemap city is the same town. */
const SAME_TOWN_PX = 14;

/** No more names than this are written, or tried: a crowd has no room, and no reader for more. */
const MOST_NAMES = 200;
const MOST_TRIED = 800;

/** Writes all names of a view: places by importance, then the ground's own. */
export function letter(ctx: CanvasRenderingContext2D, view: View, l: Lettering): void {
  const room = new Room(frameOf(view));
  for (const card of l.cards) room.take(card);
  for (const i of l.placed.drawn) room.take(symbolBox(l, i));
  ctx.direction = l.arabic ? 'rtl' : 'ltr';
  const pen = new LabelPen(ctx, room, l.palette.ground, l.palette.ink3);
  let written = 0;
  for (const i of byImportance(l).slice(0, MOST_TRIED)) {
    if (name(pen, view, l, i)) written++;
    if (written === MOST_NAMES) break;
  }
  const rivers: Seen[] = [];
  for (const label of l.basemap.labels) ground(pen, room, ctx, view, l, label, rivers);
}

/** Where names may stand: the view, without its very edge. */
export function frameOf({ inset }: View): Box {
  return { x: inset.x + 4, y: inset.y + 4, w: inset.width - 8, h: inset.height - 8 };
}

export function symbolBox(l: Omit<Lettering, 'cards' | 'basemap'>, i: number): Box {
  const r = l.placed.radius(i) + (l.changed(i) || l.chosen(i) ? RING.gap + RING.width : 1.5);
  const box = { x: l.placed.x[i]! - r, y: l.placed.y[i]! - r, w: 2 * r, h: 2 * r };
  if (!l.former || !l.changed(i)) return box;
  // The small mark stands out below, to the left.
  const own = l.placed.radius(i);
  const more = Math.max(0, formerOffset(own) + formerRadius(own) + 1 - r);
  return { x: box.x - more, y: box.y, w: box.w + more, h: box.h + more };
}

/** Selected, changed, town, facility with event, village; within each by rank. */
function byImportance(l: Lettering): number[] {
  const weight = (i: number) => {
    if (l.chosen(i)) return 0;
    if (l.changed(i)) return 1;
    const size = l.placed.size(i);
    if (size === 'town') return 2;
    return l.busy(i) ? 3 : size === 'village' ? 4 : 5;
  };
  const keys = new Map(l.placed.seen.map(i => [i, 10 * weight(i) + l.atlas.rank(i)]));
  return l.placed.seen.slice().sort((a, b) => keys.get(a)! - keys.get(b)!);
}

function name(pen: LabelPen, view: View, l: Lettering, i: number): boolean {
  const size = l.placed.size(i);
  const changed = l.changed(i);
  const chosen = l.chosen(i);
  const scale = l.phone ? 1.04 : 1;
  const px = (size === 'town' ? (view.zoom < 8 ? 13.5 : 15.5) : 12.5) * scale;
  const weight = size === 'town' || changed || chosen ? 650 : 550;
  const slant = size === 'facility' && !l.arabic ? 'italic ' : '';
  return pen.name({
    text: l.atlas.name(i),
    x: l.placed.x[i]!,
    y: l.placed.y[i]!,
    r: l.placed.radius(i) + (changed || chosen ? RING.gap + RING.width : 0),
    font: `${slant}${weight} ${px}px ${l.sans}`,
    size: px,
    color: chosen ? l.palette.accent : l.palette.ink,
    leader: changed || chosen || size === 'town',
  });
}

const AREA_SIZE: Record<string, [size: number, em: number]> = {
  country: [15, 0.22],
  area: [11.5, 0.22],
  lake: [11.5, 0],
};

/** Writes one name of the ground, if the zoom asks for it and there is room. */
function ground(
  pen: LabelPen,
  room: Room,
  ctx: CanvasRenderingContext2D,
  view: View,
  l: Lettering,
  g: GroundLabel,
  rivers: Seen[],
): void {
  if (view.zoom < g.minZoom || view.zoom >= g.maxZoom || view.zoom < leastZoom(g)) return;
  const x = g.x * view.scale - view.left;
  const y = g.y * view.scale - view.top;
  if (x < 0 || y < 0 || x > view.width || y > view.height) return;
  if (g.kind === 'city') city(pen, room, ctx, l, g, x, y);
  else if (g.kind === 'river') river(pen, view, l, g, x, y, rivers);
  else area(pen, l, g, x, y);
}

function leastZoom(g: GroundLabel): number {
  if (g.kind === 'city') return g.rank === 1 ? 0 : g.rank === 2 ? 7 : 8;
  return g.kind === 'area' && g.rank === 3 ? 6.5 : 0;
}

/** A river's name already written. */
interface Seen {
  name: string;
  x: number;
  y: number;
}

/** Pixels before a river is named again. */
const AGAIN_PX = 420;

/** Spaced capitals, except where the script has none. */
function area(pen: LabelPen, l: Lettering, g: GroundLabel, x: number, y: number): void {
  const [size, em] = AREA_SIZE[g.kind] ?? AREA_SIZE.area!;
  const lake = g.kind === 'lake';
  pen.turned({
    text: l.arabic || lake ? g.name : g.name.toLocaleUpperCase(),
    x,
    y,
    font: `${lake && !l.arabic ? 'italic ' : ''}520 ${size}px ${l.sans}`,
    size,
    color: lake ? l.palette.riverName : l.palette.ink3,
    angle: 0,
    spacing: l.arabic ? 0 : size * em,
  });
}

/** Along the bank, on whichever side has room; never on the line. */
function river(pen: LabelPen, view: View, l: Lettering, g: GroundLabel, x: number, y: number, seen: Seen[]): void {
  if (seen.some(s => s.name === g.name && Math.hypot(s.x - x, s.y - y) < AGAIN_PX)) return;
  const angle = (g.angle * Math.PI) / 180;
  const close = view.zoom >= 9;
  const size = close ? 15 : 12.5;
  for (const off of close ? [-15, 15] : [-11, 11]) {
    const written = pen.turned({
      text: g.name,
      x: x - Math.sin(angle) * off,
      y: y + Math.cos(angle) * off,
      font: `${l.arabic ? '' : 'italic '}400 ${size}px ${l.arabic ? l.sans : l.serif}`,
      size,
      color: l.palette.riverName,
      angle,
      spacing: l.arabic ? 0 : 1.4,
    });
    if (!written) continue;
    seen.push({ name: g.name, x, y });
    return;
  }
}

/** A town that the sources do not speak of: a dot and a quiet name, for orientation. */
function city(
  pen: LabelPen,
  room: Room,
  ctx: CanvasRenderingContext2D,
  l: Lettering,
  g: GroundLabel,
  x: number,
  y: number,
): void {
  const same = l.placed.drawn.some(i => Math.hypot(l.placed.x[i]! - x, l.placed.y[i]! - y) < SAME_TOWN_PX);
  const known = l.atlas.hasName(g.name);
  const dot = { x: x - 3, y: y - 3, w: 6, h: 6 };
  if (same || known || !room.free(dot)) return;
  const written = pen.name({
    text: g.name,
    x,
    y,
    r: 2,
    font: `450 11.5px ${l.sans}`,
    size: 11.5,
    color: l.palette.ink3,
    leader: false,
  });
  if (!written) return;
  room.take(dot);
  ctx.beginPath();
  ctx.arc(x, y, 1.8, 0, Math.PI * 2);
  ctx.fillStyle = l.palette.ink3;
  ctx.fill();
}
