import type { Boot } from '../boot';
import type { Atlas } from '../state/atlas';
import type { Words } from '../words';
import { el } from './dom';
import { Finder, type Found, type Row } from './finder';

/** Milliseconds after a key until the server is asked. */
const REST_MS = 60;

export interface SearchHost {
  onPlace(id: string): void;
  onRow(row: Row): void;
  onOption(group: 'claimant' | 'actor', id: string): void;
}

/** What the page hands to the script of the search. */
export interface Asked {
  form: HTMLFormElement;
  atlas: Atlas;
  words: Words;
  boot: Pick<Boot, 'base' | 'lang' | 'dir'>;
  host: SearchHost;
}

/** The search field as a combobox: results as one types, arrows choose, Enter opens, Escape closes. */
export class Search {
  private readonly input: HTMLInputElement;
  private readonly results: HTMLElement;
  private readonly live = document.getElementById('live');
  private readonly finder: Finder;
  private found: Found[] = [];
  private options: HTMLElement[] = [];
  /** The text that the results shown answer. */
  private answered = '';
  private active = -1;
  private timer = 0;

  constructor(
    private readonly form: HTMLFormElement,
    atlas: Atlas,
    private readonly words: Words,
    private readonly boot: Pick<Boot, 'base' | 'lang' | 'dir'>,
    private readonly host: SearchHost,
  ) {
    this.finder = new Finder(atlas, words, boot);
    this.input = form.querySelector('input[type=search]')!;
    this.results = form.querySelector('#find-results')!;
    this.results.setAttribute('role', 'listbox');
    this.results.setAttribute('aria-label', words.t('map.search.results'));
    for (const [name, value] of Object.entries({
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-controls': this.results.id,
      'aria-expanded': 'false',
    }))
      this.input.setAttribute(name, value);
    this.listen();
    // The reader may have been faster than this script.
    if (document.activeElement === this.input) void this.look();
  }

  private listen(): void {
    const { input, results, form } = this;
    input.addEventListener('input', () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.look(), REST_MS);
    });
    input.addEventListener('focus', () => void this.look());
    input.addEventListener('keydown', e => this.key(e));
    input.addEventListener('blur', () => this.close());
    // The field keeps the keyboard while a finger scrolls the list or picks from it.
    results.addEventListener('mousedown', e => e.preventDefault());
    results.addEventListener('click', e => {
      const option = (e.target as Element).closest<HTMLElement>('[role=option]');
      this.pick(this.found[this.options.indexOf(option!)]);
    });
    form.addEventListener('submit', e => {
      if (!input.value.trim() || (this.answered === input.value.trim() && !this.found.length)) return;
      e.preventDefault();
      void this.enter();
    });
  }

  /** Opens the active result, or the first one of what stands in the field now. */
  private async enter(): Promise<void> {
    if (this.active < 0 && this.answered !== this.input.value.trim()) await this.look();
    this.pick(this.found[Math.max(0, this.active)]);
  }

  /** Asks for what stands in the field; the results before stay until the answer is there. */
  private async look(): Promise<void> {
    clearTimeout(this.timer);
    const text = this.input.value.trim();
    if (!text) return this.show([], text, this.words.t('map.search.hint'));
    const found = await this.finder.find(text);
    if (!found || document.activeElement !== this.input) return;
    this.show(found, text, this.words.t('map.search.none', { text }));
    const said = found.length ? this.words.t('map.search.count', { n: found.length }) : this.results.textContent;
    if (this.live) this.live.textContent = said;
  }

  private show(found: Found[], text: string, none: string): void {
    this.found = found;
    this.answered = text;
    this.options = found.map((f, i) => this.option(f, i));
    this.results.replaceChildren();
    const keys = found.map(f => (f.row ? 'more' : f.group ? 'voices' : 'here'));
    for (const key of new Set(keys)) {
      const group = this.options.filter((_, i) => keys[i] === key);
      // Places of the atlas need no heading where they come first.
      if (key === 'here' && keys[0] === key) this.results.append(...group);
      else this.results.append(...this.headed(group, key));
    }
    if (!found.length)
      this.results.append(el('div', { class: 'find-none quiet', role: 'option', 'aria-disabled': 'true' }, none));
    this.results.hidden = false;
    this.results.scrollTop = 0;
    this.input.setAttribute('aria-expanded', 'true');
    this.activate(-1);
  }

  /** A group of options under its heading; nothing for no options. */
  private headed(options: HTMLElement[], key: string): HTMLElement[] {
    if (!options.length) return [];
    const head = el('p', { id: `find-${key}`, class: 'quiet' }, this.words.t(`map.search.${key}`));
    return [el('li', { role: 'group', 'aria-labelledby': head.id }, head, ...options)];
  }

  private option(found: Found, i: number): HTMLElement {
    const name = el('span', {}, el('b', {}, el('bdi', {}, found.name)));
    if (found.matched)
      name.prepend(el('bdi', { class: 'quiet' }, found.matched), this.boot.dir === 'rtl' ? ' ← ' : ' → ');
    const option = el('div', { role: 'option', id: `find-${i}` }, name);
    if (found.about) option.append(el('small', { class: 'quiet' }, found.about));
    return option;
  }

  private key(e: KeyboardEvent): void {
    if (e.isComposing) return;
    const open = !this.results.hidden;
    if (e.key === 'Escape' && (open || this.input.value)) {
      if (!open) this.input.value = '';
      this.close();
      e.preventDefault();
    }
    const step = e.key === 'ArrowDown' ? 1 : e.key === 'ArrowUp' ? -1 : 0;
    if (!step || e.altKey || e.ctrlKey || e.metaKey) return;
    e.preventDefault();
    const n = this.found.length;
    if (!open) void this.look();
    else if (n) this.activate((Math.max(this.active, step < 0 ? 0 : -1) + step + n) % n);
  }

  private activate(active: number): void {
    this.active = active;
    this.options.forEach((option, i) => {
      option.setAttribute('aria-selected', String(i === active));
    });
    if (active < 0) this.input.removeAttribute('aria-activedescendant');
    else this.input.setAttribute('aria-activedescendant', `find-${active}`);
    this.options[active]?.scrollIntoView({ block: 'nearest' });
  }

  private pick(found?: Found): void {
    if (!found) return;
    this.input.value = '';
    this.input.blur();
    document.body.classList.remove('find-open');
    if (found.row) this.host.onRow(found.row);
    else if (found.group) this.host.onOption(found.group, found.id);
    else this.host.onPlace(found.id);
  }

  private close(): void {
    clearTimeout(this.timer);
    this.finder.stop();
    this.results.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
    this.activate(-1);
  }
}
