import type { Boot } from '../boot';
import { loadJson, query } from '../load';
import type { Atlas } from '../state/atlas';
import type { Words } from '../words';
import { el } from './dom';

const REST_MS = 180;
const MOST = 8;

interface Found {
  id: string;
  name: string;
  label: string;
}

interface Geocoding {
  features: { properties: { geocoding: { name: string; label?: string; type?: string; place_id?: string } } }[];
}

/** The search field as a combobox: arrows choose, Enter opens, Escape closes. */
export class Search {
  private readonly input: HTMLInputElement;
  private readonly results: HTMLElement;
  private found: Found[] = [];
  private active = -1;
  private timer = 0;
  private turn = 0;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly atlas: Atlas,
    private readonly words: Words,
    private readonly boot: Pick<Boot, 'base' | 'lang'>,
    private readonly onPick: (id: string) => void,
  ) {
    this.input = form.querySelector('input[type=search]')!;
    this.results = form.querySelector('#find-results')!;
    this.results.setAttribute('role', 'listbox');
    this.results.setAttribute('aria-label', words.t('map.search.results'));
    for (const [name, value] of Object.entries({
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-controls': this.results.id,
      'aria-expanded': 'false',
      autocomplete: 'off',
    }))
      this.input.setAttribute(name, value);
    this.listen();
  }

  private listen(): void {
    this.input.addEventListener('input', () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.look(), REST_MS);
    });
    this.input.addEventListener('keydown', e => this.key(e));
    this.input.addEventListener('blur', () => window.setTimeout(() => this.close(), 150));
    this.form.addEventListener('submit', e => {
      const choice = this.found[Math.max(0, this.active)];
      if (!choice) return;
      e.preventDefault();
      this.pick(choice);
    });
  }

  private async look(): Promise<void> {
    const text = this.input.value.trim();
    const turn = ++this.turn;
    if (!text) return this.close();
    const found = await this.ask(text);
    if (turn !== this.turn) return;
    this.show(found, text);
  }

  /** The server's answer; without one, names on the map that contain the text. */
  private async ask(text: string): Promise<Found[]> {
    try {
      const { base, lang } = this.boot;
      const url = `${base}/search${query({ q: text, lang })}`;
      const answer = await loadJson<Geocoding>(url);
      return answer.features
        .map(f => f.properties.geocoding)
        .filter(g => g.place_id && this.atlas.byId.has(g.place_id))
        .map(g => this.hit(g.place_id!, g.label ?? ''))
        .slice(0, MOST);
    } catch {
      return this.local(text);
    }
  }

  /** A place by the name that the map gives it, and what its label says beyond that. */
  private hit(id: string, label: string): Found {
    const name = this.atlas.name(this.atlas.byId.get(id)!);
    const rest = label.startsWith(name) ? label.slice(name.length).replace(/^[,،]\s*/, '') : label;
    return { id, name, label: rest };
  }

  private local(text: string): Found[] {
    const wanted = fold(text);
    const { place_id, name, name_ar } = this.atlas.json.places;
    return place_id
      .map((id, i) => ({
        id,
        name: this.atlas.name(i),
        label: '',
        folded: `${fold(name[i]!)} ${fold(name_ar[i] ?? '')}`,
      }))
      .filter(p => p.folded.includes(wanted))
      .slice(0, MOST);
  }

  private show(found: Found[], text: string): void {
    this.found = found;
    this.active = -1;
    const options = found.map((f, i) => {
      const option = el('li', { role: 'option', id: `find-${i}`, 'aria-selected': 'false' }, el('b', {}, f.name));
      if (f.label) option.append(' ', el('span', {}, f.label));
      option.addEventListener('pointerdown', e => {
        e.preventDefault();
        this.pick(f);
      });
      return option;
    });
    if (!options.length)
      options.push(
        el(
          'li',
          { class: 'find-none', role: 'option', 'aria-disabled': 'true' },
          this.words.t('map.search.none', { text }),
        ),
      );
    this.results.replaceChildren(...options);
    this.results.hidden = false;
    this.input.setAttribute('aria-expanded', 'true');
  }

  private key(e: KeyboardEvent): void {
    if (e.key === 'Escape') {
      this.close();
      return;
    }
    const step = e.key === 'ArrowDown' ? 1 : e.key === 'ArrowUp' ? -1 : 0;
    if (!step || !this.found.length) return;
    e.preventDefault();
    this.active = (this.active + step + this.found.length) % this.found.length;
    [...this.results.children].forEach((option, i) => {
      option.setAttribute('aria-selected', String(i === this.active));
    });
    this.input.setAttribute('aria-activedescendant', `find-${this.active}`);
  }

  private pick(found: Found): void {
    this.close();
    this.input.value = '';
    this.input.blur();
    document.body.classList.remove('find-open');
    this.onPick(found.id);
  }

  private close(): void {
    this.turn++;
    this.found = [];
    this.results.hidden = true;
    this.results.replaceChildren();
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
  }
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u0652'’ʿʾ-]/g, '')
    .replace(/[أإآ]/g, 'ا')
    .replace(/ة/g, 'ه')
    .toLowerCase();
}
