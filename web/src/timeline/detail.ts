import type { Change } from '../state/changes';
import type { Words } from '../words';
import { ticks } from './axis';
import { cross, drawBars, drawNumbers, drawSoft, type Inks, line, prepare, sqrtHeight, triangle } from './pen';
import type { Scale } from './scale';
import { bars, type eventMarks, type Reports, silences, softBars } from './series';

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

export interface DetailData {
  changes: Change[];
  reports: Reports[];
  marks: ReturnType<typeof eventMarks>;
  inView: (place: number) => boolean;
  words: Words;
  inks: Inks;
  sans: string;
  day: number;
}

/** Draws events, changes, axis and reports of the window. */
export function drawDetail(canvas: HTMLCanvasElement, scale: Scale, rows: Rows, d: DetailData): void {
  const ctx = prepare(canvas, scale.width, rows.height);
  const p = d.inks.palette;
  months(ctx, scale, rows, d);
  drawSoft(ctx, scale, softBars(d.changes, scale, d.inView), rows.base, (rows.base - rows.barsTop) * 0.45, d.inks);
  const found = bars(d.changes, scale, d.inView);
  const room = rows.base - rows.barsTop - (rows.events === null ? 0 : 5);
  drawBars(ctx, scale, found, rows.base, room, d.inks);
  if (rows.events !== null) {
    ctx.font = `500 12px ${d.sans}`;
    ctx.fillStyle = p.ink2;
    drawNumbers(ctx, scale, found, rows.base, room, scale.middle(d.day), n => d.words.n(n));
  }
  ctx.strokeStyle = p.ink2;
  ctx.lineWidth = 1;
  line(ctx, 0, rows.base + 0.5, scale.width, rows.base + 0.5);
  if (rows.events !== null) events(ctx, scale, rows.events, d);
  axis(ctx, scale, rows, d);
  reportBars(ctx, scale, rows, d);
}

/** A hairline where each month begins. */
function months(ctx: CanvasRenderingContext2D, scale: Scale, rows: Rows, d: DetailData): void {
  ctx.strokeStyle = d.inks.palette.rule;
  ctx.lineWidth = 1;
  for (const tick of ticks(scale, d.words)) {
    if (!tick.strong) continue;
    const { x, w } = scale.span(tick.day, tick.day);
    const at = Math.round(scale.rtl ? x + w : x) + 0.5;
    line(ctx, at, rows.barsTop - 14, at, rows.base);
    line(ctx, at, rows.reports, at, rows.reports + rows.reportHeight);
  }
}

function events(ctx: CanvasRenderingContext2D, scale: Scale, y: number, d: DetailData): void {
  if (scale.col < 3) return;
  ctx.fillStyle = ctx.strokeStyle = d.inks.palette.ink2;
  ctx.lineWidth = 1.5;
  const strikes = new Set(d.marks.strike);
  for (const day of d.marks.announcement) {
    if (!scale.sees(day)) continue;
    triangle(ctx, scale.middle(day) - (strikes.has(day) ? 6 : 0), y, 4.2);
  }
  for (const day of strikes) {
    if (!scale.sees(day)) continue;
    cross(ctx, scale.middle(day) + (d.marks.announcement.includes(day) ? 6 : 0), y, 3.6);
  }
}

function axis(ctx: CanvasRenderingContext2D, scale: Scale, rows: Rows, d: DetailData): void {
  ctx.textBaseline = 'middle';
  ctx.direction = scale.rtl ? 'rtl' : 'ltr';
  let taken = Number.NEGATIVE_INFINITY;
  const flag = scale.middle(d.day);
  ctx.font = `650 12.5px ${d.sans}`;
  const reach = ctx.measureText(d.words.short(d.day)).width / 2 + 18;
  // Near the edges the flag is pushed inwards.
  const at = Math.min(scale.width - reach, Math.max(reach, flag));
  const ordered = ticks(scale, d.words).sort((a, b) => scale.middle(a.day) - scale.middle(b.day));
  for (const tick of ordered) {
    ctx.font = `${tick.strong ? 650 : 450} 12.5px ${d.sans}`;
    const w = ctx.measureText(tick.text).width;
    const x = Math.min(scale.width - w, Math.max(0, scale.middle(tick.day) - w / 2));
    if (x < taken + 8 || (x < at + reach && x + w > at - reach)) continue;
    taken = x + w;
    ctx.textAlign = 'left';
    ctx.fillStyle = tick.strong ? d.inks.palette.ink : d.inks.palette.ink3;
    ctx.fillText(tick.text, x, rows.axis);
  }
  if (scale.bin === 1) return;
  ctx.font = `450 11.5px ${d.sans}`;
  ctx.fillStyle = d.inks.palette.ink3;
  ctx.textAlign = scale.rtl ? 'left' : 'right';
  const text = d.words.t(scale.bin === 7 ? 'map.axis.weeks' : 'map.axis.months');
  ctx.fillText(text, scale.rtl ? 2 : scale.width - 2, rows.barsTop - 2);
}

function reportBars(ctx: CanvasRenderingContext2D, scale: Scale, rows: Rows, d: DetailData): void {
  const p = d.inks.palette;
  const h = sqrtHeight(Math.max(0, ...d.reports.map(r => r.n)), rows.reportHeight);
  const width = Math.max(2, Math.min(13, scale.col * 0.58));
  for (const r of d.reports) {
    if (!scale.sees(r.day)) continue;
    ctx.fillStyle = r.day === d.day ? p.accent : p.bars;
    ctx.fillRect(scale.middle(r.day) - width / 2, rows.reports, width, h(r.n));
  }
  ctx.setLineDash([1.5, 3]);
  ctx.lineWidth = 1.25;
  ctx.strokeStyle = p.bars;
  ctx.font = `italic 450 12px ${d.sans}`;
  ctx.textBaseline = 'middle';
  const text = d.words.t('map.silence');
  const need = ctx.measureText(text).width + 24;
  const y = rows.reports + Math.min(6, rows.reportHeight / 2);
  for (const s of silences(d.reports)) {
    const from = Math.max(s.from, scale.from);
    const to = Math.min(s.to, scale.to);
    if (from > to) continue;
    const { x, w } = scale.span(from, to);
    line(ctx, x + 2, y, x + w - 2, y);
    if (w < need) continue;
    ctx.fillStyle = p.paper;
    ctx.fillRect(x + w / 2 - need / 2 + 6, y - 8, need - 12, 16);
    ctx.fillStyle = p.ink3;
    ctx.textAlign = 'center';
    ctx.fillText(text, x + w / 2, y);
  }
  ctx.setLineDash([]);
}
