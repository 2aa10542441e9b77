import type { LeafletMap } from './leaflet';

/** Air around what is fitted, in pixels. */
const AIR = { x: 40, y: 24 };
/** Air beside a card. */
const BESIDE = 14;
/** No card takes more than this share of the map's height, or of its width. */
const MOST = { high: 0.35, wide: 0.5 };

type Pair = [number, number];

/** Padding that keeps a fit clear of cards over the map: each costs the side where it takes least. */
export function fitPadding(map: Element, cards: Element[]): { paddingTopLeft: Pair; paddingBottomRight: Pair } {
  const frame = map.getBoundingClientRect();
  const room = { top: AIR.y, bottom: AIR.y, left: AIR.x, right: AIR.x };
  for (const card of cards) {
    const box = card.getBoundingClientRect();
    if (box.height === 0 || box.width === 0) continue;
    const sides = [
      { side: 'top', need: box.bottom - frame.top, of: frame.height },
      { side: 'bottom', need: frame.bottom - box.top, of: frame.height },
      { side: 'left', need: box.right - frame.left, of: frame.width },
      { side: 'right', need: frame.right - box.left, of: frame.width },
    ] as const;
    const cheapest = sides.reduce((a, b) => (b.need / b.of < a.need / a.of ? b : a));
    const most = cheapest.of === frame.width ? MOST.wide : MOST.high;
    room[cheapest.side] = Math.max(room[cheapest.side], Math.min(cheapest.need + BESIDE, cheapest.of * most));
  }
  return { paddingTopLeft: [room.left, room.top], paddingBottomRight: [room.right, room.bottom] };
}

/** South-west and north-east corner in degrees. */
export type Corners = [[south: number, west: number], [north: number, east: number]];

type At = [lat: number, lon: number];

/** From this zoom on a place is close enough to be looked at. */
const CLOSE = 8;
/** Levels of zoom between the view and one that an extent fills, from which on it is too small to be seen. */
const TINY = 4;
/** Share of the view at each edge where a point counts as out of sight. */
const MARGIN = 0.12;

/**
 * How a map comes to show a point and the bounds of its extent without changing
 * more than needed: null where both are in sight, a view around the point where
 * the extent has room in it, else 'fit'.
 */
export function aimAt(
  map: LeafletMap,
  point: [lon: number, lat: number] | null,
  bounds: Corners | null,
): { at: At; zoom: number } | 'fit' | null {
  const at: At | null = point && [point[1], point[0]];
  const seen = map.getBounds();
  const inSight = (!at || seen.pad(-MARGIN).contains(at)) && (!bounds || seen.contains(bounds));
  const tiny = !at && bounds && map.getBoundsZoom(bounds) - map.getZoom() > TINY;
  if (inSight && !tiny) return null;
  const zoom = Math.max(map.getZoom(), CLOSE);
  if (at && (!bounds || map.getBoundsZoom(bounds) >= zoom)) return { at, zoom };
  return 'fit';
}

/** Moves a point out from under a panel that covers so many pixels of the map. */
export function slip(map: LeafletMap, [lon, lat]: [number, number], cover: { left: number; right: number }): void {
  const { x } = map.latLngToContainerPoint([lat, lon]);
  const least = cover.left + AIR.x - x;
  const most = x - (map.getContainer().clientWidth - cover.right - AIR.x);
  if (cover.left + cover.right > 0 && (least > 0 || most > 0)) map.panBy([least > 0 ? -least : most, 0]);
}
