import type { Day } from '../days';
import { el } from '../ui/dom';
import { barRoom, clipped, type DetailData, type Rows, reportBar, silenceAt } from './detail';
import { Memo } from './memo';
import { prepare, sqrtHeight } from './pen';
import type { Room, Scale } from './scale';

/** The day of the strip: where the playhead is, and what flags stand on the axis. */
export interface Now {
  day: Day;
  /** Days whose flags stand on the axis, and what the widest one says. */
  flags: Day[];
  flag: string;
}

interface Caption {
  text: string;
  x: number;
  y: number;
  /** Width of the text. */
  w: number;
}

/** The words of a window, measured once. */
interface Laid {
  labels: (Caption & { strong: boolean })[];
  numbers: (Caption & { aside: number })[];
  /** Middles of silences, and the room that each has. */
  silences: (Caption & { room: number })[];
  bin: string;
  /** Whether the word on the bins stands at the left, over the half with fewer bars. */
  left: boolean;
  reports: Map<Day, number>;
  h: (n: number) => number;
  width: number;
}

/** The words on the detail strip and the bar of the day's reports: all that a step of the day can move. */
export class Captions {
  readonly canvas = el('canvas', { 'aria-hidden': 'true' });
  private readonly laid = new Memo<Laid>();
  private drawn: [Laid, string] | null = null;

  constructor() {
    const { style } = this.canvas;
    style.position = 'absolute';
    style.top = style.left = '0';
    style.pointerEvents = 'none';
  }

  /**
   * Draws them for a day and returns the width of what the flag says; the canvas is left
   * alone where they stand as they stood. Cost: in proportion to the words.
   */
  draw(scale: Scale, rows: Rows, d: DetailData, now: Now): number {
    const ctx = this.canvas.getContext('2d')!;
    const laid = this.laid.get([scale, rows, d], () => layOut(ctx, scale, rows, d));
    const at = scale.middle(now.day);
    ctx.font = `650 12.5px ${d.sans}`;
    const width = ctx.measureText(now.flag).width;
    const reach = width / 2 + 18;
    // Near the edges a flag is pushed inwards.
    const flags = now.flags
      .filter(day => scale.sees(day))
      .map(day => Math.min(scale.width - reach, Math.max(reach, scale.middle(day))));
    const free = ({ x, w }: Caption) => !flags.some(f => x < f + reach && x + w > f - reach);
    let taken = Number.NEGATIVE_INFINITY;
    const labels = laid.labels.filter(label => {
      if (label.x < taken + 8 || !free(label)) return false;
      taken = label.x + label.w;
      return true;
    });
    const crossed = laid.numbers.find(n => Math.abs(n.x - at) < 1);
    const said: { c: Caption; x: number }[] = [];
    for (const c of laid.silences) {
      const covered = Math.abs(at - c.x) < c.w / 2;
      // Beside the playhead rather than beneath it, where there is room.
      const x = covered && c.room > c.w * 2 ? c.x + (at < c.x ? c.w : -c.w) / 2 : c.x;
      if (!said.some(s => Math.abs(s.x - x) < (s.c.w + c.w) / 2)) said.push({ c, x });
    }
    const reports = laid.reports.get(now.day) ?? 0;
    const key = [...labels.map(l => l.x), '|', crossed?.x, '|', ...said.map(s => s.x), '|', reports && at].join(' ');
    if (this.drawn?.[0] === laid && this.drawn[1] === key) return width;
    this.drawn = [laid, key];
    const p = d.inks.palette;
    prepare(this.canvas, scale.width, rows.height);
    ctx.direction = scale.rtl ? 'rtl' : 'ltr';
    ctx.textAlign = 'center';
    ctx.textBaseline = 'alphabetic';
    ctx.font = `500 12px ${d.sans}`;
    ctx.fillStyle = p.ink2;
    for (const n of laid.numbers) {
      if (n === crossed) ctx.fillText(n.text, n.x + n.aside, n.y + 13);
      else ctx.fillText(n.text, n.x, n.y);
    }
    ctx.fillStyle = p.accent;
    if (reports && scale.sees(now.day)) ctx.fillRect(at - laid.width / 2, rows.reports, laid.width, laid.h(reports));
    ctx.textBaseline = 'middle';
    ctx.font = `italic 450 12px ${d.sans}`;
    for (const { c, x } of said) {
      ctx.fillStyle = p.paper;
      ctx.fillRect(x - c.w / 2 + 6, c.y - 8, c.w - 12, 16);
      ctx.fillStyle = p.ink3;
      ctx.fillText(c.text, x, c.y);
    }
    ctx.textAlign = 'left';
    for (const strong of [true, false]) {
      ctx.font = axisFont(strong, d.sans);
      ctx.fillStyle = strong ? p.ink : p.ink3;
      for (const l of labels) if (l.strong === strong) ctx.fillText(l.text, l.x, l.y);
    }
    if (!laid.bin) return width;
    ctx.font = `450 11.5px ${d.sans}`;
    ctx.textAlign = laid.left ? 'left' : 'right';
    ctx.fillText(laid.bin, laid.left ? 2 : scale.width - 2, rows.barsTop - 2);
    return width;
  }
}

function axisFont(strong: boolean, sans: string): string {
  return `${strong ? 650 : 450} 12.5px ${sans}`;
}

/** Measures the words of a window. */
function layOut(ctx: CanvasRenderingContext2D, scale: Scale, rows: Rows, d: DetailData): Laid {
  const labels = d.ticks.map(({ day, text, strong }) => {
    ctx.font = axisFont(strong, d.sans);
    const w = ctx.measureText(text).width;
    return { text, x: Math.min(scale.width - w, Math.max(0, scale.middle(day) - w / 2)), y: rows.axis, w, strong };
  });
  const { bin } = scale;
  const half = (scale.from + scale.to) / 2;
  const later = d.bars.filter(b => b.from > half).length * 2 > d.bars.length;
  return {
    labels,
    numbers: rows.events === null ? [] : numbers(scale, rows, d),
    silences: quietWords(ctx, scale, rows, d),
    bin: bin === 1 ? '' : d.words.t(bin === 7 ? 'map.axis.weeks' : 'map.axis.months'),
    left: later !== scale.rtl,
    reports: new Map(d.reports.map(r => [r.day, r.n])),
    ...reportBar(scale, rows, d.reports),
  };
}

/** The number in view over each bar; beside it where the playhead would cross it out. */
function numbers(scale: Scale, rows: Rows, d: DetailData): Laid['numbers'] {
  const h = sqrtHeight(Math.max(0, ...d.bars.map(b => b.all)), barRoom(rows));
  const found: Laid['numbers'] = [];
  for (const bar of d.bars) {
    const { x, w } = scale.span(bar.from, bar.to);
    if (w < 12 || bar.seen === 0) continue;
    const aside = (scale.rtl ? -1 : 1) * (Math.min(14, w * 0.62) / 2 + 7);
    found.push({ text: d.words.n(bar.seen), x: x + w / 2, y: rows.base - h(bar.seen) - 4, w, aside });
  }
  return found;
}

/** What is said of silences and of times that the sources do not follow, where there is room for it. */
function quietWords(ctx: CanvasRenderingContext2D, scale: Scale, rows: Rows, d: DetailData): Laid['silences'] {
  ctx.font = `italic 450 12px ${d.sans}`;
  const y = silenceAt(rows);
  const found: Laid['silences'] = [];
  const say = (key: string) => {
    const text = d.words.t(key);
    const w = ctx.measureText(text).width + 24;
    return (box: Room | null) => {
      if (box && box.w >= w) found.push({ text, x: box.x + box.w / 2, y, w, room: box.w });
    };
  };
  const quiet = say('map.quiet');
  for (const q of d.quiets) {
    // The words stand where they hide no bar.
    let widest: Room | null = null;
    for (const s of d.silences) {
      const box = clipped({ from: Math.max(q.from, s.from), to: Math.min(q.to, s.to) }, scale);
      if (box && box.w > (widest?.w ?? 0)) widest = box;
    }
    quiet(widest);
  }
  const still = say('map.silence');
  for (const s of d.silences) still(clipped(s, scale));
  return found;
}
