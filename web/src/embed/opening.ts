import type { Corners } from '../map/fit';
import { around } from '../map/measure';
import { boundsOfPoints, openingBounds } from '../map/opening';
import { cornersOf } from '../meridian';
import type { Session } from '../session';
import type { Atlas } from '../state/atlas';
import type { Asked } from './asked';

/** Metres around a chosen place that are shown at least. */
const AROUND_M = 20_000;
/** Most places that lie within each other. */
const DEEPEST = 12;

/** The part of the ground that an embed opens on: its box, place, what its days changed, its campaign, or what the day's phase changed. */
export function openingOf(asked: Asked, session: Session): Corners {
  const { atlas, spans, changes, boot } = session;
  const pointsOf = (places: Iterable<number>) =>
    [...places].map(place => atlas.point(place)).filter(point => point !== null);
  if (asked.box) return asked.box;
  const highlighted = pointsOf(asked.highlight);
  const at = session.place === null ? null : atlas.point(session.place);
  if (at) return wide(around(at, Math.max(AROUND_M, 1.3 * atlas.precision(session.place!))), highlighted);
  let found: Corners | null = null;
  // What has no point is shown by what lies within it, or else around it.
  for (let place = session.place ?? -1; !found && place >= 0; place = atlas.within[place]!) {
    found = boundsOfPoints(pointsOf(partsOf(atlas, place)));
  }
  if (!found && asked.span && changes && spans) {
    const direct = changes.between(asked.span.from, asked.span.to).filter(c => spans.basis[c.span] === 1);
    found = boundsOfPoints(pointsOf(direct.map(c => c.place)));
  }
  if (!found && asked.campaigns.length) found = boundsOfPoints(pointsOf(asked.campaigns.flatMap(c => c.places)));
  if (!found && spans && changes) found = openingBounds(atlas, spans, changes, session.day);
  if (!found && highlighted.length) found = boundsOfPoints(highlighted);
  return wide(found ?? cornersOf(boot.bounds), highlighted);
}

/** The places within one that has no point of its own. */
function partsOf(atlas: Atlas, place: number): number[] {
  const { within } = atlas;
  const inside = (part: number): boolean => {
    let at = within[part]!;
    for (let depth = 0; at >= 0 && at !== place && depth < DEEPEST; depth++) at = within[at]!;
    return at === place;
  };
  return within.flatMap((_, part) => (inside(part) ? [part] : []));
}

/** An area that holds some points too. */
function wide(area: Corners, points: [lon: number, lat: number][]): Corners {
  const [[south, west], [north, east]] = area;
  const lons = points.map(p => p[0]);
  const lats = points.map(p => p[1]);
  return [
    [Math.min(south, ...lats), Math.min(west, ...lons)],
    [Math.max(north, ...lats), Math.max(east, ...lons)],
  ];
}
