import type { Atlas } from '../state/atlas';
import type { Placed } from './placed';

/** Pixels around a town within which a place that is not drawn yet is told there. */
const NEAR = 48;
/** With more undrawn places than this only those that lie within a town are told. */
const MOST = 2000;

/**
 * The places that a view does not draw, by the drawn place that stands for them:
 * the one they lie within, else the nearest town.
 */
export function gather(atlas: Atlas, placed: Placed): Map<number, number[]> {
  const drawn = new Set(placed.drawn);
  const seen = new Set(placed.seen);
  const towns = placed.seen.filter(i => placed.size(i) === 'town');
  const found = new Map<number, number[]>();
  const hidden = Array.from({ length: atlas.count }, (_, i) => i).filter(i => !drawn.has(i) && !placed.hides?.(i));
  for (const i of hidden) {
    const host = around(atlas, i, drawn) ?? (hidden.length <= MOST ? nearest(placed, i, towns) : null);
    if (host === null || !seen.has(host)) continue;
    const list = found.get(host);
    if (list) list.push(i);
    else found.set(host, [i]);
  }
  return found;
}

/** The innermost drawn place that holds a place. */
function around(atlas: Atlas, place: number, drawn: ReadonlySet<number>): number | null {
  const { within } = atlas;
  // A chain is short; the bound only guards against a ring.
  for (let at = within[place]!, steps = 0; at >= 0 && steps < 16; at = within[at]!, steps++)
    if (drawn.has(at)) return at;
  return null;
}

function nearest(placed: Placed, place: number, towns: number[]): number | null {
  if (!placed.located[place] || !placed.inView(place)) return null;
  let best: number | null = null;
  let least = NEAR;
  for (const town of towns) {
    const distance = Math.hypot(placed.x[town]! - placed.x[place]!, placed.y[town]! - placed.y[place]!);
    if (distance < least) [best, least] = [town, distance];
  }
  return best;
}
