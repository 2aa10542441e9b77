import type { Atlas } from '../state/atlas';
import { RING } from '../symbols/draw';
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
  chosen: number | null;
  /** Places with an event on the day: their names go before others of their size. */
  busy: (place: number) => boolean;
  /** Overlay cards in canvas pixels. */
  cards: Box[];
}

/** Metres around a place within which a basemap city is the same town. */
const SAME_TOWN_PX = 14;

/** Writes all names of a view: places by importance, then the ground's own. */
export function letter(ctx: CanvasRenderingContext2D, view: View, l: Lettering): void {
  const { inset } = view;
  const room = new Room({ x: inset.x + 4, y: inset.y + 4, w: inset.width - 8, h: inset.height - 8 });
  for (const card of l.cards) room.take(card);
  for (const i of l.placed.drawn) room.take(symbolBox(l, i));
  ctx.direction = l.arabic ? 'rtl' : 'ltr';
  const pen = new LabelPen(ctx, room, l.palette.ground, l.palette.ink3);
  for (const i of byImportance(l)) name(pen, view, l, i);
  for (const label of l.basemap.labels) ground(pen, room, ctx, view, l, label);
}

function symbolBox(l: Lettering, i: number): Box {
  const r = l.placed.radius(i) + (l.changed(i) || i === l.chosen ? RING.gap + RING.width : 1.5);
  return { x: l.placed.x[i]! - r, y: l.placed.y[i]! - r, w: 2 * r, h: 2 * r };
}

/** Selected, changed, town, facility with event, village; within each by rank. */
function byImportance(l: Lettering): number[] {
  const weight = (i: number) => {
    if (i === l.chosen) return 0;
    if (l.changed(i)) return 1;
    const size = l.placed.size(i);
    if (size === 'town') return 2;
    return l.busy(i) ? 3 : size === 'village' ? 4 : 5;
  };
  return l.placed.seen.slice().sort((a, b) => weight(a) - weight(b) || l.atlas.rank(a) - l.atlas.rank(b));
}

function name(pen: LabelPen, view: View, l: Lettering, i: number): void {
  const size = l.placed.size(i);
  const changed = l.changed(i);
  const chosen = i === l.chosen;
  const scale = l.phone ? 1.04 : 1;
  const px = (size === 'town' ? (view.zoom < 8 ? 13.5 : 15.5) : 12.5) * scale;
  const weight = size === 'town' || changed || chosen ? 650 : 550;
  const slant = size === 'facility' && !l.arabic ? 'italic ' : '';
  pen.name({
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

function ground(
  pen: LabelPen,
  room: Room,
  ctx: CanvasRenderingContext2D,
  view: View,
  l: Lettering,
  g: GroundLabel,
): void {
  if (view.zoom < g.minZoom || view.zoom >= g.maxZoom || view.zoom < leastZoom(g)) return;
  const x = g.x * view.scale - view.left;
  const y = g.y * view.scale - view.top;
  if (x < 0 || y < 0 || x > view.width || y > view.height) return;
  const p = l.palette;
  if (g.kind === 'city') return city(pen, room, ctx, l, g, x, y);
  if (g.kind === 'river') {
    const angle = (g.angle * Math.PI) / 180;
    const off = view.zoom >= 9 ? 15 : 11;
    const font = `${l.arabic ? '' : 'italic '}400 ${view.zoom >= 9 ? 15 : 12.5}px ${l.arabic ? l.sans : l.serif}`;
    const spacing = l.arabic ? 0 : 1.4;
    for (const side of [-1, 1]) {
      const dx = -Math.sin(angle) * off * side;
      const dy = Math.cos(angle) * off * side;
      if (pen.turned(g.name, x + dx, y + dy, font, 13, p.riverName, angle, spacing)) return;
    }
    return;
  }
  const [size, em] = AREA_SIZE[g.kind] ?? AREA_SIZE.area!;
  const text = l.arabic || g.kind === 'lake' ? g.name : g.name.toLocaleUpperCase();
  const slant = g.kind === 'lake' && !l.arabic ? 'italic ' : '';
  const color = g.kind === 'lake' ? p.riverName : p.ink3;
  pen.turned(text, x, y, `${slant}520 ${size}px ${l.sans}`, size, color, 0, l.arabic ? 0 : size * em);
}

function leastZoom(g: GroundLabel): number {
  if (g.kind === 'city') return g.rank === 1 ? 0 : g.rank === 2 ? 7 : 8;
  return g.kind === 'area' && g.rank === 3 ? 6.5 : 0;
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
  const known = l.atlas.json.places[l.arabic ? 'name_ar' : 'name'].includes(g.name);
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
