import { RING } from '../symbols/draw';
import type { Placed } from './placed';

/** Fewer colliding symbols than this can still be told apart. */
const LEAST = 3;

/** The largest group of changed symbols on screen that run into each other, or null. */
export function collision(placed: Placed, changed: ReadonlySet<number>): number[] | null {
  const open = new Set(placed.seen.filter(place => changed.has(place)));
  let best: number[] = [];
  for (const start of open) {
    const group = [start];
    open.delete(start);
    for (let i = 0; i < group.length; i++) {
      for (const other of open) {
        if (!meet(placed, group[i]!, other)) continue;
        open.delete(other);
        group.push(other);
      }
    }
    if (group.length > best.length) best = group;
  }
  return best.length >= LEAST ? best : null;
}

function meet(placed: Placed, a: number, b: number): boolean {
  const reach = placed.radius(a) + placed.radius(b) + 2 * (RING.gap + RING.width);
  return Math.hypot(placed.x[a]! - placed.x[b]!, placed.y[a]! - placed.y[b]!) < reach;
}
