import type { Topology } from 'topojson-specification';
import type { Day } from '../days';
import { lead } from '../links';
import { type Basemap, decodeBasemap } from '../map/basemap';
import type { DayState } from '../map/daystate';
import { AtlasMap } from '../map/map';
import { pulse } from '../map/pulse';
import { fontStacks } from '../map/tokens';
import { seenOn } from '../seen';
import type { Session } from '../session';
import { counts, tally } from '../state/changes';
import { Sprites } from '../symbols/sprites';
import { onPaper, onThemeChange, readPalette } from '../theme';
import type { Cause } from '../timeline/host';
import { byId, el } from '../ui/dom';
import { stateText } from '../ui/legend';
import { PlaceList } from '../ui/placelist';
import { writeQuery, writeView } from '../url';
import type { Words } from '../words';
import type { Asked } from './asked';
import type { EmbedBoot } from './boot';
import { PlaceCard } from './card';
import type { Frame } from './frame';
import { Gestures } from './gestures';
import { Key } from './key';
import { openingOf } from './opening';
import { Strip } from './strip';
import { buildTools } from './tools';

/** Milliseconds of rest before the list of places for the keyboard is made anew. */
const LIST_MS = 200;
/** Milliseconds between two days said aloud while they play. */
const SAID_MS = 2000;
/** No part of the ground is fitted closer than this zoom. */
const CLOSEST = 14;

/** The map in a frame: one headline, one map, one line of time. */
export class Embed {
  readonly map: AtlasMap;
  private readonly strip: Strip | null = null;
  private readonly key: Key | null = null;
  private readonly list: PlaceList;
  private readonly card: PlaceCard;
  private readonly icons: Sprites;
  private readonly unplaced = el('a', { class: 'card unplaced', target: '_blank', rel: 'noopener', hidden: true });
  private readonly quiet: HTMLElement;
  private readonly drawScale: () => void;
  private readonly reduced = matchMedia('(prefers-reduced-motion: reduce)').matches;
  private picked: number | null;
  private opened = false;
  /** Whether the reader has moved the map: until then it keeps its opening in every size. */
  private moved = false;
  private fitting = false;
  private listing = 0;
  private said = 0;

  constructor(
    private readonly boot: EmbedBoot,
    private readonly asked: Asked,
    private readonly session: Session,
    private readonly words: Words,
    frame: Frame,
  ) {
    const { atlas } = session;
    const wrap = byId('map-wrap');
    const palette = onPaper(readPalette());
    this.icons = new Sprites(atlas.actors, boot.shapes, palette, Math.min(2, devicePixelRatio || 1));
    this.picked = session.place;
    this.card = new PlaceCard(words.t('map.close'), words.t('embed.read'), () => this.pick(null));
    this.quiet = el('p', { class: 'card quiet-note', hidden: true }, words.t('map.quiet'));
    wrap.append(this.quiet, this.unplaced, this.card.root);
    this.map = new AtlasMap(byId('map'), {
      atlas,
      shapes: boot.shapes,
      arabic: boot.lang === 'ar',
      reduced: this.reduced,
      nameless: !asked.layers.includes('labels'),
      cards: () => [...wrap.querySelectorAll('.card:not([hidden])')],
      quiet: () => [...wrap.querySelectorAll('.tool-scale')],
      onView: () => this.viewed(),
      onPick: place => this.pick(place),
      lensTitle: place => words.t('map.lens', { place }),
      radius: metres => `± ${words.distance(metres)}`,
    });
    const gestures = new Gestures(this.map.leaflet, this.map.element, words);
    this.drawScale = buildTools(this.map.leaflet, words, asked.controls, full => gestures.setFree(full));
    this.list = new PlaceList(this.map, wrap, words, {
      text: place => this.describe(place),
      onPick: place => this.pick(place),
    });
    const key = document.getElementById('key');
    if (key && asked.controls.includes('legend'))
      this.key = new Key(key, atlas, words, this.icons, asked.highlight.length, () => frame.tell());
    else key?.remove();
    this.strip = this.buildStrip();
    this.listen();
  }

  private buildStrip(): Strip | null {
    const { asked, boot, session, words } = this;
    const wanted = asked.span && ['play', 'slider'].some(name => asked.controls.includes(name));
    let section = document.getElementById('strip');
    if (!wanted || !asked.span) {
      section?.remove();
      return null;
    }
    section ??= el('section', { id: 'strip', class: 'strip', 'aria-label': words.t('map.slider') });
    byId('map-wrap').after(section);
    const host = {
      ...{ atlas: session.atlas, words, span: asked.span, controls: asked.controls, layers: asked.layers },
      rtl: boot.dir === 'rtl',
      reduced: this.reduced,
      sans: () => fontStacks().sans,
      inks: () => ({ palette: this.map.palette, color: (actor: number) => this.icons.color(actor) }),
      inView: (place: number) => !this.opened || this.map.placed.inView(place),
      view: () => (this.opened ? this.map.view : null),
      onDay: (day: Day, cause: Cause, since?: Day) => this.show(day, cause, since),
      onRest: () => this.rest(),
    };
    return new Strip(section, host, session.day);
  }

  /** Opens the map on the day; the history is there. */
  start(): void {
    const { session, map } = this;
    this.fit();
    this.opened = true;
    if (session.place !== null) map.setChosen(session.place);
    map.mark(this.asked.highlight);
    this.strip?.take(session.sieve.changes()!);
    this.draw();
    this.fit();
    map.leaflet.on('movestart', () => {
      this.moved ||= !this.fitting;
    });
    this.rest(false);
  }

  setBasemap(topology: Topology): void {
    const basemap: Basemap = decodeBasemap(topology, this.boot.lang === 'ar');
    this.map.setBasemap(this.asked.layers.includes('roads') ? basemap : { ...basemap, roads: null });
  }

  /** Measures everything anew once other letters have come. */
  reletter(): void {
    this.map.relabel();
    this.key?.fit();
    this.strip?.redraw();
  }

  private fit(): void {
    const bounds = openingOf(this.asked, this.session);
    this.fitting = true;
    if (!this.opened) this.map.open(bounds, this.asked.box ? CLOSEST : undefined);
    else this.map.fit(bounds, false, this.asked.box ? CLOSEST : undefined);
    this.fitting = false;
  }

  private show(day: Day, cause: Cause, since?: Day): void {
    this.draw(this.session.move(day), since);
    if (cause === 'jump') this.rest();
    else if (cause === 'play' && performance.now() - this.said > SAID_MS) this.say();
  }

  private draw(touched?: Iterable<number>, since?: Day): void {
    const { session, words, map, asked } = this;
    map.setDay(this.state(since), touched);
    map.element.dataset.date = session.date;
    const date = words.date(session.day);
    map.element.setAttribute('role', 'img');
    map.element.setAttribute('aria-label', words.t('map.story.label', { date }));
    const headline = asked.title
      ? words.t('embed.titled', { title: asked.title, date })
      : words.t('embed.title', { date });
    byId('title').textContent = headline;
    document.title = `${headline} · Heldline`;
    this.strip?.show(session.day, this.sentence());
    this.quiet.hidden = session.covered();
    this.notOnMap();
    if (this.picked !== null) this.tellPlace(this.picked);
    this.viewed();
  }

  /** What the author ringed shows at every zoom, whatever its rank. */
  private state(since?: Day): DayState {
    const state = this.session.state(since);
    return this.asked.highlight.length
      ? { ...state, shown: new Set([...state.shown, ...this.asked.highlight]) }
      : state;
  }

  /** Statements of the day that name no place, and changed places without a point. */
  private notOnMap(): void {
    const { session, words, unplaced } = this;
    const tray = session.atlas.dates.find(d => d.day === session.day)?.tray ?? 0;
    const changed = (session.changes?.on(session.day) ?? []).filter(c => counts(c) && !session.atlas.point(c.place));
    const n = tray + changed.length;
    unplaced.textContent = words.t('embed.unplaced', { n });
    lead(unplaced, `${this.boot.site}/on/${session.date}${this.query({})}`);
    unplaced.hidden ||= n === 0;
  }

  /** The view has changed, or what it shows. */
  private viewed(): void {
    if (!this.opened || !this.map.view) return;
    this.key?.update(seenOn(this.session, this.map));
    this.drawScale();
    this.strip?.redraw();
    clearTimeout(this.listing);
    this.listing = window.setTimeout(() => this.list.update(), LIST_MS);
    this.lead();
  }

  /** The day has come to stay. */
  private rest(aloud = true): void {
    if (aloud) this.say();
    this.lead();
    if (!this.reduced) pulse(this.map, this.session.state().changed);
  }

  private say(): void {
    this.said = performance.now();
    byId('live').textContent = this.sentence();
  }

  /** The link to the map leads to what is on screen. */
  private lead(): void {
    const { leaflet } = this.map;
    const { lat, lng: lon } = leaflet.getCenter();
    const view = writeView({ zoom: leaflet.getZoom(), lat, lon });
    const params = { ...this.session.params(), from: null, to: null, view: null };
    lead(byId<HTMLAnchorElement>('open'), `${this.boot.site}/${this.query(params)}${view}`);
  }

  private query(params: Record<string, string | null>): string {
    const lang = this.boot.lang === 'en' ? null : this.boot.lang;
    const { rule, known, without } = this.session.params();
    const text = writeQuery('', { rule: rule!, known: known!, without: without!, ...params, lang });
    return text === '?' ? '' : text;
  }

  private pick(place: number | null): void {
    this.picked = place;
    this.map.setChosen(place);
    this.card.root.hidden = place === null;
    if (place !== null) this.tellPlace(place);
    else this.map.relabel();
  }

  private tellPlace(place: number): void {
    const { session, words, boot } = this;
    const { atlas, spans } = session;
    const state = stateText(words, atlas, session.look(place));
    if (spans?.claimants === null) void session.voices().then(() => this.picked === place && this.tellPlace(place));
    const voices = (spans?.claimants?.[session.spanOf(place)] ?? []).map(v => atlas.claimantName(v));
    const url = `${boot.site}/places/${atlas.id(place)}${this.query({ date: session.date })}`;
    this.card.show(atlas.name(place), state, words.list(voices), url);
    this.map.relabel();
  }

  private describe(place: number): string {
    const { session, words } = this;
    const parts = [session.atlas.name(place), stateText(words, session.atlas, session.look(place))];
    if (session.state().changed.has(place)) parts.push(words.t('map.legend.changed'));
    if (this.asked.highlight.includes(place)) parts.push(words.t('embed.key.marked'));
    return parts.join(words.t('map.comma'));
  }

  private sentence(): string {
    const { session, words } = this;
    const { changed, announced } = tally(session.changes?.on(session.day) ?? []);
    const text = words.t('map.sentence', { date: words.date(session.day), n: changed });
    return announced ? words.t('map.sentence.announced', { text, n: announced }) : text;
  }

  private listen(): void {
    onThemeChange(() => {
      this.icons.repaint(onPaper(readPalette()));
      this.map.repaint();
      this.key?.repaint(seenOn(this.session, this.map));
      this.strip?.redraw();
    });
    new ResizeObserver(() => {
      if (!this.opened) return;
      this.map.leaflet.invalidateSize({ pan: false });
      if (!this.moved) this.fit();
    }).observe(this.map.element);
    document.addEventListener('keydown', e => {
      if (e.key === 'Escape' && this.picked !== null) this.pick(null);
    });
  }
}
