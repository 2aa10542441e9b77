import type { Boot } from './boot';
import type { Day } from './days';
import { Follow } from './follow';
import { type Hearer, listen } from './listen';
import { whereIs } from './map/leaflet';
import type { AtlasMap } from './map/map';
import { boundsOfPlaces } from './map/opening';
import { pulse } from './map/pulse';
import { openingOf } from './opening';
import { painted } from './painted';
import { Parts } from './parts';
import { seenOn } from './seen';
import { type Reading, Session } from './session';
import type { Atlas, Stretch } from './state/atlas';
import type { Filter } from './state/filter';
import type { Cause } from './timeline/host';
import { byId } from './ui/dom';
import { followLinks } from './ui/header';
import { Live } from './ui/live';
import { buildTools } from './ui/tools';
import { AddressBar } from './url';
import type { Words } from './words';

/** Milliseconds after the last resize before the map takes its new size. */
const SETTLE_MS = 240;
/** Milliseconds of rest before the list of places for the keyboard is made anew. */
const LIST_MS = 200;

/** The page: map, time and text, kept on one day, one rule and one place. */
export class App implements Hearer {
  private readonly session: Session;
  readonly parts: Parts;
  private readonly address: AddressBar;
  private readonly reduced = matchMedia('(prefers-reduced-motion: reduce)').matches;
  private readonly live = new Live();
  private drawScale = () => {};
  private opened = false;
  /** Whether the first view has been found: until then the legend takes the room it needs. */
  private settled = false;
  private listing = 0;
  private readonly follow = new Follow(passing => this.around(passing));

  constructor(
    private readonly boot: Boot,
    private readonly atlas: Atlas,
    private readonly words: Words,
  ) {
    this.session = new Session(boot, atlas);
    this.parts = new Parts(boot, atlas, words, this.session, {
      reduced: this.reduced,
      onView: moved => this.viewed(moved),
      onPlace: (place, focus) => this.choose(place, focus),
      onDay: (day, cause, since) => this.leave(day, cause, since),
      onRange: (range, cause) => this.compare(range, cause),
      onRest: () => this.rest(),
      onReading: reading => void this.read(reading, true),
      onFilter: filter => this.filter(filter),
      onTable: table => this.turn({ table }),
      onAreas: areas => this.turn({ areas }),
      onLayout: () => this.settle(),
      inView: place => !this.opened || this.map.placed.inView(place),
      view: () => (this.opened ? this.map.view : null),
    });
    this.address = new AddressBar(() => ({
      params: this.session.params(),
      view: this.opened ? whereIs(this.map.leaflet) : null,
    }));
    listen(this.parts, this.session, this);
  }

  get map(): AtlasMap {
    return this.parts.map;
  }

  /** Loads the history and draws the first day; on failure the page keeps its text. */
  async start(): Promise<void> {
    try {
      await this.session.load(this.session.reading);
    } catch {
      this.parts.failed(() => void this.start())();
    }
    if (!this.opened) this.open();
    else {
      this.history();
      this.draw();
    }
  }

  /** Gives the strips the changes of the reading, as the filter leaves them. */
  private history(): void {
    const { spans, sieve } = this.session;
    if (spans) this.parts.timeline.setHistory(sieve.changes()!, spans);
  }

  /** Writes the names, which have come. */
  named(): void {
    if (!this.opened) return;
    this.map.relabel();
    this.parts.find.update();
    this.parts.list.update();
  }

  private open(): void {
    this.opened = true;
    const { session } = this;
    if (session.spans) this.parts.timeline.unlock();
    // The strips take room from the map, so they must be drawn before the view is set, with a place's history.
    if (session.place !== null) this.history();
    this.parts.timeline.setLane(session.place);
    const { view, part, whole } = openingOf(this.map, session, this.boot);
    this.map.open(view ?? part ?? whole);
    if (session.spans) this.map.setDay(session.state());
    this.parts.tell(session);
    const surround = () => {
      if (session.place === null) this.history();
      // Only the first drawing fills the legend: where it lies on symbols, fit once more around it.
      if (!view) this.around(false);
      if (!view && this.map.cards.hideAny()) this.map.fit(part ?? whole, false);
      this.settled = true;
      this.parts.settle(session);
      this.viewed(true);
      this.drawScale = buildTools(this.map.leaflet, this.words, () => this.map.fit(whole), this.parts.areas.button);
      this.drawScale();
      this.map.relabel();
      // The links to data that the legend brings are those of a day.
      followLinks(session.params());
      if (this.parts.panel.empty) this.rest();
      if (session.place !== null) this.mark();
      this.parts.find.table.open = session.table;
      this.map.leaflet.on('moveend', () => this.address.replace());
    };
    if (!this.map.crowded) surround();
    // A day of thousands of symbols can be moved before what tells of them is there.
    else void painted().then(surround);
  }

  /** Shows a day everywhere at once; the text follows after a moment of rest. */
  show(day: Day, cause: Cause = 'jump', since?: Day): void {
    const touched = this.session.move(day);
    this.parts.timeline.setDay(this.session.day, this.session.range);
    this.draw(touched, since, cause);
    if (cause === 'jump') this.rest();
    if (cause === 'play') this.live.seldom(this.parts.narrator.sentence());
  }

  /** One day; a link to it leads out of the comparison of two. */
  private leave(day: Day, cause?: Cause, since?: Day): void {
    if (this.session.range) this.compare(null);
    this.show(day, cause, since);
  }

  /** Compares two evenings, or goes back to one; only the change of mode is a step of its own for Back. */
  compare(range: Stretch | null, cause?: Cause): void {
    const { session } = this;
    const turned = !range !== !session.range;
    session.range = range;
    this.show(range?.to ?? session.day, cause);
    if (turned) this.address.push();
    if (session.reading.known !== session.settled(session.reading).known) void this.read({});
  }

  /** The day has come to stay: fetch its text, write the address, say it aloud. */
  private rest(): void {
    const { session } = this;
    this.follow.catchUp();
    const { url, id } = this.parts.narrator.page();
    this.parts.panel.show(url, id);
    this.parts.ways.rest();
    this.address.replace();
    followLinks(session.params());
    document.title = `${this.parts.narrator.title()} · ${this.boot.title}`;
    this.live.say(this.parts.narrator.sentence(), ...this.parts.ways.notes());
    if (!this.reduced && !session.range) pulse(this.map, session.state().changed);
  }

  /** Draws the day; what lies around the map follows. */
  private draw(touched?: Iterable<number>, since?: Day, cause: Cause = 'jump'): void {
    const { session } = this;
    if (this.opened && session.spans) this.map.setDay(session.state(since), touched, cause === 'scrub');
    this.parts.tell(session);
    this.follow.day(cause, this.map.crowded);
  }

  /** Has all around the map follow; on the way through days the text is the quick one. */
  private around(passing: boolean): void {
    this.follow.done();
    this.parts.settle(this.session);
    this.viewed();
    if (passing) this.parts.panel.pass();
  }

  /** Legend, list, strips and scale follow what is in view. */
  private viewed(moved = false): void {
    if (!this.opened || !this.map.view) return;
    this.parts.find.update();
    this.parts.legend.update(seenOn(this.session, this.map));
    if (this.settled) this.parts.legend.makeRoom(box => this.map.cards.wouldHide(box), moved);
    clearTimeout(this.listing);
    this.listing = window.setTimeout(() => this.parts.list.update(), LIST_MS);
    this.parts.timeline.redraw();
    this.drawScale();
  }

  /** Reads the same claims in another way: another rule, evening or choice of voices. */
  async read(reading: Partial<Reading>, chosen = false): Promise<void> {
    const before = this.session.rule;
    this.parts.rule.say(this.words.t('map.rule.loading'));
    try {
      await this.session.load(this.session.settled({ ...this.session.reading, ...reading }));
      if (chosen) this.address.push();
      this.history();
      this.draw();
      if (this.session.place !== null) this.parts.timeline.setLane(this.session.place);
      this.rest();
    } catch {
      this.parts.rule.show(before);
      this.parts.rule.say(this.words.t('map.rule.failed'));
    }
  }

  /** Shows only what a filter keeps; where none of it is in sight, the map goes there. */
  filter(filter: Filter, entry = true): void {
    const { session, map } = this;
    if (filter.claimant.length && session.spans?.claimants === null) {
      session.voices().then(
        () => this.filter(filter, entry),
        this.parts.failed(() => this.filter(filter, entry)),
      );
      return;
    }
    session.setFilter(filter);
    if (entry) this.address.push();
    this.history();
    this.draw();
    followLinks(session.params());
    if (!session.sieve.active) return;
    this.live.say(this.parts.find.sentence());
    const kept = (place: number) => session.sieve.passes(place);
    const around = map.placed.seen.some(kept) ? null : boundsOfPlaces(this.atlas, kept);
    if (around) map.fit(around);
  }

  /** Opens or closes the table, turns the areas on or off. */
  private turn(what: { table: boolean } | { areas: boolean }): void {
    if ('table' in what && what.table === this.session.table) return;
    Object.assign(this.session, what);
    this.address.push();
    followLinks(this.session.params());
    this.parts.areas.show();
  }

  /** Opens a place, or goes back to the day; `focus` moves the keyboard along. */
  choose(place: number | null, focus = false): void {
    this.parts.pin.clear();
    const same = place === this.session.place;
    if (same && place !== null) this.mark();
    if (same) return;
    this.parts.timeline.player.stop();
    this.session.place = place;
    this.address.push();
    this.place(focus);
  }

  place(focus = false): void {
    const { session } = this;
    this.mark();
    const { url, id } = this.parts.narrator.page();
    this.parts.panel.show(url, id, focus ? () => this.parts.panel.focus() : undefined);
    byId('panel').scrollTop = 0;
    followLinks(session.params());
    if (session.place === null) return;
    if (this.parts.sheet.at === 'peek') this.parts.sheet.set('half');
    this.parts.drawer.set(true);
  }

  /** Marks the chosen place on map, strip and panel. */
  private mark(): void {
    const { place, day } = this.session;
    this.parts.choice.show(place === null ? null : this.words.date(day));
    this.parts.timeline.setLane(place);
    void this.parts.choice.extent(this.boot, this.atlas, place).then(extent => {
      if (this.session.place !== place) return;
      this.map.setChosen(place, extent);
      if (place !== null) this.map.show(place, extent);
      this.viewed();
    });
  }

  repaint(): void {
    this.map.repaint();
    this.draw();
  }

  /** After a change of layout the map takes its new size once things stand still. */
  settle(): void {
    window.setTimeout(() => this.map?.leaflet.invalidateSize({ pan: false }), SETTLE_MS);
  }
}
