import type { Day } from '../days';
import { parseDay } from '../days';
import type { Atlas, Stretch } from '../state/atlas';
import { el } from '../ui/dom';
import type { Words } from '../words';
import { layOver, type Scale } from './scale';

/** Narrower bands carry no title. */
const LEAST_TITLE = 40;
/** Narrower bands are no targets for keys; the list of windows leads to their campaign. */
const LEAST_TARGET = 24;

interface Band {
  from: Day;
  to: Day;
  button: HTMLButtonElement;
  title: HTMLElement;
  shade: HTMLElement | null;
}

/** The phases as bands over the strip; each fits the window to its days. */
export class Bands {
  readonly root: HTMLElement;
  private readonly bands: Band[] = [];

  constructor(atlas: Atlas, words: Words, onFit: (w: Stretch) => void) {
    this.root = el('div', { class: 'tl-phases', role: 'group', 'aria-label': words.t('map.row.phases') });
    for (const phase of atlas.phases) {
      const from = parseDay(phase.start);
      const to = parseDay(phase.end);
      if (from === null || to === null) continue;
      const text = atlas.title(phase);
      const label = words.t('map.phase', { title: text, from: words.date(from), to: words.date(to) });
      const title = el('span', { class: phase.kind === 'interlude' ? 'tl-band tl-interlude' : 'tl-band' });
      const button = el('button', { type: 'button', class: 'tl-phase', title: label, 'aria-label': label }, title);
      button.addEventListener('click', () => onFit({ from: from - 2, to: to + 2 }));
      title.dataset.title = text;
      const shade = phase.kind === 'interlude' ? null : el('div', { class: 'tl-shade' });
      if (shade) this.root.append(shade);
      this.root.append(button);
      this.bands.push({ from, to, button, title, shade });
    }
  }

  lay(scale: Scale): void {
    for (const { from, to, button, title, shade } of this.bands) {
      const outside = to < scale.from || from > scale.to;
      button.hidden = outside;
      if (shade) shade.hidden = outside;
      if (outside) continue;
      const { x, w } = scale.span(Math.max(from, scale.from), Math.min(to, scale.to));
      // A pixel of air tells neighbours apart.
      const room = { x, w: w - 1 };
      layOver(button, room);
      if (shade) layOver(shade, room);
      title.textContent = room.w < LEAST_TITLE ? '' : title.dataset.title!;
      button.tabIndex = room.w < LEAST_TARGET ? -1 : 0;
    }
  }
}
