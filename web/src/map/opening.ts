import type { Day } from '../days';
import type { Atlas, Stretch } from '../state/atlas';
import { stretch } from '../state/atlas';
import type { Changes } from '../state/changes';
import type { Spans } from '../state/history';

/** Days around a day that no phase holds. */
const AROUND = 30;
/** Smallest height and width of an opening view, in degrees. */
const LEAST = 0.5;

type Corners = [[number, number], [number, number]];

/**
 * The part of the atlas to open on: where reports of the day's phase (or of the
 * two months around it) changed the map directly. Null when there is none.
 */
export function openingBounds(atlas: Atlas, spans: Spans, changes: Changes, day: Day): Corners | null {
  const phase = atlas.phaseOn(day);
  const when: Stretch = phase ? stretch(phase.start, phase.end) : { from: day - AROUND, to: day + AROUND };
  const points = changes.all
    .filter(c => c.date >= when.from && c.date <= when.to && spans.basis[c.span] === 1)
    .map(c => atlas.point(c.place))
    .filter(p => p !== null);
  if (points.length === 0) return null;
  const lons = points.map(p => p[0]);
  const lats = points.map(p => p[1]);
  const [w, e] = widen(Math.min(...lons), Math.max(...lons));
  const [s, n] = widen(Math.min(...lats), Math.max(...lats));
  return [
    [s, w],
    [n, e],
  ];
}

function widen(low: number, high: number): [number, number] {
  const lack = Math.max(0, LEAST - (high - low)) / 2;
  return [low - lack, high + lack];
}
