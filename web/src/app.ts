import type { Boot } from './boot';
import { type Day, isoDay, parseDay } from './days';
import { AtlasMap } from './map/map';
import { openingBounds } from './map/opening';
import { pulse } from './map/pulse';
import { fontStacks } from './map/tokens';
import { cornersOf } from './meridian';
import { Session } from './session';
import type { Atlas } from './state/atlas';
import { Sprites } from './symbols/sprites';
import { onPaper, onThemeChange, readPalette } from './theme';
import { type Cause, Timeline } from './timeline/timeline';
import { Choice } from './ui/choice';
import { byId } from './ui/dom';
import { downloads } from './ui/downloads';
import { closeHeader, foldHeader, followLinks } from './ui/header';
import { Legend } from './ui/legend';
import { MapNote } from './ui/mapnote';
import { Narrator } from './ui/narrator';
import { Panel } from './ui/panel';
import { Pin } from './ui/pin';
import { PlaceList } from './ui/placelist';
import { RuleSwitch } from './ui/rule';
import { Search } from './ui/search';
import { Sheet } from './ui/sheet';
import { buildTools } from './ui/tools';
import { AddressBar, readView } from './url';
import type { Words } from './words';

/** Milliseconds after the last resize before the map takes its new size. */
const SETTLE_MS = 240;
/** Milliseconds of rest before the list of places for the keyboard is made anew. */
const LIST_MS = 200;

/** The page: map, time and text, kept on one day, one rule and one place. */
export class App {
  readonly map: AtlasMap;
  private readonly session: Session;
  private readonly timeline: Timeline;
  private readonly panel: Panel;
  private readonly narrator: Narrator;
  private readonly legend: Legend;
  private readonly list: PlaceList;
  private readonly sheet: Sheet;
  private readonly rule: RuleSwitch;
  private readonly choice: Choice;
  private readonly note: MapNote;
  private readonly pin: Pin;
  private readonly address: AddressBar;
  /** Symbols for lists: like the map's, on paper. */
  private readonly icons: Sprites;
  private readonly reduced = matchMedia('(prefers-reduced-motion: reduce)').matches;
  private readonly live = byId('live');
  private drawScale = () => {};
  private inView = new Set<number>();
  private opened = false;
  private listing = 0;

  constructor(
    private readonly boot: Boot,
    private readonly atlas: Atlas,
    private readonly words: Words,
  ) {
    this.session = new Session(boot, atlas);
    const wrap = byId('map-wrap');
    this.icons = new Sprites(atlas.actors, boot.shapes, onPaper(readPalette()), Math.min(2, devicePixelRatio || 1));
    this.narrator = new Narrator(boot, this.session, words, this.icons);
    this.map = new AtlasMap(byId('map'), {
      atlas,
      shapes: boot.shapes,
      arabic: boot.lang === 'ar',
      reduced: this.reduced,
      cards: () => [...document.querySelectorAll('.map .card:not([hidden]), .over-map')],
      onView: () => this.viewed(),
      onPick: place => this.choose(place),
      lensTitle: place => words.t('map.lens', { place }),
      radius: metres => `± ${words.distance(metres)}`,
    });
    this.note = new MapNote(wrap, words);
    this.pin = new Pin(this.map, wrap, atlas, words, place => this.choose(place, true));
    this.legend = new Legend(byId('legend'), atlas, words, this.icons, downloads(boot, words), () =>
      this.map.relabel(),
    );
    this.list = new PlaceList(this.map, wrap, words, {
      text: place => this.narrator.describe(place),
      onPick: place => this.choose(place, true),
    });
    this.panel = new Panel(byId('panel-body'), {
      onPlace: id => this.chooseId(id),
      onDate: date => this.show(parseDay(date) ?? this.session.day),
      quick: () => this.narrator.quick(),
      shown: article => this.map.compare(article?.querySelector<HTMLElement>('.apart')?.dataset.lines),
      failed: () => ({ text: words.t('map.panel.failed'), retry: words.t('map.retry') }),
    });
    this.choice = new Choice(byId('panel'), words, () => this.choose(null));
    foldHeader(words);
    this.sheet = new Sheet(byId<HTMLButtonElement>('grip'), words, () => this.settle());
    this.rule = new RuleSwitch(byId<HTMLFormElement>('rule'), words, rule => this.setRule(rule));
    this.address = new AddressBar(() => this.now());
    new Search(byId<HTMLFormElement>('find'), atlas, words, boot, {
      onPlace: id => this.chooseId(id, true),
      onRow: row => this.pin.show(row),
    });
    this.timeline = new Timeline(byId('timeline'), this.timelineHost(), this.session.day);
    this.timeline.setDay(this.session.day);
    this.panel.adopt(this.narrator.page().url);
    this.listen();
  }

  /** Loads the history and draws the first day; on failure the page keeps its text. */
  async start(): Promise<void> {
    try {
      await this.session.load(this.session.rule);
      this.timeline.setHistory(this.session.changes!, this.session.spans!);
    } catch {
      const retry = { text: this.words.t('map.retry'), run: () => void this.start() };
      this.timeline.say(this.words.t('map.failed'), retry);
    }
    if (this.opened) this.draw();
    else this.open();
  }

  private open(): void {
    this.opened = true;
    const { session } = this;
    const whole = cornersOf(this.boot.bounds);
    const part = session.spans && openingBounds(this.atlas, session.spans, session.changes!, session.day);
    const view = readView(location.hash);
    // The strips take room from the map, so they must be drawn before the view is set.
    this.timeline.setLane(session.place);
    this.map.open(view ?? part ?? whole);
    // Only the first drawing fills the legend: where it lies on symbols, fit once more around it.
    this.draw();
    if (!view && this.map.covered()) this.map.fit(part ?? whole, false);
    this.drawScale = buildTools(byId('map-tools'), this.map.leaflet, this.words, () => this.map.fit(whole));
    this.drawScale();
    this.map.relabel();
    if (session.place !== null) this.mark();
    this.map.leaflet.on('moveend', () => this.address.replace());
  }

  /** Shows a day everywhere at once; the text follows after a moment of rest. */
  private show(day: Day, cause: Cause = 'jump', since?: Day): void {
    const touched = this.session.move(day);
    this.timeline.setDay(this.session.day);
    this.draw(touched, since);
    if (cause === 'jump') this.rest();
    else this.panel.pass();
  }

  /** The day has come to stay: fetch its text, write the address, say it aloud. */
  private rest(): void {
    const { session, words } = this;
    const { url, id } = this.narrator.page();
    this.panel.show(url, id);
    this.address.replace();
    followLinks({ date: session.date, rule: session.rule, place: session.placeId });
    document.title = `${words.date(session.day)} · ${this.boot.title}`;
    this.live.textContent = this.narrator.sentence();
    if (!this.reduced) pulse(this.map, session.state().changed);
  }

  private draw(touched: ReadonlySet<number> = new Set(), since?: Day): void {
    const { session } = this;
    if (this.opened && session.spans) this.map.setDay(session.state(since), touched);
    this.map.element.dataset.date = session.date;
    this.map.element.dataset.rule = session.rule;
    this.timeline.aria.setAttribute('aria-valuetext', this.narrator.sentence());
    this.rule.show(session.rule);
    this.note.quiet(!this.atlas.campaignOn(session.day));
    if (this.opened) this.viewed();
  }

  /** Legend, list, strips and scale follow what is in view. */
  private viewed(): void {
    if (!this.opened || !this.map.view) return;
    this.inView = new Set(this.map.placed.seen);
    this.legend.update(this.seen());
    clearTimeout(this.listing);
    this.listing = window.setTimeout(() => this.list.update(), LIST_MS);
    this.timeline.redraw();
    this.drawScale();
  }

  private seen() {
    const { changed } = this.session.state();
    const places = this.session.spans ? this.map.placed.seen : [];
    return { places, look: (p: number) => this.session.look(p), changed: (p: number) => changed.has(p) };
  }

  private async setRule(rule: string): Promise<void> {
    const before = this.session.rule;
    this.rule.say(this.words.t('map.rule.loading'));
    try {
      await this.session.load(rule);
      this.timeline.setHistory(this.session.changes!, this.session.spans!);
      this.draw();
      if (this.session.place !== null) this.timeline.setLane(this.session.place);
      this.rest();
    } catch {
      this.rule.show(before);
      this.rule.say(this.words.t('map.rule.failed'));
    }
  }

  private chooseId(id: string, focus = false): void {
    const place = this.atlas.byId.get(id);
    if (place !== undefined) this.choose(place, focus);
  }

  /** Opens a place, or goes back to the day; `focus` moves the keyboard along. */
  private choose(place: number | null, focus = false): void {
    this.pin.clear();
    const same = place === this.session.place;
    if (same && place !== null) this.mark();
    if (same) return;
    this.timeline.player.stop();
    this.session.place = place;
    this.address.push();
    this.place(focus);
  }

  private place(focus = false): void {
    const { session } = this;
    this.mark();
    const { url, id } = this.narrator.page();
    this.panel.show(url, id, focus ? () => this.panel.focus() : undefined);
    byId('panel').scrollTop = 0;
    followLinks({ date: session.date, rule: session.rule, place: session.placeId });
    if (session.place !== null && this.sheet.at === 'peek') this.sheet.set('half');
  }

  /** Marks the chosen place on map, strip and panel. */
  private mark(): void {
    const { place, day } = this.session;
    this.choice.show(place === null ? null : this.words.date(day));
    this.timeline.setLane(place);
    void this.choice.extent(this.boot, this.atlas, place).then(extent => {
      if (this.session.place !== place) return;
      this.map.setChosen(place, extent);
      if (place !== null) this.map.show(place, extent);
      this.viewed();
    });
  }

  private now() {
    const center = this.map.leaflet.getCenter();
    const view = this.opened ? { zoom: this.map.leaflet.getZoom(), lat: center.lat, lon: center.lng } : null;
    return { date: this.session.date, rule: this.session.rule, place: this.session.placeId, view };
  }

  private timelineHost() {
    const { session, words, boot, atlas } = this;
    return {
      atlas,
      words,
      rtl: boot.dir === 'rtl',
      reduced: this.reduced,
      first: session.first,
      last: session.last,
      sans: () => fontStacks().sans,
      inks: () => ({ palette: this.map.palette, color: (actor: number) => this.icons.color(actor) }),
      onDay: (day: Day, cause: Cause, since?: Day) => this.show(day, cause, since),
      onRest: () => this.rest(),
      inView: (place: number) => !this.opened || this.inView.has(place),
    };
  }

  /** After a change of layout the map takes its new size once things stand still. */
  private settle(): void {
    window.setTimeout(() => this.map?.leaflet.invalidateSize({ pan: false }), SETTLE_MS);
  }

  private listen(): void {
    onThemeChange(() => {
      this.icons.repaint(onPaper(readPalette()));
      this.map.repaint();
      this.draw();
    });
    new ResizeObserver(() => this.settle()).observe(byId('map-wrap'));
    document.addEventListener('keydown', e => {
      if (e.key !== 'Escape' || e.defaultPrevented) return;
      if (closeHeader() || this.pin.clear() || this.legend.close()) return;
      if (this.session.place !== null) {
        const place = this.session.place;
        this.choose(null);
        if (this.inView.has(place)) this.list.focus();
      } else if (matchMedia('(max-width: 767px)').matches) this.sheet.lower();
    });
    addEventListener('popstate', () => {
      const query = new URLSearchParams(location.search);
      const place = this.atlas.byId.get(query.get('place') ?? '') ?? null;
      const day = parseDay(query.get('date')) ?? this.session.day;
      if (isoDay(day) !== this.session.date) this.show(day);
      if (place === this.session.place) return;
      this.session.place = place;
      this.place();
    });
  }
}
