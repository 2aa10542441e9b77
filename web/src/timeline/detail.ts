import type { Day } from '../days';
import type { Stretch } from '../state/atlas';
import type { Words } from '../words';
import type { Tick } from './axis';
import {
  cross,
  dot,
  drawBars,
  drawNumbers,
  drawSoft,
  hatch,
  type Inks,
  line,
  prepare,
  sqrtHeight,
  triangle,
} from './pen';
import type { Scale } from './scale';
import type { Bar, EventMarks, Reports, SoftBar } from './series';

type Context = CanvasRenderingContext2D;

/** Rows of the detail strip in pixels from its top. */
export interface Rows {
  events: number | null;
  barsTop: number;
  base: number;
  axis: number;
  reports: number;
  reportHeight: number;
  height: number;
}

export const DESK_ROWS: Rows = {
  events: 29,
  barsTop: 44,
  base: 80,
  axis: 91,
  reports: 103,
  reportHeight: 16,
  height: 121,
};
export const PHONE_ROWS: Rows = {
  events: null,
  barsTop: 21,
  base: 54,
  axis: 67,
  reports: 80,
  reportHeight: 8,
  height: 89,
};

/** What the detail strip shows, gathered beforehand: a day's step only draws. */
export interface DetailData {
  bars: Bar[];
  soft: SoftBar[];
  ticks: Tick[];
  reports: Reports[];
  silences: Stretch[];
  quiets: Stretch[];
  marks: EventMarks;
  words: Words;
  inks: Inks;
  sans: string;
  day: Day;
  /** Days whose flags stand on the axis. */
  flags: Day[];
  /** What the widest flag says. */
  flag: string;
}

/** Draws events, changes, axis and reports of the window. */
export function drawDetail(canvas: HTMLCanvasElement, scale: Scale, rows: Rows, d: DetailData): void {
  const ctx = prepare(canvas, scale.width, rows.height);
  const p = d.inks.palette;
  months(ctx, scale, rows, d);
  drawSoft(ctx, scale, d.soft, rows.base, (rows.base - rows.barsTop) * 0.45, d.inks);
  const room = rows.base - rows.barsTop - (rows.events === null ? 0 : 5);
  drawBars(ctx, scale, d.bars, rows.base, room, d.inks);
  if (rows.events !== null) {
    ctx.font = `500 12px ${d.sans}`;
    ctx.fillStyle = p.ink2;
    drawNumbers(ctx, scale, d.bars, rows.base, room, scale.middle(d.day), n => d.words.n(n));
  }
  ctx.strokeStyle = p.ink2;
  ctx.lineWidth = 1;
  line(ctx, 0, rows.base + 0.5, scale.width, rows.base + 0.5);
  if (rows.events !== null) events(ctx, scale, rows.events, d);
  axis(ctx, scale, rows, d);
  reportBars(ctx, scale, rows, d);
}

/** A hairline where each month begins. */
function months(ctx: Context, scale: Scale, rows: Rows, d: DetailData): void {
  ctx.strokeStyle = d.inks.palette.rule;
  ctx.lineWidth = 1;
  for (const tick of d.ticks) {
    if (!tick.strong) continue;
    const { x, w } = scale.span(tick.day, tick.day);
    const at = Math.round(scale.rtl ? x + w : x) + 0.5;
    line(ctx, at, rows.barsTop - 14, at, rows.base);
    line(ctx, at, rows.reports, at, rows.reports + rows.reportHeight);
  }
}

function events(ctx: Context, scale: Scale, y: number, d: DetailData): void {
  const p = d.inks.palette;
  const { announcement, strike, other, ranges } = d.marks;
  // Marks that would lie upon each other are drawn once.
  const taken = new Set<number>();
  const each = (days: Day[], draw: (x: number) => void) => {
    for (const day of days) {
      if (!scale.sees(day)) continue;
      const x = scale.middle(day);
      const slot = scale.col < 3 ? Math.round(x / 9) : day;
      if (scale.col < 3 && taken.has(slot)) continue;
      taken.add(slot);
      draw(x);
    }
  };
  ctx.fillStyle = ctx.strokeStyle = p.ink2;
  ctx.lineWidth = 1.5;
  const both = new Set(announcement.filter(day => strike.includes(day)));
  const aside = (x: number, sign: number) => (scale.col >= 3 && both.has(scale.dayAt(x)) ? x + sign * 6 : x);
  each(announcement, x => triangle(ctx, aside(x, -1), y, 4.2));
  each(strike, x => cross(ctx, aside(x, 1), y, 3.6));
  each(other, x => dot(ctx, x, y, 2));
  ctx.setLineDash([1.5, 2.5]);
  for (const r of ranges) {
    const from = Math.max(r.from, scale.from);
    const to = Math.min(r.to, scale.to);
    if (from > to) continue;
    const { x, w } = scale.span(from, to);
    line(ctx, x, y + 7.5, x + w, y + 7.5);
  }
  ctx.setLineDash([]);
}

function axis(ctx: Context, scale: Scale, rows: Rows, d: DetailData): void {
  ctx.textBaseline = 'middle';
  ctx.direction = scale.rtl ? 'rtl' : 'ltr';
  let taken = Number.NEGATIVE_INFINITY;
  ctx.font = `650 12.5px ${d.sans}`;
  const reach = ctx.measureText(d.flag).width / 2 + 18;
  // Near the edges a flag is pushed inwards.
  const flags = d.flags
    .filter(day => scale.sees(day))
    .map(day => Math.min(scale.width - reach, Math.max(reach, scale.middle(day))));
  for (const tick of d.ticks) {
    ctx.font = `${tick.strong ? 650 : 450} 12.5px ${d.sans}`;
    const w = ctx.measureText(tick.text).width;
    const x = Math.min(scale.width - w, Math.max(0, scale.middle(tick.day) - w / 2));
    if (x < taken + 8 || flags.some(at => x < at + reach && x + w > at - reach)) continue;
    taken = x + w;
    ctx.textAlign = 'left';
    ctx.fillStyle = tick.strong ? d.inks.palette.ink : d.inks.palette.ink3;
    ctx.fillText(tick.text, x, rows.axis);
  }
  if (scale.bin === 1) return;
  ctx.font = `450 11.5px ${d.sans}`;
  ctx.fillStyle = d.inks.palette.ink3;
  const text = d.words.t(scale.bin === 7 ? 'map.axis.weeks' : 'map.axis.months');
  // It stands over the half with fewer bars.
  const half = (scale.from + scale.to) / 2;
  const later = d.bars.filter(b => b.from > half).length * 2 > d.bars.length;
  const left = later !== scale.rtl;
  ctx.textAlign = left ? 'left' : 'right';
  ctx.fillText(text, left ? 2 : scale.width - 2, rows.barsTop - 2);
}

function reportBars(ctx: Context, scale: Scale, rows: Rows, d: DetailData): void {
  const p = d.inks.palette;
  for (const q of d.quiets) {
    const clip = clipped(q, scale);
    if (clip) hatch(ctx, clip.x, rows.reports, clip.w, rows.reportHeight, p.rule);
  }
  const h = sqrtHeight(Math.max(0, ...d.reports.map(r => r.n)), rows.reportHeight);
  const width = Math.max(2, Math.min(13, scale.col * 0.58));
  for (const r of d.reports) {
    if (!scale.sees(r.day)) continue;
    ctx.fillStyle = r.day === d.day ? p.accent : p.bars;
    ctx.fillRect(scale.middle(r.day) - width / 2, rows.reports, width, h(r.n));
  }
  ctx.lineWidth = 1.25;
  ctx.strokeStyle = p.bars;
  ctx.font = `italic 450 12px ${d.sans}`;
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'center';
  const y = rows.reports + Math.min(6, rows.reportHeight / 2);
  const said: [number, number][] = [];
  const say = (text: string, { x, w }: Box) => {
    const need = ctx.measureText(text).width + 24;
    let middle = x + w / 2;
    const at = scale.middle(d.day);
    // Beside the playhead rather than beneath it, where there is room.
    if (Math.abs(at - middle) < need / 2 && w > need * 2) middle = at + need / 2;
    if (w < need || said.some(([from, to]) => middle + need / 2 > from && middle - need / 2 < to)) return;
    said.push([middle - need / 2, middle + need / 2]);
    ctx.fillStyle = p.paper;
    ctx.fillRect(middle - need / 2 + 6, y - 8, need - 12, 16);
    ctx.fillStyle = p.ink3;
    ctx.fillText(text, middle, y);
  };
  ctx.setLineDash([1.5, 3]);
  const still = d.silences.map(s => clipped(s, scale)).filter(box => box !== null);
  for (const { x, w } of still) line(ctx, x + 2, y, x + w - 2, y);
  ctx.setLineDash([]);
  for (const q of d.quiets) {
    // The words stand where they hide no bar.
    let widest: Box | null = null;
    for (const s of d.silences) {
      const box = clipped({ from: Math.max(q.from, s.from), to: Math.min(q.to, s.to) }, scale);
      if (box && box.w > (widest?.w ?? 0)) widest = box;
    }
    if (widest) say(d.words.t('map.quiet'), widest);
  }
  for (const box of still) say(d.words.t('map.silence'), box);
}

type Box = { x: number; w: number };

/** The part of a stretch that a scale shows. */
function clipped(s: Stretch, scale: Scale): Box | null {
  const from = Math.max(s.from, scale.from);
  const to = Math.min(s.to, scale.to);
  return from > to ? null : scale.span(from, to);
}
