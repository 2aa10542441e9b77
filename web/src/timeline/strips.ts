import type { Day } from '../days';
import { parseDay } from '../days';
import type { Atlas, Stretch } from '../state/atlas';
import { el } from '../ui/dom';
import type { Words } from '../words';
import type { Scale } from './scale';

/** The elements of both strips. */
export interface Strips {
  root: HTMLElement;
  plot: HTMLElement;
  detail: HTMLCanvasElement;
  phases: HTMLElement;
  slider: HTMLInputElement;
  head: HTMLElement;
  flag: HTMLElement;
  laneLabel: HTMLElement;
  lane: HTMLCanvasElement;
  overview: HTMLCanvasElement;
  overviewPlot: HTMLElement;
  windowSlider: HTMLInputElement;
  frame: HTMLElement;
  note: HTMLElement;
}

export function buildStrips(words: Words): Strips {
  const canvas = () => el('canvas', { 'aria-hidden': 'true' });
  const detail = canvas();
  const phases = el('div', { class: 'tl-phases' });
  const slider = el('input', {
    type: 'range',
    id: 'day-slider',
    class: 'tl-slider',
    step: 1,
    disabled: true,
    'aria-label': words.t('map.slider'),
  });
  const flag = el('span', { class: 'tl-flag' });
  const head = el('div', { class: 'tl-head', 'aria-hidden': 'true' }, flag);
  const plot = el('div', { class: 'tl-plot' }, detail, phases, slider, head);
  const overview = canvas();
  const windowSlider = el('input', {
    type: 'range',
    id: 'window-slider',
    class: 'tl-window',
    step: 1,
    'aria-label': words.t('map.window.slider'),
  });
  const frame = el('div', { class: 'tl-frame', 'aria-hidden': 'true' });
  const overviewPlot = el('div', { class: 'tl-overview' }, overview, windowSlider, frame);
  const lane = canvas();
  lane.className = 'tl-lane';
  const laneLabel = el('span', { class: 'tl-lane-name' });
  const row = (name: string) => el('span', { class: `tl-row tl-row-${name}` }, words.t(`map.row.${name}`));
  const note = el('p', { class: 'tl-note', role: 'status' });
  const root = el(
    'div',
    { class: 'tl-grid' },
    el('div', { class: 'tl-names', 'aria-hidden': 'true' }, row('phases'), row('changes'), row('reports')),
    plot,
    laneLabel,
    lane,
    el('div', { class: 'tl-names', 'aria-hidden': 'true' }, row('years')),
    overviewPlot,
  );
  return {
    root,
    plot,
    detail,
    phases,
    slider,
    head,
    flag,
    laneLabel,
    lane,
    overview,
    overviewPlot,
    windowSlider,
    frame,
    note,
  };
}

/** Usual width of a letter on a band, in pixels; a band with room for less than most of its title stays blank. */
const LETTER = 6.8;

/** Lays the phase bands over the strip; a tap fits the window to its phase. */
export function layPhases(s: Strips, atlas: Atlas, scale: Scale, words: Words, onFit: (w: Stretch) => void): void {
  s.phases.replaceChildren();
  for (const phase of atlas.json.phases) {
    const start = parseDay(phase.start);
    const end = parseDay(phase.end);
    if (start === null || end === null || end < scale.from || start > scale.to) continue;
    const from = Math.max(start, scale.from);
    const to = Math.min(end, scale.to);
    const { x, w } = scale.span(from, to);
    const title = atlas.title(phase);
    const band = el(
      'button',
      {
        type: 'button',
        class: `tl-phase tl-${phase.kind}`,
        title: words.t('map.phase', { title, from: words.date(start), to: words.date(end) }),
        'aria-label': title,
        tabindex: -1,
      },
      w - 12 > title.length * LETTER * 0.7 ? el('span', {}, title) : '',
    );
    band.style.left = `${x}px`;
    band.style.width = `${Math.max(2, w - 1)}px`;
    band.addEventListener('click', () => onFit({ from: start - 2, to: end + 2 }));
    s.phases.append(band);
    if (phase.kind === 'interlude') continue;
    const shade = el('div', { class: 'tl-shade' });
    shade.style.left = `${x}px`;
    shade.style.width = `${Math.max(2, w - 1)}px`;
    s.phases.append(shade);
  }
}

/** Puts playhead and flag on a day, or hides them outside the window. */
export function layHead(s: Strips, scale: Scale, day: Day, text: string): void {
  s.head.hidden = !scale.sees(day);
  const x = scale.middle(day);
  s.head.style.transform = `translateX(${x}px)`;
  s.flag.textContent = text;
  const half = s.flag.offsetWidth / 2;
  const shift = Math.max(half - x, Math.min(0, scale.width - half - x));
  s.flag.style.transform = `translateX(calc(-50% + ${shift}px))`;
}

/** Sets both ranges and the frame to the window. */
export function layWindow(s: Strips, w: Stretch, first: Day, last: Day, width: number, rtl: boolean): void {
  const total = last - first + 1;
  const size = w.to - w.from + 1;
  const frame = Math.max(14, (size / total) * width);
  s.windowSlider.min = String(first);
  s.windowSlider.max = String(last - size + 1);
  s.windowSlider.value = String(w.from);
  s.overviewPlot.style.setProperty('--thumb', `${frame}px`);
  const share = total === size ? 0 : (w.from - first) / (total - size);
  const x = share * (width - frame);
  s.frame.style.width = `${frame}px`;
  s.frame.style.transform = `translateX(${rtl ? width - frame - x : x}px)`;
}
