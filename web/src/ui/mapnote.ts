import type { Words } from '../words';
import { el } from './dom';

/** A line under the card of the rules that says when the sources tell little. */
export class MapNote {
  private readonly element: HTMLElement;

  constructor(above: HTMLElement, words: Words) {
    this.element = el('p', { class: 'map-note card', hidden: true }, words.t('map.quiet'));
    above.append(this.element);
  }

  quiet(quiet: boolean): void {
    this.element.hidden = !quiet;
  }
}
