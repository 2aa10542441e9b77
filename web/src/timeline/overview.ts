import type { Stretch } from '../state/atlas';
import type { Changes } from '../state/changes';
import type { Words } from '../words';
import { yearTicks } from './axis';
import { drawBars, drawSoft, hatch, type Inks, line, prepare } from './pen';
import type { Scale } from './scale';
import { bars, type Reports, softBars } from './series';

/** Heights of the strip of all years: bars up, reports down, labels. */
export interface OverviewRows {
  up: number;
  down: number;
  label: number;
}

export const DESK_OVERVIEW: OverviewRows = { up: 24, down: 7, label: 15 };
export const PHONE_OVERVIEW: OverviewRows = { up: 13, down: 4, label: 15 };

export interface OverviewData {
  changes: Changes | null;
  reports: Reports[];
  quiets: Stretch[];
  words: Words;
  inks: Inks;
  sans: string;
}

/** The strip of all years always tells of the whole atlas. */
const everywhere = () => true;

/** Draws every year of the atlas in one line. */
export function drawOverview(canvas: HTMLCanvasElement, scale: Scale, rows: OverviewRows, d: OverviewData): void {
  const height = rows.up + rows.down + rows.label;
  const ctx = prepare(canvas, scale.width, height);
  const p = d.inks.palette;
  if (d.changes) {
    drawSoft(ctx, scale, softBars(d.changes, scale, everywhere), rows.up, rows.up * 0.5, d.inks);
    drawBars(ctx, scale, bars(d.changes, scale, everywhere), rows.up, rows.up - 2, d.inks);
  }
  ctx.strokeStyle = p.ink2;
  ctx.lineWidth = 1;
  line(ctx, 0, rows.up + 0.5, scale.width, rows.up + 0.5);
  for (const q of d.quiets) {
    const { x, w } = scale.span(q.from, q.to);
    hatch(ctx, x, rows.up + 1, w, rows.down, p.rule);
  }
  ctx.fillStyle = p.bars;
  for (const r of d.reports)
    ctx.fillRect(scale.middle(r.day) - 1, rows.up + 1, 2, Math.min(rows.down - 1, 1.5 + Math.sqrt(r.n)));
  ctx.font = `450 12px ${d.sans}`;
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'center';
  ctx.direction = scale.rtl ? 'rtl' : 'ltr';
  for (const tick of yearTicks(scale, d.words)) {
    const { x, w } = scale.span(tick.day, tick.day + 364);
    const edge = Math.round(scale.rtl ? x + w : x) + 0.5;
    ctx.strokeStyle = p.rule;
    line(ctx, edge, rows.up + 1, edge, height);
    ctx.fillStyle = p.ink3;
    const half = ctx.measureText(tick.text).width / 2;
    const middle = Math.min(scale.width - half, Math.max(half, x + w / 2));
    ctx.fillText(tick.text, middle, rows.up + rows.down + rows.label / 2 + 1);
  }
}
