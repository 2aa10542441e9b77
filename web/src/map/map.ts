import type { Geometry } from 'geojson';
import { Rest } from '../rest';
import { shapesFrom } from '../symbols/size';
import { Sprites } from '../symbols/sprites';
import { type Palette, readPalette } from '../theme';
import type { Badges } from './badges';
import { type Basemap, EMPTY_BASEMAP, homeLand, type Land } from './basemap';
import { Cards } from './cards';
import { ChoicePlane, type Pinned } from './choice';
import { type DayState, NOTHING } from './daystate';
import { boundsOf } from './extent';
import { aimAt, type Corners, fitPadding, slip } from './fit';
import { drawGround } from './ground';
import type { AreasPainter, MapOptions } from './host';
import { LeafletMap, Planes, type View } from './leaflet';
import { drawFrame, Lens } from './lens';
import { frameOf, letter, symbolBox } from './lettering';
import type { Locator } from './locator';
import type { Marks } from './marks';
import { Placed } from './placed';
import { listen } from './pointer';
import { SymbolPlane } from './symbolplane';
import { fontStacks } from './tokens';

/** Above this number of symbols, names wait for rest too. */
const LETTERED_AT_ONCE = 400;

const FORCED = matchMedia('(forced-colors: active)');

/** The map: ground, symbols and names of one day. */
export class AtlasMap {
  readonly leaflet: LeafletMap;
  readonly placed: Placed;
  readonly sprites: Sprites;
  palette: Palette = readPalette();
  private readonly planes: Planes;
  private readonly symbols: SymbolPlane;
  private basemap: Basemap = EMPTY_BASEMAP;
  private home: Land | null = null;
  private areas: AreasPainter | null = null;
  private day: DayState = NOTHING;
  private chosen: number | null = null;
  private marked: ReadonlySet<number> = new Set();
  private readonly choice: ChoicePlane;
  readonly cards: Cards;
  private readonly lens: Lens;
  private readonly badges: Badges | null = null;
  private readonly locator: Locator | null = null;
  private readonly rest = new Rest(() => this.drawLabels());

  constructor(
    readonly element: HTMLElement,
    private readonly options: MapOptions,
  ) {
    this.placed = new Placed(options.atlas);
    this.symbols = new SymbolPlane(options.atlas.count);
    this.cards = new Cards(element, this.placed, options.cards, () => this.planes.view.origin);
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
    const { page } = options;
    this.planes = new Planes(view => this.redraw(view), page?.cover);
    this.sprites = new Sprites(options.atlas.actors, options.shapes, this.palette, this.planes.ratio);
    this.lens = new Lens(element.parentElement!, options.atlas, this.planes.ratio, options.lensTitle, options.onPick);
    if (page) {
      this.badges = new page.Badges(options.atlas, page.badge, place =>
        page.onMany([place, ...this.badges!.hidden.get(place)!]),
      );
      this.planes.root.append(this.badges.root);
      const go = (lat: number, lon: number) => this.leaflet.panTo([lat, lon], { animate: !options.reduced });
      this.locator = new page.Locator(element.parentElement!, page.whole, this.planes.ratio, page.below, go);
    }
    listen({
      element,
      leaflet: this.leaflet,
      placed: this.placed,
      origin: () => this.planes.view.origin,
      describe: page?.describe ?? (place => options.atlas.name(place)),
      onPick: options.onPick,
      onMany: page?.onMany ?? (places => options.onPick(places[0]!)),
    });
  }

  /** Takes the room anew that a panel over the map leaves. */
  uncover(): void {
    if (this.planes.view) this.planes.place();
  }

  /** Shows the map at a view or area; must be called once before anything is drawn. */
  open(view: { zoom: number; lat: number; lon: number } | Corners, maxZoom?: number): void {
    if ('zoom' in view) this.leaflet.setView([view.lat, view.lon], view.zoom, { animate: false });
    else this.fit(view, false, maxZoom);
    this.leaflet.addLayer(this.planes);
  }

  setBasemap(basemap: Basemap): void {
    this.basemap = basemap;
    const { atlas } = this.options;
    const points = Array.from({ length: atlas.count }, (_, i) => atlas.point(i)).filter(p => p !== null);
    this.home = homeLand(basemap.lands, points);
    this.redraw(this.planes.view);
  }

  /** Has areas drawn between the ground and the places; null takes them away. */
  setAreas(draw: AreasPainter | null): void {
    this.areas = draw;
    if (this.planes.view) this.drawAreas();
  }

  /**
   * Shows a day; `touched` are the places whose look may have changed since the last one,
   * all where it is not given. Under a hand that moves the names wait until it rests.
   */
  setDay(day: DayState, touched?: Iterable<number>, moving = false): void {
    const { changed, shown, former } = this.day;
    const whole = !touched || !day.former !== !former || this.placed.drawn.length === 0;
    this.day = day;
    this.placed.small = day.former ? i => !day.shown.has(i) : () => false;
    if (whole) {
      this.drawPlaces(!moving && !this.crowded);
      return;
    }
    const always = new Set(this.always());
    this.placed.show(always, day.hides);
    const some = [...touched, ...changed, ...day.changed, ...shown, ...day.shown];
    this.symbols.drawSome(this.planes.context('places'), this.marks(), some, always);
    this.letter(!moving && !this.crowded);
  }

  /** Marks a place as chosen and draws its extent, or the circle of its precision. */
  setChosen(place: number | null, extent?: Geometry): void {
    this.chosen = place;
    this.choice.setPlace(place, extent);
    if (!this.planes.view) return;
    this.drawChoice();
    this.drawPlaces();
  }

  /** Rings some places for good, as if each were chosen. */
  mark(places: Iterable<number>): void {
    this.marked = new Set(places);
    this.redraw(this.planes.view);
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
    if (at && (!this.leaflet.getBounds().contains(at.around) || this.cards.hide(at.x, at.y))) this.fit(at.around);
  }

  /** Finds room for the names anew after cards have moved. */
  relabel(): void {
    if (this.planes.view) this.letter();
  }

  repaint(): void {
    this.palette = readPalette();
    this.sprites.repaint(this.palette);
    if (this.planes.view) this.redraw(this.planes.view);
  }

  /** Brings a place and its extent into sight without changing more than needed. */
  show(place: number, extent?: Geometry): void {
    const point = this.options.atlas.point(place);
    const bounds = extent && extent.type !== 'Point' ? boundsOf(extent) : null;
    const aim = aimAt(this.leaflet, point, bounds);
    if (aim === 'fit') this.fit(bounds!, undefined, 12);
    else if (aim) this.leaflet.setView(aim.at, aim.zoom, { animate: !this.options.reduced, duration: 0.4 });
    else if (point && this.options.page) slip(this.leaflet, point, this.options.page.cover());
  }

  /** Brings an area into sight, clear of the cards. */
  fit(bounds: Corners, animate = !this.options.reduced, maxZoom = 10): void {
    this.locator?.reserve(bounds);
    const padding = fitPadding(this.element, this.options.cards());
    this.leaflet.fitBounds(bounds, { ...padding, maxZoom, animate });
  }

  /** Lays a geographic point into pixels of the map container. */
  pixel(place: number): { x: number; y: number } {
    const { origin } = this.planes.view;
    return { x: this.placed.x[place]! - origin.x, y: this.placed.y[place]! - origin.y };
  }

  /** Whether symbols have their actors' shapes: near enough, or where colours are not the author's. */
  get shaped(): boolean {
    return FORCED.matches || this.planes.view.zoom >= shapesFrom(this.leaflet.getSize().x < 600);
  }

  get view(): View {
    return this.planes.view;
  }

  private marks(): Marks {
    return {
      placed: this.placed,
      sprites: this.sprites,
      look: this.day.look,
      changed: i => this.day.changed.has(i),
      former: this.day.former,
      shaped: this.shaped,
    };
  }

  /** The places that are drawn whatever their rank. */
  private always(): number[] {
    return [...this.day.shown, ...this.marked, ...(this.chosen === null ? [] : [this.chosen])];
  }

  /** Whether so much is in sight that names, counts and lists wait until the hand rests. */
  get crowded(): boolean {
    return this.placed.seen.length > LETTERED_AT_ONCE;
  }

  private readonly rings = (place: number) => place === this.chosen || this.marked.has(place);

  private redraw(view: View): void {
    drawGround(this.planes.clear('ground'), view, this.basemap, this.home, this.palette);
    this.drawAreas();
    this.drawChoice();
    this.drawPlaces(true);
    this.options.onView();
  }

  private drawAreas(): void {
    this.planes.setAreas(!!this.areas);
    this.areas?.(this.planes.clear('areas'), this.planes.view);
  }

  private drawChoice(): void {
    this.choice.draw(this.planes.clear('choice'), this.planes.view, this.palette, fontStacks().sans);
  }

  /** Projects all places and draws them. */
  private drawPlaces(atOnce?: boolean): void {
    this.placed.project(this.planes.view, this.always(), this.day === NOTHING, this.day.hides);
    if (this.day !== NOTHING) this.element.querySelector('.first-picture')?.remove();
    this.symbols.drawAll(this.planes.context('places'), this.marks(), this.placed.drawn.filter(this.rings));
    this.letter(atOnce);
  }

  /** Writes the names, at once or when the hand rests. */
  private letter(atOnce = !this.crowded): void {
    this.rest.done();
    if (atOnce) this.drawLabels();
    else this.rest.ask();
  }

  private drawLabels(): void {
    const { view } = this.planes;
    const { atlas, arabic } = this.options;
    const { palette, basemap, placed, day, home } = this;
    const lettering = {
      atlas,
      basemap,
      palette,
      arabic,
      phone: this.element.clientWidth < 600,
      ...fontStacks(),
      changed: (i: number) => day.changed.has(i),
      busy: (i: number) => day.shown.has(i),
      former: !!day.former,
      chosen: this.rings,
    };
    const scene = { view, placed, basemap, home, marks: this.marks(), lettering, ...day };
    const frame = this.lens.update(scene);
    this.locator?.update(scene);
    const ctx = this.planes.clear('labels');
    if (frame) drawFrame(ctx, frame, palette);
    const cards = [...this.cards.boxes(), ...this.cards.boxes(this.options.quiet?.() ?? [])];
    const symbols = new Map(placed.drawn.map(i => [i, symbolBox({ ...lettering, placed }, i)]));
    ctx.font = `600 11.5px ${lettering.sans}`;
    const badges =
      this.badges?.place(placed, symbols, cards, frameOf(view), t => ctx.measureText(t).width, lettering.changed) ?? [];
    if (!this.options.nameless) letter(ctx, view, { ...lettering, placed, cards: [...cards, ...badges] });
    this.choice.drawPin(ctx, view, palette);
  }
}
