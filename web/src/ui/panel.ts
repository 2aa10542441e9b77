import { el } from './dom';

/** Milliseconds of rest before the text of a day or place is fetched. */
const REST_MS = 150;
const KEPT = 60;
/** The answer of a copy on a file server that does not have a text: the quick one stays. */
const GONE = 410;

export interface PanelHost {
  onPlace(id: string): void;
  onDate(date: string): void;
  /** What to show at once, while the server's text is on its way. */
  quick(): HTMLElement | null;
  /** The page that a text was lifted from. */
  page(url: string, page: Document): void;
  /** The text that is shown now, or null for the quick one. */
  shown(article: HTMLElement | null): void;
  failed(): { text: string; retry: string };
}

/** The text beside the map: articles that the server wrote, lifted from its pages. */
export class Panel {
  private readonly cache = new Map<string, HTMLElement>();
  private timer = 0;
  private flight: AbortController | null = null;
  private shown = '';
  /** Whether the page came without a text. */
  empty = false;

  constructor(
    readonly body: HTMLElement,
    private readonly host: PanelHost,
  ) {
    body.addEventListener('click', e => this.click(e));
  }

  /** Tells the panel that the text on the page answers this address. */
  adopt(url: string): void {
    const article = this.body.querySelector('article');
    this.empty = !article;
    if (!article) return;
    this.shown = url;
    this.keep(url, article);
    this.host.shown(article);
  }

  /** Shows the article `id` of a page: at once if it is known, else after a moment of rest. */
  show(url: string, id: string, then?: () => void): void {
    this.cancel();
    if (url === this.shown) {
      then?.();
      return;
    }
    const known = this.cache.get(url);
    if (known) {
      this.put(url, known);
      then?.();
      return;
    }
    this.quick();
    this.timer = window.setTimeout(() => this.fetch(url, id, then), REST_MS);
  }

  /** Shows the quick text only: under way through many days nothing is fetched. */
  pass(): void {
    this.cancel();
    this.quick();
  }

  private quick(): void {
    const quick = this.host.quick();
    if (!quick) return;
    this.shown = '';
    this.body.replaceChildren(quick);
    this.host.shown(null);
  }

  /** Moves the keyboard to the heading of the text. */
  focus(): void {
    const h1 = this.body.querySelector<HTMLElement>('h1');
    h1?.setAttribute('tabindex', '-1');
    h1?.focus({ preventScroll: true });
  }

  private cancel(): void {
    clearTimeout(this.timer);
    this.flight?.abort();
    this.flight = null;
  }

  private async fetch(url: string, id: string, then?: () => void): Promise<void> {
    const flight = new AbortController();
    this.flight = flight;
    this.body.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(url, { signal: flight.signal, credentials: 'omit' });
      if (answer.status === GONE) {
        const why = el('p', { class: 'note' }, await answer.text());
        if (!flight.signal.aborted) this.body.append(why);
        return then?.();
      }
      if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const article = page.getElementById(id);
      if (!article) throw new Error(`${url}: no #${id}`);
      this.host.page(url, page);
      const lifted = document.importNode(article, true);
      this.keep(url, lifted);
      if (!flight.signal.aborted) {
        this.put(url, lifted);
        then?.();
      }
    } catch {
      if (!flight.signal.aborted) this.complain(() => this.fetch(url, id, then));
    } finally {
      if (this.flight === flight) this.body.removeAttribute('aria-busy');
    }
  }

  private put(url: string, article: HTMLElement): void {
    this.shown = url;
    this.body.replaceChildren(article);
    this.host.shown(article);
  }

  private keep(url: string, article: HTMLElement): void {
    this.cache.set(url, article);
    if (this.cache.size > KEPT) this.cache.delete(this.cache.keys().next().value!);
  }

  private complain(retry: () => void): void {
    const words = this.host.failed();
    const button = el('button', { type: 'button' }, words.retry);
    button.addEventListener('click', retry);
    this.body.querySelector('.panel-failed')?.remove();
    this.body.append(el('p', { class: 'panel-failed note', role: 'status' }, `${words.text} `, button));
  }

  /** Links to places and dates act in place; with a modifier they stay links. */
  private click(e: MouseEvent): void {
    if (e.defaultPrevented || e.button !== 0 || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
    const link = (e.target as Element).closest<HTMLElement>('a[data-place], a[data-date], button[data-place]');
    if (!link) return;
    e.preventDefault();
    if (link.dataset.place) this.host.onPlace(link.dataset.place);
    else if (link.dataset.date) this.host.onDate(link.dataset.date);
  }
}
