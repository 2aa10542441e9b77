import { CORE } from '../state/ageing';
import type { Look } from '../state/look';
import type { Palette } from '../theme';

/** How one actor is drawn: its shape (unit radius) and its colour on this ground. */
export interface Ink {
  path: Path2D;
  color: string;
}

type Context = CanvasRenderingContext2D;

/** Widths in CSS pixels that the grammar of doubt fixes. */
export const HALO = 2;
const OUTLINE = 1.25;
export const RING = { gap: 4.6, width: 2.25 };
export const SHADOW = 9;

/**
 * Draws one symbol centred on 0,0 with radius r. One mark for each doubt:
 * rim = one side's word, broken rim = unsure, halves = both inside,
 * small core = old report, shadow = place not exactly known.
 */
export function drawSymbol(ctx: Context, look: Look, inks: Ink[], r: number, p: Palette): void {
  if (look.approximate) shadow(ctx, r, p);
  halo(ctx, r, p);
  const core = CORE[look.core] ?? 1;
  if (look.status === 'unknown' || inks.length === 0) unknown(ctx, r, p);
  else if (look.status === 'unsure') unsure(ctx, inks.at(-1)!, r, p);
  else if (look.status === 'claimed') rim(ctx, inks[0]!, r, p);
  else if (inks.length > 1 || look.status === 'contested') slices(ctx, inks, r, core, p);
  else held(ctx, inks[0]!, r, core, p);
}

/** The ring of a place that changed on the day, or is chosen. */
export function drawRing(ctx: Context, r: number, p: Palette): void {
  circle(ctx, r + RING.gap);
  ctx.lineWidth = RING.width;
  ctx.strokeStyle = p.accent;
  ctx.stroke();
}

function circle(ctx: Context, r: number): void {
  ctx.beginPath();
  ctx.arc(0, 0, r, 0, Math.PI * 2);
}

/** Fills and strokes a unit shape at radius r; widths stay in pixels. */
function shape(ctx: Context, path: Path2D, r: number, fill: string | null, stroke: string | null): void {
  ctx.save();
  ctx.scale(r, r);
  if (fill) {
    ctx.fillStyle = fill;
    ctx.fill(path);
  }
  if (stroke) {
    ctx.lineJoin = 'round';
    ctx.lineWidth = OUTLINE / r;
    ctx.strokeStyle = stroke;
    ctx.stroke(path);
  }
  ctx.restore();
}

function shadow(ctx: Context, r: number, p: Palette): void {
  const outer = r + SHADOW;
  const soft = ctx.createRadialGradient(0, 0, r * 0.6, 0, 0, outer);
  soft.addColorStop(0, p.dark ? 'rgba(255,255,255,.34)' : 'rgba(40,35,25,.34)');
  soft.addColorStop(0.55, p.dark ? 'rgba(255,255,255,.16)' : 'rgba(40,35,25,.17)');
  soft.addColorStop(1, 'rgba(128,128,128,0)');
  circle(ctx, outer);
  ctx.fillStyle = soft;
  ctx.fill();
}

function halo(ctx: Context, r: number, p: Palette): void {
  circle(ctx, r + HALO);
  ctx.fillStyle = p.ground;
  ctx.fill();
}

function unknown(ctx: Context, r: number, p: Palette): void {
  circle(ctx, r * 0.85);
  ctx.lineWidth = OUTLINE + 0.15;
  ctx.strokeStyle = p.none;
  ctx.stroke();
}

function held(ctx: Context, ink: Ink, r: number, core: number, p: Palette): void {
  shape(ctx, ink.path, r, core === 1 ? ink.color : p.paper, p.outline);
  if (core < 1) shape(ctx, ink.path, r * core, ink.color, null);
}

function rim(ctx: Context, ink: Ink, r: number, p: Palette): void {
  shape(ctx, ink.path, r, ink.color, p.outline);
  shape(ctx, ink.path, r * 0.44, p.paper, p.outline);
}

function unsure(ctx: Context, ink: Ink, r: number, p: Palette): void {
  // Seven dashes of equal length, so that the rim reads as broken at every size.
  const dash = (2 * Math.PI * r) / 14;
  ctx.save();
  ctx.setLineDash([dash * 1.15, dash * 0.85]);
  circle(ctx, r);
  ctx.lineWidth = OUTLINE + 0.25;
  ctx.strokeStyle = p.outline;
  ctx.stroke();
  ctx.restore();
  shape(ctx, ink.path, r * 0.6, ink.color, p.outline);
}

/**
 * Upright slices, each in the shape of its actor; two actors make two halves.
 * Where only one side is named, the other half is the hollow ring of the unknown.
 */
function slices(ctx: Context, inks: Ink[], r: number, core: number, p: Palette): void {
  const reach = r + OUTLINE;
  const parts = inks.length > 1 ? inks : [...inks, null];
  parts.forEach((ink, i) => {
    const left = -reach + (2 * reach * i) / parts.length;
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, -reach, (2 * reach) / parts.length, 2 * reach);
    ctx.clip();
    if (ink) held(ctx, ink, r, core, p);
    else unknown(ctx, r, p);
    ctx.restore();
    if (i === 0) return;
    ctx.beginPath();
    ctx.moveTo(left, -r * 0.9);
    ctx.lineTo(left, r * 0.9);
    ctx.lineWidth = OUTLINE;
    ctx.strokeStyle = p.dark ? p.paper : p.outline;
    ctx.stroke();
  });
}
