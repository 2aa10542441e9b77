import { lead } from '../links';
import { el, ICONS, iconButton } from '../ui/dom';

/** What one place says when it is chosen: its state, who says so, and the way to its page. */
export class PlaceCard {
  readonly root = el('div', { class: 'card place-card', id: 'place', role: 'status', hidden: true });

  constructor(
    private readonly close: string,
    private readonly read: string,
    private readonly onClose: () => void,
  ) {}

  show(name: string, state: string, voices: string, url: string): void {
    const close = iconButton(ICONS.close, this.close, { class: 'close' });
    close.addEventListener('click', () => this.onClose());
    const link = el('a', { target: '_blank', rel: 'noopener' }, this.read);
    lead(link, url);
    const head = el('p', {}, el('b', {}, el('bdi', {}, name)), ` · ${state}`);
    this.root.replaceChildren(el('div', {}, head, el('p', {}, link, voices && `: ${voices}`)), close);
    this.root.hidden = false;
  }
}
