import { el } from '../ui/dom';
import type { Corners } from './fit';
import { drawGround } from './ground';
import { pixelOf, type View, worldX, worldY } from './leaflet';
import type { LensScene } from './lens';

/** Size in CSS pixels, air around the atlas, and the distance from the card above. */
const SIZE = { width: 128, height: 92 };
const AIR = 8;
const BELOW = 12;
/** A view of more than this share of the atlas needs no locator. */
const WHOLE = 0.6;
/** Milliseconds of rest before it is drawn anew. */
const REST = 120;
const DOT = 2.2;

/** A small map of the whole atlas that says where the view is; only where it covers no symbol. */
export class Locator {
  private readonly canvas = el('canvas', { width: 0 });
  readonly card = el('div', { class: 'card locator', hidden: true, 'aria-hidden': 'true' }, this.canvas);
  private readonly wide = matchMedia('(min-width: 1200px)');
  private readonly view: View;
  private resting = 0;

  constructor(
    parent: HTMLElement,
    whole: Corners,
    private readonly ratio: number,
    /** The lower edge of the cards above it, in pixels of the map. */
    private readonly below: () => number,
    onPick: (lat: number, lon: number) => void,
  ) {
    this.canvas.width = SIZE.width * ratio;
    this.canvas.height = SIZE.height * ratio;
    this.canvas.style.cssText = `display:block;width:${SIZE.width}px;height:${SIZE.height}px;cursor:pointer`;
    this.view = viewOf(whole);
    parent.append(this.card);
    this.canvas.addEventListener('click', e => {
      const x = (this.view.left + e.offsetX) / this.view.scale;
      const y = (this.view.top + e.offsetY) / this.view.scale;
      onPick((Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI, (x - 0.5) * 360);
    });
  }

  /** Takes its place before a view of a part of the atlas is fitted, so that the fit keeps clear of it. */
  reserve([[, west], [, east]]: Corners): void {
    const part = (worldX(east) - worldX(west)) * this.view.scale < WHOLE * SIZE.width;
    this.card.hidden = !this.wide.matches || !part;
    this.card.style.top = `${this.below() + BELOW}px`;
  }

  /** Shows or hides it at once, for the names must know; draws it after a moment of rest. */
  update(scene: LensScene): void {
    const { inset, scale } = scene.view;
    const share = (inset.width / scale) * (this.view.scale / SIZE.width);
    const top = this.below() + BELOW;
    this.card.hidden = !this.wide.matches || share > WHOLE || this.covers(scene, top);
    if (this.card.hidden) return;
    this.card.style.top = `${top}px`;
    clearTimeout(this.resting);
    this.resting = window.setTimeout(() => this.draw(scene), REST);
  }

  private draw(scene: LensScene): void {
    const { view } = this;
    const { palette, atlas } = scene.lettering;
    const ctx = this.canvas.getContext('2d')!;
    ctx.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    drawGround(ctx, view, scene.basemap, scene.home, palette);
    for (let i = 0; i < atlas.count; i++) {
      const point = atlas.point(i);
      if (!point) continue;
      const { status, actors } = scene.marks.look(i);
      const known = status !== 'unknown' && actors.length > 0;
      if (!known && atlas.rank(i) > 1) continue;
      ctx.beginPath();
      ctx.arc(...pixelOf(point, view), DOT, 0, 7);
      ctx.fillStyle = known ? scene.marks.sprites.color(actors.at(-1)!) : palette.ground;
      ctx.fill();
      ctx.lineWidth = 0.6;
      ctx.strokeStyle = known ? palette.outline : palette.none;
      ctx.stroke();
    }
    const { inset, scale, left, top } = scene.view;
    const zoom = view.scale / scale;
    ctx.lineWidth = 2;
    ctx.strokeStyle = palette.accent;
    ctx.strokeRect(
      (left + inset.x) * zoom - view.left,
      (top + inset.y) * zoom - view.top,
      inset.width * zoom,
      inset.height * zoom,
    );
  }

  private covers({ view, placed }: LensScene, top: number): boolean {
    const { inset } = view;
    const right = 16 + SIZE.width + 12;
    const beside = (x: number) => (document.dir === 'rtl' ? inset.x + inset.width - x : x - inset.x) < right;
    return placed.seen.some(i => beside(placed.x[i]!) && placed.y[i]! - inset.y < top + SIZE.height + 12);
  }
}

/** The view of the whole atlas, in the middle of the card. */
function viewOf([[south, west], [north, east]]: Corners): View {
  const [x0, x1, y0, y1] = [worldX(west), worldX(east), worldY(north), worldY(south)];
  const { width, height } = SIZE;
  const scale = Math.min((width - 2 * AIR) / (x1 - x0), (height - 2 * AIR) / (y1 - y0));
  return {
    zoom: Math.log2(scale / 256),
    scale,
    left: ((x0 + x1) / 2) * scale - width / 2,
    top: ((y0 + y1) / 2) * scale - height / 2,
    width,
    height,
    inset: { x: 0, y: 0, width, height },
    origin: { x: 0, y: 0 },
  };
}
