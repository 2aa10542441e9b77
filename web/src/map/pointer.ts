import type { LeafletMap } from './leaflet';
import type { Placed } from './placed';

/** Pixels around a symbol that still are its own, for a finger, a click and a resting mouse. */
const REACH = { touch: 18, click: 6, hover: 4 };

export interface PointerHost {
  readonly element: HTMLElement;
  readonly leaflet: LeafletMap;
  readonly placed: Placed;
  /** Canvas pixels of the upper left corner of the element. */
  origin(): { x: number; y: number };
  describe(place: number): string;
  onPick(place: number | null): void;
  /** More than one symbol lies under the finger. */
  onMany(places: number[]): void;
}

/** Lets mouse and finger choose places. */
export function listen(host: PointerHost): void {
  const { element, placed } = host;
  const pixelOf = (e: { clientX: number; clientY: number }) => {
    const box = element.getBoundingClientRect();
    const origin = host.origin();
    return [e.clientX - box.left + origin.x, e.clientY - box.top + origin.y] as const;
  };
  host.leaflet.on('click', e => {
    const touch = matchMedia('(pointer: coarse)').matches;
    const [x, y] = pixelOf(e.originalEvent);
    const place = placed.hit(x, y, touch ? REACH.touch : REACH.click);
    const heap = place === null ? [] : placed.heap(place, x, y, touch ? REACH.touch : 0);
    if (heap.length > 1) host.onMany(heap);
    else host.onPick(place);
  });
  host.leaflet.on('mousemove', e => {
    const place = placed.hit(...pixelOf(e.originalEvent), REACH.hover);
    element.classList.toggle('over-place', place !== null);
    element.title = place === null ? '' : host.describe(place);
  });
}
