import { AFTER_ALL, BEFORE_ALL, type Day } from '../days';
import { STATUS } from '../state/atlas';
import type { Spans } from '../state/history';
import { el } from '../ui/dom';
import { stateText } from '../ui/legend';
import type { Words } from '../words';
import type { TimelineHost } from './host';
import { type Inks, line, prepare } from './pen';
import { layOver, type Room, type Scale } from './scale';

const LANE_HEIGHT = 20;
/** The basis of a state that a place has with the area around it. */
const INCLUDED = 2;

type LaneHost = Pick<TimelineHost, 'atlas' | 'words' | 'rtl' | 'first' | 'last' | 'sans' | 'inks'>;

/** The history of the chosen place under the strips: a picture, and a button for each state it was in. */
export class Lane {
  readonly root: HTMLElement;
  private readonly canvas = el('canvas', { 'aria-hidden': 'true' });
  private readonly buttons = new Map<number, HTMLButtonElement>();
  private spans: Spans | null = null;
  private current: HTMLButtonElement | null = null;

  constructor(
    private readonly host: LaneHost,
    private readonly onDay: (day: Day) => void,
  ) {
    this.root = el('div', { class: 'tl-lane', role: 'group', hidden: true });
    this.root.addEventListener('keydown', e => this.key(e));
  }

  /** Takes a place's spans. */
  take(spans: Spans | null, place: number | null): void {
    const { host, root, buttons } = this;
    this.spans = spans;
    this.current = null;
    buttons.clear();
    root.hidden = place === null || !spans;
    root.replaceChildren(this.canvas);
    if (place === null || !spans) return;
    root.setAttribute('aria-label', host.atlas.name(place));
    for (let i = 0; i < spans.count; i++) {
      if (spans.place[i] !== place) continue;
      const label = this.name(spans, i);
      const button = el('button', {
        type: 'button',
        class: 'tl-span',
        title: label,
        'aria-label': label,
        tabindex: -1,
      });
      button.addEventListener('click', () => this.onDay(Math.max(host.first, spans.start[i]!)));
      buttons.set(i, button);
      root.append(button);
    }
  }

  /** Draws the window and lays the buttons over it. */
  lay(scale: Scale): void {
    const { spans, host } = this;
    if (!spans) return;
    drawLane(this.canvas, scale, spans, [...this.buttons.keys()], host.inks(), host.words, host.sans());
    for (const [i, button] of this.buttons) {
      const box = boxOf(spans, i, scale);
      button.hidden = !box;
      if (box) layOver(button, box);
    }
  }

  /** Marks the state of a day; the keyboard enters the lane there. */
  mark(day: Day): void {
    const { spans } = this;
    if (!spans) return;
    let now: HTMLButtonElement | null = null;
    for (const [i, button] of this.buttons) if (spans.start[i]! <= day && day < spans.end[i]!) now = button;
    if (now === this.current) return;
    this.current?.removeAttribute('aria-current');
    now?.setAttribute('aria-current', 'date');
    this.current = now;
    this.enterAt(now);
  }

  private enterAt(button: HTMLButtonElement | null): void {
    for (const other of this.buttons.values()) other.tabIndex = other === button ? 0 : -1;
  }

  private key(e: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
    const seen = [...this.buttons.values()].filter(b => !b.hidden);
    const at = seen.indexOf(document.activeElement as HTMLButtonElement);
    if (!step || at < 0) return;
    e.preventDefault();
    const next = seen[at + (this.host.rtl ? -step : step)];
    if (!next) return;
    this.enterAt(next);
    next.focus();
  }

  /** "held by X, 3 November 2017 to 9 December 2017" */
  private name(spans: Spans, i: number): string {
    const { words, atlas, first, last } = this.host;
    const status = STATUS[spans.status[i]!]!;
    const actors = status === 'held' ? [spans.holder[i]!] : (spans.holders[i] ?? []);
    const state = stateText(words, atlas, { status, actors, core: 0, approximate: false });
    const from = words.date(Math.max(first, spans.start[i]!));
    const to = words.date(Math.min(last, spans.end[i]! - 1));
    return [state, words.t('map.window.value', { from, to })].join(words.t('map.comma'));
  }
}

/** Where a span stands in the window, or null outside. */
function boxOf(spans: Spans, i: number, scale: Scale): Room | null {
  const start = spans.start[i]!;
  const end = spans.end[i]!;
  const from = start === BEFORE_ALL ? scale.from : Math.max(scale.from, start);
  const to = end === AFTER_ALL ? scale.to : Math.min(scale.to, end - 1);
  return from > to ? null : scale.span(from, to);
}

/** Draws the spans of one place: hollow unknown, rim announced, filled held, halves both inside, broken unsure. */
function drawLane(
  canvas: HTMLCanvasElement,
  scale: Scale,
  spans: Spans,
  segments: number[],
  inks: Inks,
  words: Words,
  sans: string,
): void {
  const ctx = prepare(canvas, scale.width, LANE_HEIGHT);
  const p = inks.palette;
  for (const i of segments) {
    const box = boxOf(spans, i, scale);
    if (!box) continue;
    const { x, w } = box;
    const [left, width] = [x + 0.75, Math.max(1, w - 1.5)];
    const status = STATUS[spans.status[i]!]!;
    const colors = (spans.holders[i] ?? []).map(inks.color);
    const last = status === 'held' ? inks.color(spans.holder[i]!) : (colors.at(-1) ?? p.bars);
    ctx.lineWidth = 1;
    ctx.strokeStyle = status === 'unknown' ? p.none : p.outline;
    ctx.fillStyle = last;
    if (status === 'held') ctx.fillRect(left, 2, width, 16);
    if (status === 'contested') {
      ctx.fillStyle = colors[0] ?? last;
      ctx.fillRect(left, 2, width, 8);
      ctx.fillStyle = last;
      ctx.fillRect(left, 10, width, 8);
    }
    if (status === 'claimed') {
      ctx.fillRect(left, 2, width, 4);
      ctx.fillRect(left, 14, width, 4);
    }
    if (status === 'unsure') {
      ctx.fillRect(left, 7, width, 6);
      ctx.setLineDash([4, 3]);
    }
    ctx.strokeRect(left, 2, width, 16);
    ctx.setLineDash([]);
    label(
      ctx,
      words.t(status === 'held' && spans.basis[i] === INCLUDED ? 'map.lane.included' : `map.lane.${status}`),
      left,
      width,
      status === 'held',
      last,
      p.paper,
      p.ink,
      sans,
    );
  }
  ctx.strokeStyle = p.rule;
  line(ctx, 0, LANE_HEIGHT - 0.5, scale.width, LANE_HEIGHT - 0.5);
}

function label(
  ctx: CanvasRenderingContext2D,
  text: string,
  x: number,
  w: number,
  onColor: boolean,
  color: string,
  paper: string,
  ink: string,
  sans: string,
): void {
  ctx.font = `550 11.5px ${sans}`;
  const need = ctx.measureText(text).width + 16;
  if (w < need) return;
  const middle = x + w / 2;
  // Words on the actor's colour stand on a patch of paper: contrast must not depend on the data.
  ctx.fillStyle = paper;
  if (!onColor || color !== paper) ctx.fillRect(middle - need / 2 + 3, 4, need - 6, 12);
  ctx.fillStyle = ink;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillText(text, middle, 10.5);
}
