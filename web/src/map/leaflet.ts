// The one module that knows Leaflet; the rest of the map works with View and pixels.
import { DomUtil, type LatLng, Layer, type LeafletEventHandlerFn, Map as LeafletMap } from './leafletcore';
import type { View } from './mercator';

export { pixelOf, type View, worldX, worldY } from './mercator';

export { LeafletMap };

/** Share of the viewport that canvases reach beyond each of its edges. */
const PAD = 0.15;

/** Where a map is, as addresses have it. */
export function whereIs(map: LeafletMap): { zoom: number; lat: number; lon: number } {
  const { lat, lng } = map.getCenter();
  return { zoom: map.getZoom(), lat, lon: lng };
}

/** Names of the canvases, bottom first; that of areas lies above the ground and is there only while it is drawn on. */
const PLANES = ['ground', 'choice', 'places', 'labels'] as const;
type Plane = (typeof PLANES)[number] | 'areas';

/**
 * A Leaflet layer of stacked canvases that move and scale with the map. It
 * calls `draw` whenever they have been placed anew and are empty.
 */
export class Planes extends Layer {
  view!: View;
  readonly ratio = Math.min(2, devicePixelRatio || 1);
  readonly root = document.createElement('div');
  private readonly canvases = new Map<Plane, HTMLCanvasElement>();
  private leaflet!: LeafletMap;
  private center!: LatLng;

  constructor(
    private readonly draw: (view: View) => void,
    /** Pixels at the left and right of the container that something else covers. */
    private readonly cover: () => { left: number; right: number } = () => ({ left: 0, right: 0 }),
  ) {
    super();
    this.root.className = 'planes leaflet-zoom-animated';
    for (const name of PLANES) this.root.append(this.make(name));
  }

  private make(name: Plane): HTMLCanvasElement {
    const canvas = document.createElement('canvas');
    canvas.className = `plane-${name}`;
    canvas.setAttribute('aria-hidden', 'true');
    this.canvases.set(name, canvas);
    return canvas;
  }

  /** Gives the areas a canvas, or takes it away. */
  setAreas(there: boolean): void {
    const canvas = this.canvases.get('areas');
    if (there && !canvas) {
      this.canvases.get('ground')!.after(this.make('areas'));
      this.size();
    } else if (!there && canvas) {
      canvas.remove();
      this.canvases.delete('areas');
    }
  }

  /** A context in CSS pixels, from the upper left corner of the canvas. */
  context(plane: Plane): CanvasRenderingContext2D {
    const ctx = this.canvases.get(plane)!.getContext('2d')!;
    ctx.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    return ctx;
  }

  clear(plane: Plane): CanvasRenderingContext2D {
    const ctx = this.context(plane);
    ctx.clearRect(0, 0, this.view.width, this.view.height);
    return ctx;
  }

  override onAdd(map: LeafletMap): this {
    this.leaflet = map;
    map.getPane('overlayPane')!.append(this.root);
    this.place();
    return this;
  }

  override onRemove(): this {
    this.root.remove();
    return this;
  }

  override getEvents(): Record<string, LeafletEventHandlerFn> {
    const zooming = (e: { center: LatLng; zoom: number }) => this.follow(e.center, e.zoom);
    return {
      viewreset: () => this.place(),
      moveend: () => this.place(),
      resize: () => this.place(),
      zoom: () => this.follow(this.leaflet.getCenter(), this.leaflet.getZoom()),
      zoomanim: zooming as unknown as LeafletEventHandlerFn,
    };
  }

  /** Lays the canvases over the viewport and has them drawn. */
  place(): void {
    const map = this.leaflet;
    const size = map.getSize();
    const corner = map.containerPointToLayerPoint(size.multiplyBy(-PAD)).round();
    const width = Math.ceil(size.x * (1 + 2 * PAD));
    const height = Math.ceil(size.y * (1 + 2 * PAD));
    const origin = map.getPixelOrigin().add(corner);
    const seen = map.containerPointToLayerPoint([0, 0]).subtract(corner);
    const zoom = map.getZoom();
    const { left, right } = this.cover();
    this.center = map.getCenter();
    this.view = {
      zoom,
      scale: 256 * 2 ** zoom,
      left: origin.x,
      top: origin.y,
      width,
      height,
      inset: { x: seen.x + left, y: seen.y, width: size.x - left - right, height: size.y },
      origin: { x: seen.x, y: seen.y },
    };
    this.size();
    DomUtil.setTransform(this.root, corner, 1);
    this.draw(this.view);
  }

  /** Gives each canvas the size of the view; setting one clears it. */
  private size(): void {
    const { width, height } = this.view;
    for (const canvas of this.canvases.values()) {
      if (canvas.width !== Math.round(width * this.ratio) || canvas.height !== Math.round(height * this.ratio)) {
        canvas.width = Math.round(width * this.ratio);
        canvas.height = Math.round(height * this.ratio);
        canvas.style.width = `${width}px`;
        canvas.style.height = `${height}px`;
      }
    }
  }

  /** Scales the drawn canvases to where a zoom under way shows them. */
  private follow(center: LatLng, zoom: number): void {
    const map = this.leaflet;
    const scale = map.getZoomScale(zoom, this.view.zoom);
    const half = map.getSize().multiplyBy(0.5 + PAD);
    const middle = map.project(this.center, zoom);
    const pane = DomUtil.getPosition(map.getPane('mapPane')!);
    const newOrigin = map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(pane).round();
    DomUtil.setTransform(this.root, half.multiplyBy(-scale).add(middle).subtract(newOrigin), scale);
  }
}
