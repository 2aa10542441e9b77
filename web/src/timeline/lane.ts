import { AFTER_ALL, BEFORE_ALL } from '../days';
import { STATUS } from '../state/atlas';
import type { Spans } from '../state/history';
import type { Words } from '../words';
import { type Inks, line, prepare } from './pen';
import type { Scale } from './scale';

export const LANE_HEIGHT = 20;

/** Draws the spans of one place: hollow unknown, rim announced, filled held, halves both inside, broken unsure. */
export function drawLane(
  canvas: HTMLCanvasElement,
  scale: Scale,
  spans: Spans,
  place: number,
  inks: Inks,
  words: Words,
  sans: string,
): void {
  const ctx = prepare(canvas, scale.width, LANE_HEIGHT);
  const p = inks.palette;
  for (let i = 0; i < spans.count; i++) {
    if (spans.place[i] !== place) continue;
    const start = spans.start[i]!;
    const end = spans.end[i]!;
    const from = start === BEFORE_ALL ? scale.from : Math.max(scale.from, start);
    const to = end === AFTER_ALL ? scale.to : Math.min(scale.to, end - 1);
    if (from > to) continue;
    const { x, w } = scale.span(from, to);
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
    label(ctx, words.t(`map.lane.${status}`), left, width, status === 'held', last, p.paper, p.ink, sans);
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
