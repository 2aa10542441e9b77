import type { FeatureCollection, Geometry } from 'geojson';
import type { Boot } from '../boot';
import { loadOptional } from '../load';
import { Extents } from '../map/extent';
import type { Atlas } from '../state/atlas';
import type { Words } from '../words';
import { el, ICONS, icon, iconButton } from './dom';

/** The head of the panel while a place is open, and the extents that places are drawn with. */
export class Choice {
  private readonly head: HTMLElement;
  private readonly back: HTMLElement;
  private extents: Promise<Extents> | null = null;

  constructor(panel: HTMLElement, words: Words, onClose: () => void) {
    this.back = el('span');
    const backButton = el('button', { type: 'button', class: 'panel-back' }, icon(ICONS.left), this.back);
    const close = iconButton(ICONS.close, words.t('map.place.close'), { class: 'panel-close' });
    this.head = el('div', { class: 'panel-head', hidden: true }, backButton, close);
    panel.querySelector('#panel-body')?.before(this.head);
    backButton.addEventListener('click', onClose);
    close.addEventListener('click', onClose);
  }

  /** Shows the way back to a day, or nothing. */
  show(day: string | null): void {
    this.head.hidden = day === null;
    this.back.textContent = day ?? '';
  }

  /** The drawn extent of a place; loaded with the first place that is opened. */
  async extent(boot: Boot, atlas: Atlas, place: number | null): Promise<Geometry | undefined> {
    if (place === null) return undefined;
    this.extents ??= loadOptional<FeatureCollection>(`${boot.base}/extents.geojson`).then(json => {
      const extents = new Extents();
      if (json) extents.load(json, atlas.middle);
      return extents;
    });
    return (await this.extents).get(atlas.id(place));
  }
}
