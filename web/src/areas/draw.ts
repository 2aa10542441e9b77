import type { Status } from '../state/atlas';

type Context = CanvasRenderingContext2D;

/** Where a path in the Mercator square lies: CSS pixels of the canvas per unit, and its corner. */
export interface Ground {
  scale: number;
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Share of the ground that a colour covers: of a sure state, and of the core of an unsure one. */
const FILL = 0.35;
const UNSURE = 0.18;
/** Width of an edge in CSS pixels, drawn inside so that neighbours show theirs side by side. */
const EDGE = 2;
const BROKEN = [7, 5];
/** Widths of the bands of both sides, and of the thin lines of one side's word, with their distance. */
const BAND = 7;
const LINE = { width: 1, gap: 7 };

/**
 * Draws one area as the symbols say it: full colour = held, bands of both = both
 * inside, rim with thin lines = one side's word, broken rim = unsure.
 */
export function drawArea(ctx: Context, path: Path2D, status: Status, colors: string[], ground: Ground): void {
  const own = status === 'unsure' ? colors.at(-1) : colors[0];
  if (status === 'unknown' || !own) return;
  ctx.save();
  inWorld(ctx, ground);
  ctx.clip(path, 'evenodd');
  ctx.save();
  inCanvas(ctx, ground);
  if (status === 'contested') {
    ctx.globalAlpha = FILL;
    bands(ctx, colors.length > 1 ? colors : [own, null], ground);
  } else if (status === 'claimed') lines(ctx, own, LINE.width, LINE.gap, 0, ground);
  else {
    ctx.globalAlpha = status === 'unsure' ? UNSURE : FILL;
    ctx.fillStyle = own;
    ctx.fillRect(0, 0, ground.width, ground.height);
  }
  ctx.restore();
  edge(ctx, path, status, status === 'contested' ? colors : [own], ground.scale);
  ctx.restore();
}

function inWorld(ctx: Context, { left, top, scale }: Ground): void {
  ctx.translate(-left, -top);
  ctx.scale(scale, scale);
}

function inCanvas(ctx: Context, { left, top, scale }: Ground): void {
  ctx.scale(1 / scale, 1 / scale);
  ctx.translate(left, top);
}

/** The clip leaves the inner half of a line of twice the width. */
function edge(ctx: Context, path: Path2D, status: Status, colors: string[], scale: number): void {
  const px = 1 / scale;
  const dash = BROKEN.map(n => n * px);
  ctx.lineWidth = 2 * EDGE * px;
  colors.forEach((color, i) => {
    ctx.strokeStyle = color;
    const broken = status === 'unsure' || i > 0;
    ctx.setLineDash(broken ? dash : []);
    ctx.stroke(path);
  });
}

function bands(ctx: Context, colors: (string | null)[], ground: Ground): void {
  colors.forEach((color, i) => {
    if (color) lines(ctx, color, BAND, BAND * colors.length, BAND * i, ground);
  });
}

/** Slanting lines that stay where they are on the ground when the map is moved. */
function lines(ctx: Context, color: string, width: number, gap: number, shift: number, ground: Ground): void {
  const { left, top, width: w, height: h } = ground;
  // Widths are measured across the lines, distances along an edge of the canvas.
  const step = gap * Math.SQRT2;
  const first = -(((left + top - shift * Math.SQRT2) % step) + step) % step;
  ctx.beginPath();
  for (let c = first; c < w + h + step; c += step) {
    ctx.moveTo(c + 1, -1);
    ctx.lineTo(c - h - 1, h + 1);
  }
  ctx.lineWidth = width;
  ctx.strokeStyle = color;
  ctx.stroke();
}
