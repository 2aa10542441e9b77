import type { Words } from '../words';
import { el } from './dom';

/** A line over the map that says when the sources tell little. */
export class MapNote {
  private readonly element: HTMLElement;

  constructor(wrap: HTMLElement, words: Words) {
    this.element = el('p', { class: 'map-note card', hidden: true }, words.t('map.quiet'));
    wrap.append(this.element);
  }

  quiet(quiet: boolean): void {
    this.element.hidden = !quiet;
  }
}
