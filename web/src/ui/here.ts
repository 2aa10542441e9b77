import type { Atlas } from '../state/atlas';
import type { Look } from '../state/look';
import { symbolIcon } from '../symbols/icon';
import type { Sprites } from '../symbols/sprites';
import type { Words } from '../words';
import { buildDialog } from './dialog';
import { el } from './dom';
import { stateText } from './legend';

export interface HereHost {
  look(place: number): Look;
  changed(place: number): boolean;
  onPick(place: number): void;
}

/** The places that the map tells at one point, with their states; each opens its page. */
export class HereList {
  constructor(
    private readonly atlas: Atlas,
    private readonly words: Words,
    private readonly sprites: Sprites,
    private readonly host: HereHost,
  ) {}

  /** Lists some places, the first of which names the point. */
  open(places: number[]): void {
    const title = this.words.t('map.here.title', { place: this.atlas.name(places[0]!) });
    const list = el('ul', { class: 'here-list' });
    const dialog = buildDialog(this.words, title, 'here', list);
    list.append(...places.map(place => el('li', {}, this.row(place, dialog))));
    dialog.addEventListener('close', () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
    list.querySelector('button')?.focus();
  }

  private row(place: number, dialog: HTMLDialogElement): HTMLElement {
    const { host, words, atlas } = this;
    const look = host.look(place);
    const state = stateText(words, atlas, look);
    const changed = host.changed(place);
    const text = changed ? [state, words.t('map.legend.changed')].join(words.t('map.comma')) : state;
    const button = el(
      'button',
      { type: 'button', 'data-place': atlas.id(place) },
      symbolIcon(this.sprites, look, 28, changed),
      el('span', {}, el('b', {}, el('bdi', {}, atlas.name(place))), el('small', { class: 'quiet' }, text)),
    );
    button.addEventListener('click', () => {
      dialog.close();
      host.onPick(place);
    });
    return button;
  }
}
