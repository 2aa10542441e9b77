import type { LeafletMap } from '../map/leaflet';
import { el } from '../ui/dom';
import type { Words } from '../words';

/** Milliseconds that a hint stays. */
const HINT_MS = 1800;
/** Pixels that a finger moves before it counts as moving the map. */
const MOVED = 12;

/**
 * The page around the map keeps its scrolling: one finger scrolls the article
 * and two move the map, the wheel zooms with Ctrl or after a click. In full
 * screen, where nothing else scrolls, the map takes everything.
 */
export class Gestures {
  private readonly hint = el('p', { class: 'hint', 'aria-hidden': 'true', hidden: true });
  private free = false;
  private clicked = false;
  private timer = 0;
  private touched: { x: number; y: number } | null = null;

  constructor(
    private readonly leaflet: LeafletMap,
    element: HTMLElement,
    private readonly words: Words,
  ) {
    element.parentElement!.append(this.hint);
    leaflet.keyboard.disable();
    element.removeAttribute('tabindex');
    leaflet.scrollWheelZoom.disable();
    if (matchMedia('(pointer: coarse)').matches) leaflet.dragging.disable();
    element.addEventListener('pointerdown', e => this.press(e), true);
    element.addEventListener('wheel', e => this.wheel(e), { capture: true, passive: false });
    element.addEventListener('touchstart', e => this.finger(e), { passive: true });
    element.addEventListener('touchmove', e => this.finger(e), { passive: true });
    element.addEventListener('click', () => {
      this.clicked = true;
    });
    element.addEventListener('mouseleave', () => {
      this.clicked = false;
    });
  }

  /** In full screen one finger and the wheel are the map's. */
  setFree(free: boolean): void {
    this.free = free;
    this.hint.hidden = true;
    const { dragging, scrollWheelZoom } = this.leaflet;
    if (free || !matchMedia('(pointer: coarse)').matches) dragging.enable();
    else dragging.disable();
    if (free) scrollWheelZoom.enable();
    else scrollWheelZoom.disable();
  }

  /** A mouse drags the map; a finger on the same machine does not. */
  private press(e: PointerEvent): void {
    const { dragging } = this.leaflet;
    if (this.free || e.pointerType === 'mouse') dragging.enable();
    else dragging.disable();
  }

  private wheel(e: WheelEvent): void {
    const { scrollWheelZoom } = this.leaflet;
    if (this.free || this.clicked || e.ctrlKey || e.metaKey) {
      e.preventDefault();
      scrollWheelZoom.enable();
    } else {
      scrollWheelZoom.disable();
      this.show('embed.wheel');
    }
  }

  private finger(e: TouchEvent): void {
    const { clientX: x, clientY: y } = e.touches[0]!;
    if (e.touches.length > 1 || this.free) this.hint.hidden = true;
    else if (e.type === 'touchstart') this.touched = { x, y };
    else if (this.touched && Math.hypot(x - this.touched.x, y - this.touched.y) > MOVED) this.show('embed.fingers');
  }

  private show(key: string): void {
    this.hint.textContent = this.words.t(key);
    this.hint.hidden = false;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      this.hint.hidden = true;
    }, HINT_MS);
  }
}
