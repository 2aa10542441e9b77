import type { Palette } from '../theme';
import type { Scale } from './scale';
import type { Bar, SoftBar } from './series';

type Context = CanvasRenderingContext2D;

export interface Inks {
  palette: Palette;
  color: (actor: number) => string;
}

/** Sizes a canvas to its CSS box, empties it and returns a context in CSS pixels. */
export function prepare(canvas: HTMLCanvasElement, width: number, height: number): Context {
  const ratio = Math.min(2, devicePixelRatio || 1);
  const ctx = canvas.getContext('2d')!;
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
  // A size makes a canvas anew, which costs more than emptying it.
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w;
    canvas.height = h;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.clearRect(0, 0, width, height);
  return ctx;
}

/** Heights grow with the square root, so that one change still shows beside twenty. */
export function sqrtHeight(most: number, height: number): (n: number) => number {
  const k = height / Math.sqrt(Math.max(4, most));
  return n => (n > 0 ? Math.max(3, k * Math.sqrt(n)) : 0);
}

/** Bars up from a baseline, stacked by who gained; what is out of view stays as a grey outline. */
export function drawBars(ctx: Context, scale: Scale, bars: Bar[], base: number, height: number, inks: Inks): void {
  const h = sqrtHeight(Math.max(0, ...bars.map(b => b.all)), height);
  for (const bar of bars) {
    const { x, w } = scale.span(bar.from, bar.to);
    const width = Math.max(2.5, Math.min(14, w * 0.62));
    const left = x + w / 2 - width / 2;
    if (bar.all > bar.seen) {
      ctx.fillStyle = inks.palette.rule;
      ctx.fillRect(left, base - h(bar.all), width, h(bar.all));
    }
    const whole = h(bar.seen);
    let y = base;
    for (const [actor, n] of bar.stack) {
      const part = (whole * n) / bar.seen;
      y -= part;
      ctx.fillStyle = inks.color(actor);
      ctx.fillRect(left, y, width, part);
      if (width < 5) continue;
      ctx.lineWidth = 1;
      ctx.strokeStyle = inks.palette.outline;
      ctx.strokeRect(left + 0.5, y + 0.5, width - 1, part);
    }
  }
}

/** Ranges of days as soft bands under a dotted top edge: never a tick. */
export function drawSoft(ctx: Context, scale: Scale, soft: SoftBar[], base: number, height: number, inks: Inks): void {
  const h = sqrtHeight(Math.max(0, ...soft.map(s => s.all)), height);
  for (const s of soft) {
    const from = Math.max(s.from, scale.from);
    const to = Math.min(s.to, scale.to);
    const { x, w } = scale.span(from, to);
    const width = Math.max(3, w);
    const tall = h(s.seen || 1);
    const color = s.seen ? inks.color(s.gained) : inks.palette.rule;
    ctx.globalAlpha = 0.26;
    ctx.fillStyle = color;
    ctx.fillRect(x, base - tall, width, tall);
    ctx.globalAlpha = 1;
    ctx.setLineDash([1.5, 2.5]);
    ctx.lineWidth = 1.5;
    ctx.strokeStyle = color;
    line(ctx, x, base - tall, x + width, base - tall);
    ctx.setLineDash([]);
  }
}

/** Hatches a box: no ground to take the lack of marks for calm. */
export function hatch(ctx: Context, x: number, y: number, w: number, h: number, color: string): void {
  ctx.save();
  ctx.beginPath();
  ctx.rect(x, y, w, h);
  ctx.clip();
  ctx.strokeStyle = color;
  ctx.lineWidth = 1;
  ctx.beginPath();
  // The lines hang on the page, not on the box, so that they do not crawl under a moving window.
  for (let at = Math.floor((x - h) / 5) * 5; at < x + w; at += 5) {
    ctx.moveTo(at, y + h);
    ctx.lineTo(at + h, y);
  }
  ctx.stroke();
  ctx.restore();
}

export function dot(ctx: Context, x: number, y: number, r: number): void {
  ctx.beginPath();
  ctx.arc(x, y, r, 0, 7);
  ctx.fill();
}

export function line(ctx: Context, x1: number, y1: number, x2: number, y2: number): void {
  ctx.beginPath();
  ctx.moveTo(x1, y1);
  ctx.lineTo(x2, y2);
  ctx.stroke();
}

export function triangle(ctx: Context, x: number, y: number, r: number): void {
  ctx.beginPath();
  ctx.moveTo(x - r, y - r * 0.7);
  ctx.lineTo(x + r, y - r * 0.7);
  ctx.lineTo(x, y + r);
  ctx.fill();
}

export function cross(ctx: Context, x: number, y: number, r: number): void {
  line(ctx, x - r, y - r, x + r, y + r);
  line(ctx, x - r, y + r, x + r, y - r);
}
