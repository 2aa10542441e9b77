import type { AtlasMap } from './map';

const MOST = 40;
const MS = 600;

/** One short ring around each place that changed; it leaves nothing behind. */
export function pulse(map: AtlasMap, places: Iterable<number>): void {
  const pane = map.element.parentElement;
  if (!pane) return;
  const seen = new Set(map.placed.seen);
  let count = 0;
  for (const place of places) {
    if (!seen.has(place) || ++count > MOST) continue;
    const { x, y } = map.pixel(place);
    const r = map.placed.radius(place) + 5;
    const ring = document.createElement('div');
    ring.className = 'pulse';
    ring.style.width = ring.style.height = `${2 * r}px`;
    ring.style.left = `${x - r}px`;
    ring.style.top = `${y - r}px`;
    pane.append(ring);
    const motion = ring.animate(
      [
        { transform: 'scale(1)', opacity: 1 },
        { transform: 'scale(2.1)', opacity: 0 },
      ],
      { duration: MS, easing: 'ease-out' },
    );
    motion.onfinish = () => ring.remove();
    motion.oncancel = () => ring.remove();
  }
}
