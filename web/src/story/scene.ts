import type { FeatureCollection, Geometry } from 'geojson';
import type { Boot } from '../boot';
import type { Day } from '../days';
import { standing } from '../links';
import { loadOptional } from '../load';
import { boundsOf, Extents } from '../map/extent';
import type { Corners } from '../map/fit';
import { AtlasMap } from '../map/map';
import { boundsOfPoints } from '../map/opening';
import { pulse } from '../map/pulse';
import { cornersOf } from '../meridian';
import type { Session } from '../session';
import type { Atlas } from '../state/atlas';
import { onThemeChange } from '../theme';
import type { Words } from '../words';

/** Milliseconds of rest on a day before its changes are emphasised. */
const REST_MS = 250;
/** Degrees around a place without an extent of its own. */
const AROUND = 0.22;

/** The map beside a text: it follows the text and never takes the scrolling away from it. */
export class Scene {
  readonly map: AtlasMap;
  private readonly reduced = matchMedia('(prefers-reduced-motion: reduce)').matches;
  private readonly caption = document.getElementById('map-date');
  private extent: Geometry | undefined;
  private opened = false;
  private rest = 0;

  constructor(
    element: HTMLElement,
    private readonly boot: Boot,
    private readonly atlas: Atlas,
    private readonly session: Session,
    private readonly words: Words,
  ) {
    this.map = new AtlasMap(element, {
      atlas,
      shapes: boot.shapes,
      arabic: boot.lang === 'ar',
      reduced: this.reduced,
      cards: () => [...document.querySelectorAll('.story-map :is(.map-date, .lens:not([hidden]))')],
      onView: () => {},
      onPick: place => this.visit(place),
      lensTitle: place => words.t('map.lens', { place }),
      radius: metres => `± ${words.distance(metres)}`,
    });
    this.yieldScrolling();
    onThemeChange(() => this.map.repaint());
    new ResizeObserver(() => this.map.leaflet.invalidateSize({ pan: false })).observe(element);
  }

  /** Loads the extent of the place that the page is about. */
  async loadExtent(): Promise<void> {
    const { session, boot, atlas } = this;
    if (session.place === null) return;
    const json = await loadOptional<FeatureCollection>(`${boot.base}/extents.geojson`);
    const extents = new Extents();
    if (json) extents.load(json, atlas.middle);
    this.extent = extents.get(atlas.id(session.place));
  }

  /** Shows the page's place with its precision and its neighbours. */
  showPlace(): void {
    const { session, atlas } = this;
    const at = session.place === null ? null : atlas.point(session.place);
    const drawn = this.extent && this.extent.type !== 'Point' ? boundsOf(this.extent) : null;
    this.open(drawn ?? (at && around(at)) ?? cornersOf(this.boot.bounds));
    this.show(session.day);
    this.map.setChosen(session.place, this.extent);
    const lines = document.querySelector<HTMLElement>('.apart')?.dataset.lines;
    if (lines) this.map.compare(lines);
  }

  /** The view that holds the places of a step; null where none of them has a point. */
  boundsOf(ids: string[]): Corners | null {
    const places = ids.map(id => this.atlas.byId.get(id)).filter(place => place !== undefined);
    return boundsOfPoints(places.map(place => this.atlas.point(place)).filter(point => point !== null));
  }

  /** Brings a view into sight; without one the map stays where it is. */
  look(bounds: Corners | null): void {
    if (!this.opened) this.open(bounds ?? cornersOf(this.boot.bounds));
    else if (bounds) this.map.fit(bounds);
  }

  /** Shows the state of a day; what changed that day carries the ring. */
  show(day: Day): void {
    const { session, words, map } = this;
    const touched = session.move(day);
    map.setDay(session.state(), touched);
    map.element.dataset.date = session.date;
    const date = words.date(session.day);
    map.element.setAttribute('role', 'img');
    map.element.setAttribute('aria-label', words.t('map.story.label', { date }));
    if (this.caption) this.caption.textContent = date;
    clearTimeout(this.rest);
    if (!this.reduced) this.rest = window.setTimeout(() => pulse(map, session.state().changed), REST_MS);
  }

  private open(bounds: Corners): void {
    this.opened = true;
    this.map.open(bounds);
  }

  /** A symbol leads to the page of its place. */
  private visit(place: number | null): void {
    if (place === null || place === this.session.place) return;
    const query = this.session.query({ date: this.session.date });
    const pinned = location.pathname.startsWith(this.boot.base) ? this.boot.base : '';
    location.href = standing(`${pinned}/places/${this.atlas.id(place)}${query}`);
  }

  /** Wheel, one finger and arrow keys belong to the text; two fingers and the mouse move the map. */
  private yieldScrolling(): void {
    const { leaflet, element } = this.map;
    leaflet.scrollWheelZoom.disable();
    leaflet.keyboard.disable();
    if (matchMedia('(pointer: coarse)').matches) leaflet.dragging.disable();
    element.removeAttribute('tabindex');
  }
}

function around([lon, lat]: [number, number]): Corners {
  return [
    [lat - AROUND, lon - AROUND],
    [lat + AROUND, lon + AROUND],
  ];
}
