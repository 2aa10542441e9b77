import type { Geometry } from 'geojson';
import { near, nearGeometry, withoutSeam } from '../meridian';
import type { Atlas } from '../state/atlas';
import type { Palette } from '../theme';
import { trace } from './basemap';
import { boundsOf } from './extent';
import type { Corners } from './fit';
import { pixelOf, type View, worldX, worldY } from './leaflet';
import { around } from './measure';

const EARTH_CIRCUMFERENCE_M = 40_075_016.7;
/** From this radius in metres on a circle is drawn where no extent is known. */
const CIRCLE_FROM = 500;
/** Pixels from the middle of a circle to its edge from which on its radius is written there. */
const LABEL_FROM = 22;

/** How many metres around a pin should be in sight, at least and at most. */
const PIN_LEAST = 10_000;
const PIN_MOST = 40_000;

/** Something that a pin can stand for; the radius in metres, 0 for none. */
export interface Pinned {
  point: [lon: number, lat: number];
  accuracy: number;
  kind: string;
}

/** A line or an area in the Mercator square, and what is written at its northern edge. */
interface Outline {
  path: Path2D;
  filled: boolean;
  /** Its edge, where that is not all of the path. */
  edge?: Path2D;
  /** A line of doubt, not a road. */
  dotted: boolean;
  label?: { text: string; x: number; y: number; middle: number };
}

/** Kinds whose radius says nothing: an area or a line is no circle. */
const NO_CIRCLE = /^(country|governorate|district|region|road|route)$/;

/** What is drawn of one chosen thing: its extent, what a sentence says of it, or a pin. */
export class ChoicePlane {
  private outline: Outline | null = null;
  private compared: Path2D | null = null;
  private pin: (Pinned & { circle: Outline | null }) | null = null;

  constructor(
    private readonly atlas: Atlas,
    private readonly metres: (metres: number) => string,
  ) {}

  /** The extent of a place, or the circle of its precision; null clears it. */
  setPlace(place: number | null, extent?: Geometry): void {
    this.outline = null;
    if (place === null) return;
    const point = this.atlas.point(place);
    const radius = this.atlas.precision(place);
    if (extent && extent.type !== 'Point') {
      const path = new Path2D();
      trace(path, extent);
      const filled = extent.type.endsWith('Polygon');
      this.outline = { path, filled, dotted: filled || !!point };
      if (extent.type === 'MultiPolygon') {
        this.outline.edge = new Path2D();
        const coordinates = extent.coordinates.flat().flatMap(withoutSeam);
        trace(this.outline.edge, { type: 'MultiLineString', coordinates });
      }
      const bounds = boundsOf(extent);
      if (point && radius && bounds && this.outline.filled) {
        const y = worldY(bounds[1][0]);
        this.outline.label = { text: this.metres(radius), x: worldX(point[0]), y, middle: worldY(point[1]) };
      }
    } else if (point && radius >= CIRCLE_FROM) this.outline = this.circle(point, radius);
  }

  /** The lines that set a sentence beside the map, as coordinates of a MultiLineString in JSON. */
  setCompared(lines: string | undefined): void {
    this.compared = null;
    if (!lines) return;
    this.compared = new Path2D();
    const coordinates = JSON.parse(lines) as [number, number][][];
    trace(this.compared, nearGeometry({ type: 'MultiLineString', coordinates }, this.atlas.middle));
  }

  setPin(pin: Pinned | null): void {
    this.pin = null;
    if (!pin) return;
    const point: Pinned['point'] = [near(pin.point[0], this.atlas.middle), pin.point[1]];
    const round = pin.accuracy > 0 && !NO_CIRCLE.test(pin.kind);
    this.pin = { ...pin, point, circle: round ? this.circle(point, pin.accuracy) : null };
  }

  /** A circle of a radius in metres around a point; close enough for tens of kilometres. */
  private circle([lon, lat]: readonly [number, number], metres: number): Outline {
    const path = new Path2D();
    const r = metres / EARTH_CIRCUMFERENCE_M / Math.cos((lat * Math.PI) / 180);
    const [x, middle] = [worldX(lon), worldY(lat)];
    path.arc(x, middle, r, 0, Math.PI * 2);
    return { path, filled: true, dotted: true, label: { text: this.metres(metres), x, y: middle - r, middle } };
  }

  draw(ctx: CanvasRenderingContext2D, view: View, p: Palette, sans: string): void {
    if (this.outline) drawOutline(ctx, view, this.outline, p.accent, p, sans);
    if (this.pin?.circle) drawOutline(ctx, view, this.pin.circle, p.ink2, p, sans);
    if (!this.compared) return;
    inWorld(ctx, view, px => {
      ctx.setLineDash([5 * px, 4 * px]);
      ctx.lineWidth = 1.5 * px;
      ctx.strokeStyle = p.ink2;
      ctx.stroke(this.compared!);
    });
  }

  /** Where the pin stands in pixels of the canvas, and the ground around it that should be in sight; null without one. */
  pinAt(view: View): { x: number; y: number; around: Corners } | null {
    if (!this.pin) return null;
    const { point, accuracy } = this.pin;
    const [x, y] = pixelOf(point, view);
    return {
      x,
      y,
      around: around(point, Math.min(Math.max(accuracy, PIN_LEAST), PIN_MOST)),
    };
  }

  /** The pin itself: a drop in plain ink, like no symbol of the map. */
  drawPin(ctx: CanvasRenderingContext2D, view: View, p: Palette): void {
    if (!this.pin) return;
    ctx.save();
    ctx.translate(...pixelOf(this.pin.point, view));
    ctx.beginPath();
    ctx.arc(0, -19, 9, 0.8 * Math.PI, 0.2 * Math.PI);
    ctx.lineTo(0, 0);
    ctx.closePath();
    ctx.lineJoin = 'round';
    ctx.lineWidth = 5;
    ctx.strokeStyle = p.ground;
    ctx.stroke();
    ctx.fillStyle = p.ink;
    ctx.fill();
    ctx.beginPath();
    ctx.arc(0, -19, 3.5, 0, Math.PI * 2);
    ctx.fillStyle = p.ground;
    ctx.fill();
    ctx.restore();
  }
}

/** Draws in the Mercator square; `px` is a pixel of the screen in it. */
function inWorld(ctx: CanvasRenderingContext2D, view: View, draw: (px: number) => void): void {
  ctx.save();
  ctx.translate(-view.left, -view.top);
  ctx.scale(view.scale, view.scale);
  ctx.lineCap = ctx.lineJoin = 'round';
  draw(1 / view.scale);
  ctx.restore();
}

function drawOutline(
  ctx: CanvasRenderingContext2D,
  view: View,
  outline: Outline,
  color: string,
  p: Palette,
  sans: string,
): void {
  const { path, filled, edge = path, dotted, label } = outline;
  inWorld(ctx, view, px => {
    if (filled) {
      ctx.globalAlpha = 0.1;
      ctx.fillStyle = color;
      ctx.fill(path, 'evenodd');
      ctx.globalAlpha = 1;
    }
    ctx.setLineDash(dotted ? [0.1 * px, 4 * px] : []);
    ctx.lineWidth = (dotted ? 2 : 3) * px;
    ctx.strokeStyle = color;
    ctx.stroke(edge);
  });
  if (!label || (label.middle - label.y) * view.scale < LABEL_FROM) return;
  const at = [label.x * view.scale - view.left, label.y * view.scale - view.top - 5] as const;
  ctx.font = `600 12px ${sans}`;
  ctx.textAlign = 'center';
  ctx.lineWidth = 3;
  ctx.lineJoin = 'round';
  ctx.strokeStyle = p.ground;
  ctx.strokeText(label.text, ...at);
  ctx.fillStyle = color;
  ctx.fillText(label.text, ...at);
}
