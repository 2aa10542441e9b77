import { loadBeside } from '../load';
import type { Words } from '../words';
import { el, ICONS, icon, label } from './dom';
import type { PlaceTable, Tabled } from './table';

/** The button of the table of places; its script is fetched when it is first opened. */
export class TableDoor {
  readonly button: HTMLButtonElement;
  private table: PlaceTable | null = null;
  private wanted = false;
  private coming = false;

  constructor(
    words: Words,
    private readonly asked: Omit<Tabled, 'button' | 'made'>,
    private readonly failed: (retry: () => void) => void,
  ) {
    this.button = el('button', { type: 'button', 'aria-expanded': 'false', 'aria-haspopup': 'dialog' });
    this.button.append(icon(ICONS.table), label(words.t('map.table')));
    this.button.addEventListener('click', () => {
      if (!this.table) this.open = true;
    });
  }

  get open(): boolean {
    return this.table ? this.table.open : this.wanted;
  }

  set open(open: boolean) {
    if (this.table) this.table.open = open;
    this.wanted = open;
    if (!open || this.table || this.coming) return;
    this.coming = true;
    loadBeside('table').then(
      () => document.dispatchEvent(new CustomEvent<Tabled>('place-table', { detail: this.detail() })),
      () => {
        this.coming = this.wanted = false;
        this.failed(() => {
          this.open = true;
        });
      },
    );
  }

  update(): void {
    this.table?.update();
  }

  /** Whether it was open and has been closed. */
  close(): boolean {
    return this.table?.close() ?? false;
  }

  private detail(): Tabled {
    const made = (table: PlaceTable) => {
      this.table = table;
      table.open = this.wanted;
    };
    return { ...this.asked, button: this.button, made };
  }
}
