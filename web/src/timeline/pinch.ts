import type { Day } from '../days';
import type { Stretch } from '../state/atlas';
import type { Scale } from './scale';
import { SMALLEST } from './window';

interface PinchHost {
  readonly day: Day;
  readonly window: Stretch;
  scale(): Scale;
  setWindow(w: Stretch): void;
  /** Undoes what the first finger did before the second came. */
  restore(day: Day): void;
}

/** The window that puts the days a and b, each under a finger, at the points to which the fingers have moved. */
export function pinched(scale: Scale, days: [number, number], points: [number, number]): Stretch | null {
  const along = points.map(x => (scale.rtl ? scale.width - x : x));
  const room = along[1]! - along[0]!;
  const span = days[1] - days[0];
  // Fingers upon each other, or that have crossed, say nothing.
  if (room * span <= 0 || Math.abs(room) < 8) return null;
  const col = room / span;
  const from = Math.round(days[0] - along[0]! / col);
  return { from, to: from + Math.max(SMALLEST, Math.round(scale.width / col)) - 1 };
}

/** Two fingers on the strip zoom and move its window. */
export function layPinch(plot: HTMLElement, host: PinchHost): void {
  const fingers = new Map<number, number>();
  let days: [number, number] | null = null;
  let before = host.day;
  const at = (e: PointerEvent) => e.clientX - plot.getBoundingClientRect().left;
  const points = () => [...fingers.values()] as [number, number];
  plot.addEventListener('pointerdown', e => {
    if (e.pointerType !== 'touch') return;
    if (fingers.size === 0) before = host.day;
    fingers.set(e.pointerId, at(e));
    if (fingers.size !== 2) return;
    const scale = host.scale();
    const dayAt = (x: number) => scale.from + (scale.rtl ? scale.width - x : x) / scale.col;
    const [a, b] = points();
    days = [dayAt(a), dayAt(b)];
    // The slider may still have to tell of the first finger in this frame.
    requestAnimationFrame(() => host.restore(before));
  });
  plot.addEventListener('pointermove', e => {
    if (!fingers.has(e.pointerId)) return;
    fingers.set(e.pointerId, at(e));
    const wanted = days && fingers.size === 2 && pinched(host.scale(), days, points());
    if (wanted) host.setWindow(wanted);
  });
  for (const end of ['pointerup', 'pointercancel'] as const) {
    addEventListener(end, e => {
      if (fingers.delete(e.pointerId) && fingers.size === 0) days = null;
    });
  }
  // While two fingers zoom, the slider beneath them must not move the day.
  for (const kind of ['input', 'change']) {
    const hold = (e: Event) => {
      if (days) e.stopPropagation();
    };
    plot.addEventListener(kind, hold, true);
  }
}
