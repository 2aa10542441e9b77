import { type Box, boxesAlong, type Room } from './boxes';

/** A name that wants room beside its symbol. */
export interface NameRequest {
  text: string;
  x: number;
  y: number;
  /** Radius that the symbol takes, ring included. */
  r: number;
  font: string;
  size: number;
  color: string;
  /** Important names may stand off and point back with a short line. */
  leader: boolean;
}

/** A name of the ground: centred on its point, turned by an angle in radians, spaced in pixels. */
export interface TurnedRequest {
  text: string;
  x: number;
  y: number;
  font: string;
  size: number;
  color: string;
  angle: number;
  spacing: number;
}

type Context = CanvasRenderingContext2D;

/** Directions in order of preference: E W NE SE NW SW N S. */
export const DIRECTIONS: [number, number][] = [
  [1, 0],
  [-1, 0],
  [0.75, -0.75],
  [0.75, 0.75],
  [-0.75, -0.75],
  [-0.75, 0.75],
  [0, -1],
  [0, 1],
];

const LEADERS = [20, 32, 44, 56];
const HALO = 3.6;

/** Finds room for names in order of importance and draws them; no room means no label. */
export class LabelPen {
  private readonly widths = new Map<string, number>();

  constructor(
    private readonly ctx: Context,
    private readonly room: Room,
    private readonly ground: string,
    private readonly line: string,
  ) {}

  /** Places one name; returns whether there was room. */
  name(request: NameRequest): boolean {
    if (!request.text) return false;
    const { ctx } = this;
    ctx.font = request.font;
    const w = this.width(request.text, request.font) + 2;
    const h = request.size * 1.22;
    for (const [dx, dy] of DIRECTIONS) {
      const box = beside(request, dx, dy, w, h, request.r + 3);
      if (this.room.free(box)) return this.write(request, box);
    }
    return request.leader && this.withLeader(request, w, h);
  }

  private withLeader(request: NameRequest, w: number, h: number): boolean {
    // A leader may run over symbols that lie on its own: it must get out of their cluster.
    const half = request.r * 0.7;
    const own = { x: request.x - half, y: request.y - half, w: 2 * half, h: 2 * half };
    for (const reach of LEADERS) {
      for (const [dx, dy] of DIRECTIONS.slice(2)) {
        const length = Math.hypot(dx, dy);
        const ux = dx / length;
        const uy = dy / length;
        const box = beside(request, ux, uy, w, h, request.r + reach);
        const middle = request.r + 2 + (reach - 4) / 2;
        const bits = boxesAlong(request.x + ux * middle, request.y + uy * middle, reach - 6, 3, Math.atan2(uy, ux));
        if (!this.room.free(box) || !bits.every(bit => this.room.free(bit, own))) continue;
        for (const bit of bits) this.room.take(bit);
        const { ctx } = this;
        ctx.beginPath();
        ctx.moveTo(request.x + ux * (request.r + 1), request.y + uy * (request.r + 1));
        ctx.lineTo(request.x + ux * (request.r + reach - 1), request.y + uy * (request.r + reach - 1));
        ctx.lineWidth = 1;
        ctx.strokeStyle = this.line;
        ctx.stroke();
        return this.write(request, box);
      }
    }
    return false;
  }

  private write(request: NameRequest, box: Box): boolean {
    this.room.take(box);
    this.text(request.text, box.x + 1, box.y + box.h / 2, request.color);
    return true;
  }

  /** Writes centred, turned text if its room is free; returns whether it was. */
  turned(r: TurnedRequest): boolean {
    const { ctx } = this;
    ctx.font = r.font;
    ctx.letterSpacing = `${r.spacing}px`;
    const w = this.width(`${r.text}|${r.spacing}`, r.font, r.text);
    const bits = boxesAlong(r.x, r.y, w, r.size * 1.15, r.angle);
    const free = bits.every(bit => this.room.free(bit));
    if (free) {
      for (const bit of bits) this.room.take(bit);
      ctx.save();
      ctx.translate(r.x, r.y);
      ctx.rotate(r.angle);
      this.text(r.text, -w / 2, 0, r.color);
      ctx.restore();
    }
    ctx.letterSpacing = '0px';
    return free;
  }

  private text(text: string, x: number, y: number, color: string): void {
    const { ctx } = this;
    ctx.textAlign = 'left';
    ctx.textBaseline = 'middle';
    ctx.lineJoin = 'round';
    ctx.lineWidth = HALO;
    ctx.strokeStyle = this.ground;
    ctx.strokeText(text, x, y);
    ctx.fillStyle = color;
    ctx.fillText(text, x, y);
  }

  private width(key: string, font: string, text = key): number {
    const cached = this.widths.get(font + key);
    if (cached !== undefined) return cached;
    const width = this.ctx.measureText(text).width;
    this.widths.set(font + key, width);
    return width;
  }
}

/** The box of a name in a direction from its symbol. */
function beside(r: NameRequest, dx: number, dy: number, w: number, h: number, reach: number): Box {
  const x = r.x + dx * reach;
  const y = r.y + dy * reach;
  const left = dx > 0.3 ? x : dx < -0.3 ? x - w : x - w / 2;
  const top = dy > 0.3 ? y - h * 0.3 : dy < -0.3 ? y - h * 0.7 : y - h / 2;
  const up = dx === 0 ? (dy < 0 ? -h * 0.3 : h * 0.3) : 0;
  return { x: left, y: top + up, w, h };
}
