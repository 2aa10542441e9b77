import type { Geometry } from 'geojson';
import type { Atlas } from '../state/atlas';
import { shapesFrom } from '../symbols/size';
import { Sprites } from '../symbols/sprites';
import { type Palette, readPalette } from '../theme';
import { type Basemap, EMPTY_BASEMAP, homeLand, type Land } from './basemap';
import type { Box } from './boxes';
import { ChoicePlane, type Pinned } from './choice';
import { type DayState, NOTHING } from './daystate';
import { boundsOf } from './extent';
import { aimAt, type Corners, fitPadding } from './fit';
import { drawGround } from './ground';
import { LeafletMap, Planes, type View } from './leaflet';
import { Lens } from './lens';
import { letter } from './lettering';
import { drawAll, drawChosen, drawSome, type Marks, worthStamping } from './marks';
import { Placed } from './placed';
import { fontStacks } from './tokens';

/** Milliseconds of rest after which overlaps and names are put in order again. */
const REST = 150;
/** Above this number of symbols, names wait for rest too. */
const LETTERED_AT_ONCE = 400;

export interface MapOptions {
  atlas: Atlas;
  shapes: Record<string, string>;
  arabic: boolean;
  reduced: boolean;
  /** Cards over the map, whose room names avoid. */
  cards: () => Element[];
  onView: () => void;
  onPick: (place: number | null) => void;
  /** The heading of the inset around a place. */
  lensTitle: (name: string) => string;
  /** A radius in metres in words. */
  radius: (metres: number) => string;
}

/** The map: ground, symbols and names of one day. */
export class AtlasMap {
  readonly leaflet: LeafletMap;
  readonly placed: Placed;
  readonly sprites: Sprites;
  palette: Palette = readPalette();
  private readonly planes: Planes;
  private basemap: Basemap = EMPTY_BASEMAP;
  private home: Land | null = null;
  private day: DayState = NOTHING;
  private chosen: number | null = null;
  private readonly choice: ChoicePlane;
  private readonly lens: Lens;
  private rest = 0;

  constructor(
    readonly element: HTMLElement,
    private readonly options: MapOptions,
  ) {
    this.placed = new Placed(options.atlas);
    this.choice = new ChoicePlane(options.atlas, options.radius);
    this.leaflet = new LeafletMap(element, {
      attributionControl: false,
      zoomControl: false,
      doubleClickZoom: true,
      zoomSnap: 0.25,
      zoomDelta: 1,
      wheelPxPerZoomLevel: 90,
      minZoom: 4,
      maxZoom: 14,
      fadeAnimation: false,
      zoomAnimation: !options.reduced,
      inertia: !options.reduced,
    });
    this.planes = new Planes(view => this.redraw(view));
    this.sprites = new Sprites(options.atlas.actors, options.shapes, this.palette, this.planes.ratio);
    this.lens = new Lens(element.parentElement!, options.atlas, this.planes.ratio, options.lensTitle, options.onPick);
    this.listen();
  }

  /** Shows the map at a view or area; must be called once before anything is drawn. */
  open(view: { zoom: number; lat: number; lon: number } | Corners): void {
    if ('zoom' in view) this.leaflet.setView([view.lat, view.lon], view.zoom, { animate: false });
    else this.fit(view, false);
    this.leaflet.addLayer(this.planes);
  }

  setBasemap(basemap: Basemap): void {
    this.basemap = basemap;
    const points = Array.from({ length: this.options.atlas.count }, (_, i) => this.options.atlas.point(i));
    const located = points.filter(p => p !== null);
    const step = Math.max(1, Math.floor(located.length / 200));
    this.home = homeLand(
      basemap.lands,
      located.filter((_, i) => i % step === 0),
    );
    this.redraw(this.planes.view);
  }

  /** Shows a day; `touched` lists the places whose look may have changed since the last one. */
  setDay(day: DayState, touched: ReadonlySet<number>): void {
    const two = !!day.former;
    const rings = new Set([...touched, ...this.day.changed, ...day.changed]);
    if (two) for (const place of [...this.day.shown, ...day.shown]) rings.add(place);
    const whole = two !== !!this.day.former;
    this.day = day;
    this.placed.small = two ? i => !day.shown.has(i) : () => false;
    this.project();
    if (!whole && worthStamping(this.placed.drawn.length, rings.size)) {
      drawSome(this.planes.context('places'), this.marks(), rings);
      this.later();
    } else this.drawPlaces();
  }

  /** Marks a place as chosen and draws its extent, or the circle of its precision. */
  setChosen(place: number | null, extent?: Geometry): void {
    this.chosen = place;
    this.choice.setPlace(place, extent);
    if (!this.planes.view) return;
    this.drawChoice();
    this.project();
    this.drawPlaces();
  }

  /** Draws what a sentence says of the chosen place's position beside it; see the page of the place. */
  compare(lines: string | undefined): void {
    this.choice.setCompared(lines);
    if (this.planes.view) this.drawChoice();
  }

  /** Drops a pin with the circle of its precision and brings it into sight; null takes it away. */
  setPin(pin: Pinned | null): void {
    this.choice.setPin(pin);
    this.drawChoice();
    this.drawLabels();
    const at = this.choice.pinAt(this.planes.view);
    if (at && (!this.leaflet.getBounds().contains(at.around) || this.under(at.x, at.y))) this.fit(at.around);
  }

  /** Finds room for the names anew after cards have moved. */
  relabel(): void {
    if (this.planes.view) this.drawLabels();
  }

  repaint(): void {
    this.palette = readPalette();
    this.sprites.repaint(this.palette);
    if (this.planes.view) this.redraw(this.planes.view);
  }

  /** Brings a place and its extent into sight without changing more than needed. */
  show(place: number, extent?: Geometry): void {
    this.bring(this.options.atlas.point(place), extent && extent.type !== 'Point' ? boundsOf(extent) : null);
  }

  private bring(point: [number, number] | null, bounds: Corners | null): void {
    const aim = aimAt(this.leaflet, point, bounds);
    if (aim === 'fit') this.fit(bounds!, undefined, 12);
    else if (aim) this.leaflet.setView(aim.at, aim.zoom, { animate: !this.options.reduced, duration: 0.4 });
  }

  /** Brings an area into sight, clear of the cards. */
  fit(bounds: Corners, animate = !this.options.reduced, maxZoom = 10): void {
    const padding = fitPadding(this.element, this.options.cards());
    this.leaflet.fitBounds(bounds, { ...padding, maxZoom, animate });
  }

  /** Whether a card lies on a symbol. */
  covered(): boolean {
    return this.placed.seen.some(i => this.under(this.placed.x[i]!, this.placed.y[i]!));
  }

  private under(x: number, y: number): boolean {
    return this.cardBoxes().some(b => x > b.x && x < b.x + b.w && y > b.y && y < b.y + b.h);
  }

  /** Lays a geographic point into pixels of the map container. */
  pixel(place: number): { x: number; y: number } {
    const { inset } = this.planes.view;
    return { x: this.placed.x[place]! - inset.x, y: this.placed.y[place]! - inset.y };
  }

  get view(): View {
    return this.planes.view;
  }

  private marks(): Marks {
    const phone = this.planes.view.inset.width < 600;
    return {
      placed: this.placed,
      sprites: this.sprites,
      look: this.day.look,
      changed: i => this.day.changed.has(i),
      former: this.day.former,
      shaped: this.planes.view.zoom >= shapesFrom(phone),
    };
  }

  private project(): void {
    const nothing = this.day === NOTHING;
    this.placed.project(this.planes.view, i => this.day.shown.has(i) || i === this.chosen, nothing);
  }

  private redraw(view: View): void {
    drawGround(this.planes.clear('ground'), view, this.basemap, this.home, this.palette);
    this.drawChoice();
    this.project();
    this.drawPlaces(true);
    this.options.onView();
  }

  private drawChoice(): void {
    const ctx = this.planes.clear('choice');
    this.choice.draw(ctx, this.planes.view, this.palette, fontStacks().sans);
  }

  private drawPlaces(atOnce = false): void {
    const ctx = this.planes.clear('places');
    drawAll(ctx, this.marks());
    if (this.chosen !== null) drawChosen(ctx, this.placed, this.chosen, this.palette);
    if (atOnce || this.placed.seen.length <= LETTERED_AT_ONCE) this.drawLabels();
    else this.later();
  }

  private drawLabels(): void {
    const { view } = this.planes;
    const { atlas, arabic } = this.options;
    const { palette, basemap, placed, day, chosen, home } = this;
    const lettering = {
      atlas,
      basemap,
      palette,
      arabic,
      phone: view.inset.width < 600,
      ...fontStacks(),
      changed: (i: number) => day.changed.has(i),
      busy: (i: number) => day.shown.has(i),
      former: !!day.former,
      chosen,
    };
    const scene = { view, placed, basemap, home, marks: this.marks(), lettering, ...day };
    const frame = this.lens.update(scene);
    const ctx = this.planes.clear('labels');
    if (frame) {
      ctx.strokeStyle = palette.ink2;
      ctx.lineWidth = 1;
      ctx.strokeRect(frame.x, frame.y, frame.w, frame.h);
    }
    letter(ctx, view, { ...lettering, placed, cards: this.cardBoxes() });
    this.choice.drawPin(ctx, view, palette);
  }

  /** The cards over the map in canvas pixels, with a little air. */
  private cardBoxes(): Box[] {
    const map = this.element.getBoundingClientRect();
    const { inset } = this.planes.view;
    return this.options.cards().map(card => {
      const box = card.getBoundingClientRect();
      const x = box.left - map.left + inset.x - 4;
      const y = box.top - map.top + inset.y - 4;
      return { x, y, w: box.width + 8, h: box.height + 8 };
    });
  }

  private later(): void {
    clearTimeout(this.rest);
    this.rest = window.setTimeout(() => {
      drawAll(this.planes.clear('places'), this.marks());
      this.drawLabels();
    }, REST);
  }

  private listen(): void {
    const pixelOf = (e: { clientX: number; clientY: number }) => {
      const box = this.element.getBoundingClientRect();
      const { inset } = this.planes.view;
      return [e.clientX - box.left + inset.x, e.clientY - box.top + inset.y] as const;
    };
    this.leaflet.on('click', e => {
      const touch = matchMedia('(pointer: coarse)').matches;
      const place = this.placed.hit(...pixelOf(e.originalEvent), touch ? 18 : 6);
      this.options.onPick(place);
    });
    this.leaflet.on('mousemove', e => {
      const place = this.placed.hit(...pixelOf(e.originalEvent), 4);
      this.element.classList.toggle('over-place', place !== null);
      this.element.title = place === null ? '' : this.options.atlas.name(place);
    });
  }
}
