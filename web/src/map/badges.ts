import type { Atlas } from '../state/atlas';
import { el } from '../ui/dom';
import { type Box, Room } from './boxes';
import { gather } from './here';
import { DIRECTIONS } from './labels';
import type { Placed } from './placed';

/** What a badge says: shortly, with more room, and aloud. */
export interface BadgeWords {
  count: string;
  here: string;
  label: string;
}

/** Height of a badge, and least width and height of what reacts to a finger or a mouse. */
const HEIGHT = 18;
const HIT = { mouse: 24, touch: 44 };
/** Air between a symbol and its badge; in a crowd it stands off a little. */
const GAPS = [1, 5, 10, 15];

interface Badge {
  place: number;
  text: string;
  label: string;
  hit: Box;
  at: number[];
  /** Whether one of those it counts changed on the day. */
  changed: boolean;
}

/** Buttons on the map that count the places told at another: "+6 here". */
export class Badges {
  /** The undrawn places by the drawn one that stands for them. */
  hidden = new Map<number, number[]>();
  readonly root = el('div', { class: 'badges' });
  private drawn = '';

  constructor(
    private readonly atlas: Atlas,
    private readonly words: (place: number, n: number) => BadgeWords,
    private readonly onOpen: (place: number) => void,
  ) {
    // A press on a badge is none on the map.
    for (const type of ['click', 'dblclick', 'mousedown', 'pointerdown', 'touchstart'])
      this.root.addEventListener(type, e => e.stopPropagation());
  }

  /** Finds room beside each town that stands for others; returns the boxes taken. */
  place(
    placed: Placed,
    symbols: Map<number, Box>,
    cards: Box[],
    frame: Box,
    width: (text: string) => number,
    isChanged: (place: number) => boolean,
  ): Box[] {
    this.hidden = gather(this.atlas, placed);
    const touch = matchMedia('(pointer: coarse)').matches;
    const room = new Room(frame);
    const hits = new Room(frame);
    for (const box of [...cards, ...symbols.values()]) room.take(box);
    const taken: Box[] = [];
    const made: Badge[] = [];
    for (const [place, list] of this.hidden) {
      const { count, here, label } = this.words(place, list.length);
      const size = touch ? HIT.touch : HIT.mouse;
      const found = spot(symbols.get(place)!, touch ? [count] : [here, count], width, size, room, hits);
      if (!found) continue;
      room.take(found.box);
      hits.take(found.hit);
      taken.push(found.box);
      made.push({ place, label, ...found, changed: list.some(isChanged) });
    }
    this.show(made);
    return taken;
  }

  private show(made: Badge[]): void {
    const key = JSON.stringify(made);
    if (key === this.drawn) return;
    this.drawn = key;
    const active = (document.activeElement as HTMLElement | null)?.dataset.badge;
    this.root.replaceChildren(
      ...made.map(({ place, text, label, hit, at, changed }) => {
        const [dx, dy] = at;
        const align = (d: number) => (d > 0 ? 'start' : d < 0 ? 'end' : 'center');
        const style = `position:absolute;display:grid;padding:0;background:none;border:0;left:${hit.x}px;top:${hit.y}px;width:${hit.w}px;height:${hit.h}px;place-items:${align(dy!)} ${align(dx!)}`;
        const button = el('button', {
          type: 'button',
          'data-badge': place,
          'aria-label': `${text}: ${label}`,
          title: label,
        });
        button.style.cssText = style;
        button.append(el('span', { dir: 'auto', class: changed ? 'changed' : null }, text));
        button.addEventListener('click', () => this.onOpen(place));
        return button;
      }),
    );
    if (active) this.root.querySelector<HTMLElement>(`[data-badge="${active}"]`)?.focus({ preventScroll: true });
  }
}

/** The first direction and text that has room; better where the finger meets no other symbol. */
function spot(
  symbol: Box,
  texts: string[],
  width: (text: string) => number,
  size: number,
  room: Room,
  hits: Room,
): { text: string; box: Box; hit: Box; at: number[] } | null {
  for (const strict of [true, false]) {
    for (const gap of GAPS) {
      for (const text of texts) {
        const w = Math.ceil(width(text)) + 10;
        for (const [dx, dy] of [...DIRECTIONS.slice(2), ...DIRECTIONS.slice(0, 2)]) {
          const r = symbol.w / 2 + gap;
          const x = symbol.x + symbol.w / 2 + dx * r - (dx === 0 ? w / 2 : dx < 0 ? w : 0);
          const y = symbol.y + symbol.h / 2 + dy * r - (dy === 0 ? HEIGHT / 2 : dy < 0 ? HEIGHT : 0);
          const box = { x, y, w, h: HEIGHT };
          const hit = reach(box, Math.sign(dx), Math.sign(dy), size);
          if (room.free(box) && hits.free(hit) && (!strict || room.free(hit))) return { text, box, hit, at: [dx, dy] };
        }
      }
    }
  }
  return null;
}

/** What reacts: grown away from the symbol. */
function reach(box: Box, dx: number, dy: number, size: number): Box {
  const w = Math.max(size, box.w);
  const h = Math.max(size, box.h);
  const grow = (d: number, more: number) => (d > 0 ? 0 : d < 0 ? more : more / 2);
  return { x: box.x - grow(dx, w - box.w), y: box.y - grow(dy, h - box.h), w, h };
}
