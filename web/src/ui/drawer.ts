import type { Words } from '../words';
import { el, ICONS, icon } from './dom';

/** Windows in which the panel slides over the map; below they have a sheet, above room for both. */
const BETWEEN = '(min-width: 768px) and (max-width: 1199px)';

/** The panel of middling windows: it lies over the map and slides away. */
export class Drawer {
  private readonly handle: HTMLButtonElement;
  private readonly between = matchMedia(BETWEEN);

  constructor(
    private readonly panel: HTMLElement,
    private readonly words: Words,
    private readonly onMove: () => void,
  ) {
    this.handle = el('button', { type: 'button', id: 'panel-handle', class: 'over-map', 'aria-controls': panel.id });
    panel.before(this.handle);
    this.handle.addEventListener('click', () => this.set(!this.isOpen));
    this.between.addEventListener('change', onMove);
    this.set(true);
  }

  get isOpen(): boolean {
    return document.body.dataset.panel !== 'closed';
  }

  /** The element that lies over the map, if it does. */
  get over(): HTMLElement[] {
    return this.between.matches && this.isOpen ? [this.panel] : [];
  }

  /** Pixels that it takes from each side of the map. */
  cover(): { left: number; right: number } {
    const width = this.over[0]?.offsetWidth ?? 0;
    return document.dir === 'rtl' ? { left: 0, right: width } : { left: width, right: 0 };
  }

  set(open: boolean): void {
    document.body.dataset.panel = open ? 'open' : 'closed';
    const label = this.words.t(open ? 'map.panel.hide' : 'map.panel.show');
    this.handle.setAttribute('aria-expanded', String(open));
    this.handle.setAttribute('aria-label', label);
    this.handle.title = label;
    const back = open === (document.dir !== 'rtl');
    this.handle.replaceChildren(icon(back ? ICONS.left : ICONS.right));
    this.onMove();
  }
}
