import { EVENING, type Reading } from '../session';
import type { Words } from '../words';
import { el, ICONS, icon } from './dom';

/** From so many voices on their list can be searched. */
const MANY = 8;
const KEPT = 40;

export interface WaysHost {
  /** The page that compares the ways to read the day shown. */
  url(): string;
  reading(): Reading;
  date(date: string): string;
  /** A voice as it is named inside a sentence. */
  voice(id: string): string;
  onReading(reading: Partial<Reading>): void;
  onPlace(id: string): void;
  /** The comparison of the day and reading shown; null = not known yet. */
  onCompared(comparison: Element | null): void;
  onLayout(): void;
}

/** The explanation of the rules and of the other ways to read; and what says that one of them is on. */
export class Ways {
  private readonly details: HTMLDetailsElement;
  private readonly body: HTMLElement;
  private readonly chips = el('p', { class: 'chips', hidden: true });
  private readonly kept = new Map<string, Element>();
  private shown = '';
  private filter = '';

  constructor(
    form: HTMLFormElement,
    private readonly words: Words,
    private readonly host: WaysHost,
  ) {
    this.details = form.querySelector('.ways')!;
    this.body = form.querySelector('.ways-body')!;
    form.append(this.chips);
    this.details.addEventListener('toggle', () => this.details.open && void this.compare());
    this.details.addEventListener('keydown', e => {
      if (e.key !== 'Escape' || !this.close()) return;
      e.preventDefault();
      this.summary.focus();
    });
    this.body.addEventListener('input', e => this.search((e.target as HTMLInputElement).value));
    document.addEventListener('pointerdown', e => {
      if (!form.contains(e.target as Node)) this.close();
    });
    document.addEventListener('click', e => this.click(e));
    const written = this.body.firstElementChild;
    if (written) this.put(this.host.url(), written);
  }

  /** Whether the explanation was open and has been closed. */
  close(): boolean {
    const was = this.details.open;
    this.details.open = false;
    return was;
  }

  /** What readings other than the rule are on, in words. */
  notes(): string[] {
    const { known, without } = this.host.reading();
    const t = this.words;
    const out: string[] = [];
    if (known === EVENING) out.push(t.t('map.reading.evening'));
    else if (known) out.push(t.t('map.reading.fixed', { date: this.host.date(known) }));
    if (without) out.push(t.t('map.reading.without', { who: this.host.voice(without) }));
    return out;
  }

  /** Another day or reading is shown: what was compared no longer holds. */
  draw(): void {
    this.chip();
    if (this.host.url() === this.shown) return;
    this.body.setAttribute('aria-busy', 'true');
    this.host.onCompared(null);
  }

  /** The day has come to stay: an open explanation follows, a closed one waits until it is asked for. */
  rest(): void {
    if (this.details.open || this.kept.has(this.host.url())) void this.compare();
  }

  /** Keeps the comparison that a page brought along. */
  take(url: string, page: Document): void {
    const section = page.getElementById('ways');
    if (section) this.keep(url, document.importNode(section, true));
    if (section && url === this.host.url()) void this.compare();
  }

  async compare(): Promise<void> {
    const url = this.host.url();
    if (url === this.shown) return;
    if (!this.kept.has(url)) {
      try {
        const answer = await fetch(url, { credentials: 'omit' });
        if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
        this.take(url, new DOMParser().parseFromString(await answer.text(), 'text/html'));
      } catch {
        if (url === this.host.url()) this.body.replaceChildren(el('p', {}, this.words.t('map.ways.failed')));
      }
    }
    const section = this.kept.get(url);
    if (section && url === this.host.url()) this.put(url, section);
  }

  private get summary(): HTMLElement {
    return this.details.querySelector('summary')!;
  }

  private keep(url: string, section: Element): void {
    this.kept.set(url, section);
    if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value!);
  }

  private put(url: string, section: Element): void {
    const inside = this.body.contains(document.activeElement);
    this.shown = url;
    this.keep(url, section);
    const voices = section.querySelector('.voices');
    if (voices && voices.children.length >= MANY && !section.querySelector('input')) {
      const name = this.words.t('map.ways.filter');
      voices.before(el('input', { type: 'search', 'aria-label': name, placeholder: name, autocomplete: 'off' }));
    }
    if (section !== this.body.firstElementChild) this.body.replaceChildren(section);
    const field = section.querySelector('input');
    if (field) field.value = this.filter;
    this.search(this.filter);
    this.body.removeAttribute('aria-busy');
    if (inside) this.summary.focus();
    this.host.onCompared(section);
  }

  private search(text: string): void {
    this.filter = text;
    const wanted = text.trim().toLocaleLowerCase();
    for (const row of this.body.querySelectorAll<HTMLElement>('.voices li')) {
      row.hidden = !row.textContent!.toLocaleLowerCase().includes(wanted);
    }
  }

  /** Links that change the reading or open a place act on the map; with a modifier they stay links. */
  private click(e: MouseEvent): void {
    if (e.defaultPrevented || e.button !== 0 || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
    const at = e.target as Element;
    const link = at.closest<HTMLElement>('[data-reading]');
    const place = at.closest<HTMLElement>('.ways-body [data-place]')?.dataset.place;
    if (!link && !place) return;
    e.preventDefault();
    const reading: Record<string, string | null> = {};
    for (const [name, value] of new URLSearchParams(link?.dataset.reading)) reading[name] = value || null;
    if (matchMedia('(max-width: 767px)').matches) this.close();
    if (place) this.host.onPlace(place);
    else this.host.onReading(reading);
  }

  /** What is on stands under the switch, with one tap to leave it. */
  private chip(): void {
    const { known, without } = this.host.reading();
    const notes = this.notes();
    const leave = [...(known ? ['known='] : []), ...(without ? ['without='] : [])];
    const key = JSON.stringify([notes, leave, known]);
    if (key === this.chips.dataset.key) return;
    this.chips.dataset.key = key;
    const t = this.words;
    this.chips.replaceChildren(
      ...notes.flatMap((note, i) => {
        const off = el('button', { type: 'button', 'data-reading': leave[i] }, note, icon(ICONS.close));
        off.setAttribute('aria-label', `${note}. ${t.t('map.reading.leave')}`);
        const follow = i === 0 && known && known !== EVENING;
        if (!follow) return [off];
        return [off, el('button', { type: 'button', 'data-reading': `known=${EVENING}` }, t.t('map.reading.follow'))];
      }),
    );
    this.chips.hidden = notes.length === 0;
    this.host.onLayout();
  }
}
