import type { Atlas } from '../state/atlas';
import { MARGIN } from '../symbols/sprites';
import type { Palette } from '../theme';
import { el } from '../ui/dom';
import type { Basemap, Land } from './basemap';
import { collision } from './cluster';
import { drawGround } from './ground';
import type { View } from './leaflet';
import { type Lettering, letter } from './lettering';
import type { Marks } from './marks';
import { Placed } from './placed';
import { SymbolPlane } from './symbolplane';

/** Size of the inset in CSS pixels, and how much closer it is than the map. */
const SIZE = { width: 360, height: 206 };
const CLOSER = 4;
/** Distance from the edges of the map. */
const EDGE = { x: 16, y: 36 };
const TITLE = 26;

export interface LensScene {
  view: View;
  placed: Placed;
  basemap: Basemap;
  home: Land | null;
  marks: Marks;
  lettering: Omit<Lettering, 'placed' | 'cards'>;
  changed: ReadonlySet<number>;
  shown: ReadonlySet<number>;
  hides?: (place: number) => boolean;
}

/** An inset that draws a crowd of changed places four times closer; only where it covers no symbol. */
export class Lens {
  readonly card = el('div', { class: 'card lens', hidden: true, 'aria-hidden': 'true' });
  private readonly title = el('p', { class: 'lens-title eyebrow' });
  private readonly canvas = el('canvas');
  private readonly placed: Placed;
  private readonly symbols: SymbolPlane;
  private readonly wide = matchMedia('(min-width: 1200px)');

  constructor(
    parent: HTMLElement,
    private readonly atlas: Atlas,
    private readonly ratio: number,
    private readonly name: (place: string) => string,
    onPick: (place: number) => void,
  ) {
    this.placed = new Placed(atlas);
    this.symbols = new SymbolPlane(atlas.count);
    this.canvas.width = SIZE.width * ratio;
    this.canvas.height = SIZE.height * ratio;
    this.canvas.style.cssText = `display:block;width:${SIZE.width}px;height:${SIZE.height}px`;
    this.card.append(this.title, this.canvas);
    parent.append(this.card);
    this.canvas.addEventListener('click', e => {
      const place = this.placed.hit(e.offsetX, e.offsetY, 8);
      if (place !== null) onPick(place);
    });
  }

  /** Draws the inset if a crowd needs it; returns the frame that it takes on the map. */
  update(scene: LensScene): { x: number; y: number; w: number; h: number } | null {
    const crowd =
      this.wide.matches && scene.view.inset.width > 2 * SIZE.width ? collision(scene.placed, scene.changed) : null;
    this.card.hidden = !crowd || this.covers(scene);
    if (!crowd || this.card.hidden) return null;
    const xs = crowd.map(i => scene.placed.x[i]!);
    const ys = crowd.map(i => scene.placed.y[i]!);
    const x = (Math.min(...xs) + Math.max(...xs)) / 2;
    const y = (Math.min(...ys) + Math.max(...ys)) / 2;
    const first = crowd.sort((a, b) => this.atlas.rank(a) - this.atlas.rank(b))[0]!;
    this.title.textContent = this.name(this.atlas.name(first));
    this.draw(scene, closer(scene.view, x, y));
    const [w, h] = [SIZE.width / CLOSER, SIZE.height / CLOSER];
    return { x: x - w / 2, y: y - h / 2, w, h };
  }

  private draw(scene: LensScene, view: View): void {
    const ctx = this.canvas.getContext('2d')!;
    ctx.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    drawGround(ctx, view, scene.basemap, scene.home, scene.lettering.palette);
    this.placed.small = scene.placed.small;
    this.placed.project(view, scene.shown, false, scene.hides);
    this.symbols.drawAll(ctx, { ...scene.marks, placed: this.placed, shaped: true }, [], true);
    const cards = [{ x: 0, y: 0, w: SIZE.width * 0.6, h: TITLE }];
    letter(ctx, view, { ...scene.lettering, placed: this.placed, cards });
  }

  /** Whether the inset would lie on a symbol of the map. */
  private covers({ view, placed }: LensScene): boolean {
    const { inset } = view;
    const left = inset.x + inset.width - EDGE.x - SIZE.width - MARGIN;
    const top = inset.y + inset.height - EDGE.y - SIZE.height - MARGIN;
    const rtl = document.dir === 'rtl';
    const near = (x: number) => (rtl ? x < 2 * inset.x + inset.width - left : x > left);
    return placed.seen.some(i => near(placed.x[i]!) && placed.y[i]! > top);
  }
}

/** Frames what the inset shows on the map. */
export function drawFrame(
  ctx: CanvasRenderingContext2D,
  { x, y, w, h }: { x: number; y: number; w: number; h: number },
  palette: Palette,
): void {
  ctx.strokeStyle = palette.ink2;
  ctx.lineWidth = 1;
  ctx.strokeRect(x, y, w, h);
}

/** The view of the inset: centred on a canvas point of the map's view. */
function closer(view: View, x: number, y: number): View {
  return {
    zoom: view.zoom + Math.log2(CLOSER),
    scale: view.scale * CLOSER,
    left: (view.left + x) * CLOSER - SIZE.width / 2,
    top: (view.top + y) * CLOSER - SIZE.height / 2,
    width: SIZE.width,
    height: SIZE.height,
    inset: { x: 0, y: 0, width: SIZE.width, height: SIZE.height },
    origin: { x: 0, y: 0 },
  };
}
