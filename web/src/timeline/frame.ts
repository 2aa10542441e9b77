import type { Stretch } from '../state/atlas';
import { el } from '../ui/dom';
import type { TimelineHost } from './host';
import { SMALLEST } from './window';

/** Least width of the frame in pixels, so that a finger finds it. */
const LEAST = 14;

type FrameHost = Pick<TimelineHost, 'words' | 'rtl' | 'first' | 'last'>;

/** The frame on all years: a range input moves it, its edges are dragged. */
export class Frame {
  readonly slider: HTMLInputElement;
  readonly root = el('div', { class: 'tl-frame', 'aria-hidden': 'true' });
  private shown: Stretch = { from: 0, to: 0 };
  private width = 0;

  constructor(
    private readonly host: FrameHost,
    private readonly onWindow: (w: Stretch) => void,
  ) {
    this.slider = el('input', {
      type: 'range',
      id: 'window-slider',
      class: 'tl-window',
      step: 1,
      'aria-label': host.words.t('map.window.slider'),
    });
    for (const edge of ['from', 'to'] as const) this.root.append(this.handle(edge));
    this.slider.addEventListener('input', () => {
      const { from, to } = this.shown;
      const start = Number(this.slider.value);
      onWindow({ from: start, to: start + to - from });
    });
    this.slider.addEventListener('keydown', e => this.key(e));
  }

  lay(plot: HTMLElement, w: Stretch, width: number): void {
    const { first, last, rtl, words } = this.host;
    this.shown = w;
    this.width = width;
    const total = last - first + 1;
    const size = w.to - w.from + 1;
    const frame = Math.max(LEAST, (size / total) * width);
    const { slider, root } = this;
    slider.min = String(first);
    slider.max = String(last - size + 1);
    slider.value = String(w.from);
    slider.setAttribute(
      'aria-valuetext',
      words.t('map.window.value', { from: words.date(w.from), to: words.date(w.to) }),
    );
    plot.style.setProperty('--thumb', `${frame}px`);
    const share = total === size ? 0 : (w.from - first) / (total - size);
    const x = share * (width - frame);
    root.style.width = `${frame}px`;
    root.style.transform = `translateX(${rtl ? width - frame - x : x}px)`;
  }

  /** Arrows move the window by a third, page keys by all of it, Shift moves its later edge alone. */
  private key(e: KeyboardEvent): void {
    if (e.altKey || e.metaKey || e.ctrlKey) return;
    const { from, to } = this.shown;
    const size = to - from + 1;
    const onward = this.host.rtl ? 'ArrowLeft' : 'ArrowRight';
    const back = this.host.rtl ? 'ArrowRight' : 'ArrowLeft';
    const sign = [onward, 'ArrowUp', 'PageUp'].includes(e.key)
      ? 1
      : [back, 'ArrowDown', 'PageDown'].includes(e.key)
        ? -1
        : 0;
    if (!sign) return;
    e.preventDefault();
    const by = sign * Math.max(1, e.key.startsWith('Page') ? size : Math.round(size / 3));
    this.onWindow(e.shiftKey ? this.held('to', { from, to: to + by }) : { from: from + by, to: to + by });
  }

  /** Keeps a dragged edge inside the atlas and away from the other edge. */
  private held(edge: 'from' | 'to', { from, to }: Stretch): Stretch {
    const { first, last } = this.host;
    return edge === 'from'
      ? { from: Math.max(first, Math.min(from, to - SMALLEST + 1)), to }
      : { from, to: Math.min(last, Math.max(to, from + SMALLEST - 1)) };
  }

  private handle(edge: 'from' | 'to'): HTMLElement {
    const { first, last, rtl } = this.host;
    const handle = el('span', { class: `tl-edge tl-edge-${edge}` });
    // Grips stand outside the frame, which stays free to be dragged as a whole.
    handle.style[(edge === 'from') === rtl ? 'left' : 'right'] = '100%';
    let startX = 0;
    let start = this.shown;
    handle.addEventListener('pointerdown', e => {
      handle.setPointerCapture(e.pointerId);
      startX = e.clientX;
      start = this.shown;
      e.preventDefault();
    });
    handle.addEventListener('pointermove', e => {
      if (!handle.hasPointerCapture(e.pointerId)) return;
      const days = Math.round(((e.clientX - startX) * (rtl ? -1 : 1) * (last - first + 1)) / this.width);
      this.onWindow(this.held(edge, { ...start, [edge]: start[edge] + days }));
    });
    return handle;
  }
}
