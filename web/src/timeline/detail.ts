import type { Day } from '../days';
import type { Stretch } from '../state/atlas';
import type { Words } from '../words';
import type { Tick } from './axis';
import { cross, dot, drawBars, drawSoft, hatch, type Inks, line, prepare, sqrtHeight, triangle } from './pen';
import type { Room, Scale } from './scale';
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

/** What the detail strip shows, gathered beforehand, whatever the day. */
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
}

/** Draws events, changes, axis and reports of the window; their words are Captions. */
export function drawDetail(canvas: HTMLCanvasElement, scale: Scale, rows: Rows, d: DetailData): void {
  const ctx = prepare(canvas, scale.width, rows.height);
  const p = d.inks.palette;
  months(ctx, scale, rows, d);
  drawSoft(ctx, scale, d.soft, rows.base, (rows.base - rows.barsTop) * 0.45, d.inks);
  drawBars(ctx, scale, d.bars, rows.base, barRoom(rows), d.inks);
  ctx.strokeStyle = p.ink2;
  ctx.lineWidth = 1;
  line(ctx, 0, rows.base + 0.5, scale.width, rows.base + 0.5);
  if (rows.events !== null) events(ctx, scale, rows.events, d);
  reportBars(ctx, scale, rows, d);
}

/** Height that the bars of changes have. */
export function barRoom(rows: Rows): number {
  return rows.base - rows.barsTop - (rows.events === null ? 0 : 5);
}

/** The bar of a day's reports: its width, and its height for each number. */
export function reportBar(scale: Scale, rows: Rows, reports: Reports[]): { width: number; h: (n: number) => number } {
  const most = reports.reduce((most, r) => Math.max(most, r.n), 0);
  return { width: Math.max(2, Math.min(13, scale.col * 0.58)), h: sqrtHeight(most, rows.reportHeight) };
}

/** Where the words on a silence stand. */
export function silenceAt(rows: Rows): number {
  return rows.reports + Math.min(6, rows.reportHeight / 2);
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

function reportBars(ctx: Context, scale: Scale, rows: Rows, d: DetailData): void {
  const p = d.inks.palette;
  for (const q of d.quiets) {
    const clip = clipped(q, scale);
    if (clip) hatch(ctx, clip.x, rows.reports, clip.w, rows.reportHeight, p.rule);
  }
  const { width, h } = reportBar(scale, rows, d.reports);
  ctx.fillStyle = p.bars;
  for (const r of d.reports) {
    if (scale.sees(r.day)) ctx.fillRect(scale.middle(r.day) - width / 2, rows.reports, width, h(r.n));
  }
  ctx.lineWidth = 1.25;
  ctx.strokeStyle = p.bars;
  const y = silenceAt(rows);
  ctx.setLineDash([1.5, 3]);
  for (const s of d.silences) {
    const box = clipped(s, scale);
    if (box) line(ctx, box.x + 2, y, box.x + box.w - 2, y);
  }
  ctx.setLineDash([]);
}

/** The part of a stretch that a scale shows. */
export function clipped(s: Stretch, scale: Scale): Room | null {
  const from = Math.max(s.from, scale.from);
  const to = Math.min(s.to, scale.to);
  return from > to ? null : scale.span(from, to);
}
