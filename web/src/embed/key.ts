import type { Atlas } from '../state/atlas';
import type { Look } from '../state/look';
import { symbolIcon } from '../symbols/icon';
import type { Sprites } from '../symbols/sprites';
import { el } from '../ui/dom';
import type { Seen } from '../ui/legend';
import type { Words } from '../words';

const ORDER = ['held', 'claimed', 'contested', 'ring', 'mark', 'unsure', 'unknown', 'approximate', 'old'];
/** Side of a mark in pixels. */
const SIZE = 18;

interface Entry {
  kind: string;
  text: string;
  look: Look | null;
  n: number;
}

/**
 * The key in as many lines as the head has: what is on screen, who holds first,
 * then each kind of doubt once. What finds no room waits behind a button.
 */
export class Key {
  private readonly list: HTMLElement;
  private readonly more = el('button', { type: 'button', class: 'more-marks', 'aria-expanded': 'false' });
  private readonly last = el('li', {}, this.more);
  private drawn = '';
  private open = false;

  constructor(
    root: HTMLElement,
    private readonly atlas: Atlas,
    private readonly words: Words,
    private readonly sprites: Sprites,
    private readonly marked: number,
    private readonly onSize: () => void,
  ) {
    this.list = root.querySelector('ul')!;
    this.more.addEventListener('click', () => {
      this.open = !this.open;
      this.fit();
      this.more.focus();
    });
    let width = 0;
    new ResizeObserver(([entry]) => {
      const now = Math.round(entry!.contentRect.width);
      if (now !== width && this.drawn) this.fit();
      width = now;
    }).observe(root);
  }

  update(seen: Seen): void {
    const entries = this.count(seen);
    const drawn = JSON.stringify([entries.map(e => [e.kind, e.text, e.look]), seen.shaped]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    this.list.replaceChildren(
      ...entries.map(e => {
        const mark = e.look
          ? symbolIcon(this.sprites, e.look, SIZE, false, seen.shaped)
          : el('i', { class: e.kind === 'mark' ? 'ring twice' : 'ring' });
        return el('li', {}, mark, el('span', {}, e.text));
      }),
    );
    this.fit();
  }

  /** Draws the marks anew in other colours. */
  repaint(seen: Seen): void {
    this.drawn = '';
    this.update(seen);
  }

  /** Hides from the end what the lines have no room for. */
  fit(): void {
    const { more, last, list, words } = this;
    last.remove();
    const items = [...list.children] as HTMLElement[];
    for (const item of items) item.hidden = false;
    const lines = innerWidth < 500 ? 2 : 1;
    const over = () => {
      const shown = ([...list.children] as HTMLElement[]).filter(item => !item.hidden);
      return new Set(shown.map(item => item.offsetTop)).size > lines;
    };
    if (over()) {
      more.textContent = this.open ? '−' : words.t('embed.key.more', { n: items.length });
      list.append(last);
      let hidden = 0;
      while (!this.open && hidden < items.length - 1 && over()) items[items.length - ++hidden]!.hidden = true;
      if (!this.open) more.textContent = words.t('embed.key.more', { n: hidden });
      const label = this.open ? words.t('embed.key.fewer') : words.t('embed.key.more.label', { n: hidden });
      more.setAttribute('aria-label', label);
      more.setAttribute('aria-expanded', String(this.open));
    }
    this.onSize();
  }

  private count(seen: Seen): Entry[] {
    const found = new Map<string, Entry>();
    const add = (key: string, kind: string, text: string, look: Look | null) => {
      const entry = found.get(key) ?? { kind, text, look, n: 0 };
      entry.n++;
      found.set(key, entry);
    };
    const { words, atlas } = this;
    const none: Look = { status: 'unknown', actors: [], core: 0, approximate: false };
    for (const place of seen.places) {
      const look = seen.look(place);
      const plain = { ...look, core: 0, approximate: false };
      if (look.status === 'held') {
        const actors = words.list(look.actors.map(a => atlas.actorName(a)));
        add(`held ${look.actors.join()}`, 'held', words.t('embed.key.held', { actors }), plain);
      } else add(look.status, look.status, words.t(`embed.key.${look.status}`), plain);
      if (look.approximate)
        add('approximate', 'approximate', words.t('embed.key.approximate'), { ...none, approximate: true });
      if (look.core > 0 && (look.status === 'held' || look.status === 'contested'))
        add('old', 'old', words.t('embed.key.old'), { ...look, core: 2, approximate: false });
    }
    const ringed = seen.places.filter(seen.changed);
    const said = ringed.some(p => seen.look(p).status === 'claimed');
    if (ringed.length) add('ring', 'ring', words.t(said ? 'embed.key.ringed' : 'embed.key.changed'), null);
    if (this.marked) add('mark', 'mark', words.t('embed.key.marked'), null);
    return [...found.values()].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || b.n - a.n);
  }
}
