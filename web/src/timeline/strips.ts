import { el } from '../ui/dom';
import type { Words } from '../words';
import type { Scale } from './scale';

/** The parts that are laid over the strips. */
interface Parts {
  bands: HTMLElement;
  lane: HTMLElement;
  frame: { slider: HTMLInputElement; root: HTMLElement };
}

/** The elements of both strips. */
export interface Strips {
  root: HTMLElement;
  plot: HTMLElement;
  detail: HTMLCanvasElement;
  slider: HTMLInputElement;
  head: HTMLElement;
  flag: HTMLElement;
  laneLabel: HTMLElement;
  overview: HTMLCanvasElement;
  overviewPlot: HTMLElement;
  /** How many of the changes are in view. */
  count: HTMLElement;
  note: HTMLElement;
}

export function buildStrips(words: Words, parts: Parts): Strips {
  const canvas = () => el('canvas', { 'aria-hidden': 'true' });
  const detail = canvas();
  const slider = el('input', {
    type: 'range',
    id: 'day-slider',
    class: 'tl-slider',
    step: 1,
    disabled: true,
    'aria-label': words.t('map.slider'),
    'aria-describedby': 'tl-count',
  });
  const flag = el('span', { class: 'tl-flag' });
  const head = el('div', { class: 'tl-head', 'aria-hidden': 'true' }, flag);
  const plot = el('div', { class: 'tl-plot' }, detail, slider, head, parts.bands);
  const overview = canvas();
  const overviewPlot = el('div', { class: 'tl-overview' }, overview, parts.frame.slider, parts.frame.root);
  const laneLabel = el('span', { class: 'tl-lane-name', 'aria-hidden': 'true' });
  const count = el('span', { class: 'tl-row tl-count', id: 'tl-count' });
  const row = (name: string, top: number) => {
    const title = el('span', { class: 'tl-row', 'aria-hidden': 'true' }, words.t(`map.row.${name}`));
    title.style.top = `${top}px`;
    return title;
  };
  count.style.top = '70px';
  const note = el('p', { class: 'tl-note', role: 'status' });
  const root = el(
    'div',
    { class: 'tl-grid' },
    el('div', { class: 'tl-names' }, row('phases', 0), row('changes', 53), count, row('reports', 100)),
    plot,
    laneLabel,
    parts.lane,
    el('div', { class: 'tl-names' }, row('years', 12)),
    overviewPlot,
  );
  return { root, plot, detail, slider, head, flag, laneLabel, overview, overviewPlot, count, note };
}

/** Room of the flag beside its text, in pixels. */
const FLAG_PAD = 24;

/** Sets a slider; what is as it was is not written, since a written attribute is laid out anew. */
export function laySlide(slider: HTMLInputElement, min: number, max: number, value: number): void {
  if (slider.min !== String(min)) slider.min = String(min);
  if (slider.max !== String(max)) slider.max = String(max);
  if (slider.value !== String(value)) slider.value = String(value);
}

/** Puts playhead and flag on a day, or hides them outside the window; `width` is that of the flag's text. */
export function layHead(s: Strips, scale: Scale, day: number, text: string, width: number): void {
  if (s.head.hidden === scale.sees(day)) s.head.hidden = !s.head.hidden;
  const x = scale.middle(day);
  s.head.style.transform = `translateX(${x}px)`;
  if (s.flag.textContent !== text) s.flag.textContent = text;
  // The width is measured, not asked of the page, which would lay out anew at each step.
  const half = (width + FLAG_PAD) / 2;
  const shift = Math.max(half - x, Math.min(0, scale.width - half - x));
  s.flag.style.transform = `translateX(calc(-50% + ${shift}px))`;
}
