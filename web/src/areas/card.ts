import { el } from '../ui/dom';
import { type AreasHost, what } from './host';

/** The card beside the tools of the map: the switch, and what it switches. */
export class Card {
  private readonly root: HTMLElement;
  private readonly box = el('input', { type: 'checkbox' });

  constructor(private readonly host: AreasHost) {
    const { words, button } = host;
    this.box.setAttribute('aria-describedby', 'areas-what');
    this.root = el(
      'div',
      { class: 'card tool-areas', id: 'tool-areas', hidden: true },
      el('label', {}, this.box, words.t('map.areas')),
      el('p', { id: 'areas-what' }, what(host)),
    );
    button.setAttribute('aria-controls', this.root.id);
    button.closest('#map-tools')!.append(this.root);
    this.box.addEventListener('change', () => host.turn(this.box.checked));
    document.getElementById('map')!.addEventListener('pointerdown', () => this.close());
    // Before the page, which would close something else.
    addEventListener('keydown', e => e.key === 'Escape' && this.close() && e.preventDefault(), true);
  }

  check(on: boolean): void {
    this.box.checked = on;
    this.host.button.classList.toggle('areas-on', on);
  }

  toggle(): void {
    if (this.close()) return;
    this.set(true);
    this.box.focus();
  }

  close(): boolean {
    if (this.root.hidden) return false;
    const inside = this.root.contains(document.activeElement);
    this.set(false);
    if (inside) this.host.button.focus();
    return true;
  }

  private set(open: boolean): void {
    this.root.hidden = !open;
    this.host.button.setAttribute('aria-expanded', String(open));
  }
}
