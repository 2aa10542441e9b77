import type { AreasHost, AreasPage } from '../areas/host';
import { loadBeside } from '../load';
import { ICONS, iconButton } from './dom';

/** The estimated areas: a button among the tools of the map, and a script that is fetched when first asked for. */
export class Areas {
  readonly button: HTMLButtonElement;
  private script: Promise<void> | null = null;

  constructor(private readonly page: AreasPage) {
    this.button = iconButton(ICONS.layers, page.words.t('map.layers'), { 'aria-expanded': 'false' });
    this.button.addEventListener('click', () => this.tell(true));
  }

  /** Shows the areas of what the session shows, if they are on. */
  show(): void {
    if (this.page.session.areas || this.script) this.tell(false);
  }

  private tell(pressed: boolean): void {
    const detail: AreasHost = { ...this.page, button: this.button, pressed };
    this.script ??= loadBeside('areas');
    this.script.then(
      () => document.dispatchEvent(new CustomEvent('areas', { detail })),
      () => {
        this.script = null;
        this.page.failed(() => this.tell(pressed));
      },
    );
  }
}
