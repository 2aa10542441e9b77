import type { Boot } from './boot';
import { type Day, parseDay } from './days';
import { loadBeside } from './load';
import { Badges } from './map/badges';
import { pathOf } from './map/basemap';
import { Locator } from './map/locator';
import { AtlasMap } from './map/map';
import { fontStacks } from './map/tokens';
import { cornersOf } from './meridian';
import type { Reading, Session } from './session';
import type { Atlas, Stretch } from './state/atlas';
import { type Filter, toggled } from './state/filter';
import { Sprites } from './symbols/sprites';
import { onPaper, readPalette } from './theme';
import type { Cause } from './timeline/host';
import { Timeline } from './timeline/timeline';
import { Areas } from './ui/areas';
import { Choice } from './ui/choice';
import { byId } from './ui/dom';
import { downloads } from './ui/downloads';
import { Drawer } from './ui/drawer';
import { Find } from './ui/find';
import { foldHeader } from './ui/header';
import { HereList } from './ui/here';
import { Legend, stateText } from './ui/legend';
import { MapNote } from './ui/mapnote';
import { Narrator } from './ui/narrator';
import { Panel } from './ui/panel';
import { Pin } from './ui/pin';
import { PlaceList } from './ui/placelist';
import { Ways } from './ui/reading';
import { RuleSwitch } from './ui/rule';
import type { Asked, SearchHost } from './ui/search';
import { groundInSight, shareLink } from './ui/sharelink';
import { Sheet } from './ui/sheet';
import { writeQuery } from './url';
import type { Words } from './words';

/** What the reader does with a part, told to the page. */
export interface PartsHost {
  readonly reduced: boolean;
  onView(moved: boolean): void;
  onPlace(place: number | null, focus?: boolean): void;
  onDay(day: Day, cause?: Cause, since?: Day): void;
  onRange(range: Stretch | null, cause?: Cause): void;
  onRest(): void;
  onReading(reading: Partial<Reading>): void;
  onFilter(filter: Filter): void;
  onTable(open: boolean): void;
  onAreas(on: boolean): void;
  onLayout(): void;
  inView(place: number): boolean;
  view(): unknown;
}

/** The parts of the page, built once over what the server wrote. */
export class Parts {
  readonly map: AtlasMap;
  readonly timeline: Timeline;
  readonly panel: Panel;
  readonly narrator: Narrator;
  readonly legend: Legend;
  readonly list: PlaceList;
  readonly find: Find;
  readonly sheet: Sheet;
  readonly drawer: Drawer;
  readonly here: HereList;
  readonly rule: RuleSwitch;
  readonly ways: Ways;
  readonly choice: Choice;
  readonly note: MapNote;
  readonly areas: Areas;
  readonly pin: Pin;
  /** Symbols for lists: like the map's, on paper. */
  readonly icons: Sprites;

  constructor(
    boot: Boot,
    atlas: Atlas,
    private readonly words: Words,
    session: Session,
    host: PartsHost,
  ) {
    const wrap = byId('map-wrap');
    const placeOf = (id: string) => atlas.byId.get(id);
    const openId = (id: string, focus = false) => {
      const place = placeOf(id);
      if (place !== undefined) host.onPlace(place, focus);
    };
    this.icons = new Sprites(atlas.actors, boot.shapes, onPaper(readPalette()), Math.min(2, devicePixelRatio || 1));
    this.narrator = new Narrator(boot, session, words, this.icons);
    this.drawer = new Drawer(byId('panel'), words, () => this.map?.uncover());
    this.map = new AtlasMap(byId('map'), {
      atlas,
      shapes: boot.shapes,
      arabic: boot.lang === 'ar',
      reduced: host.reduced,
      cards: () => [...document.querySelectorAll('.map .card:not([hidden]), .over-map'), ...this.drawer.over],
      onView: () => host.onView(true),
      onPick: place => host.onPlace(place),
      lensTitle: place => words.t('map.lens', { place }),
      radius: metres => `± ${words.distance(metres)}`,
      quiet: () => [...wrap.querySelectorAll('#map-credit, .tool-scale')],
      page: {
        Badges,
        Locator,
        whole: cornersOf(boot.bounds),
        describe: place => this.narrator.describe(place),
        badge: (place, n) => ({
          count: `+${words.n(n)}`,
          here: words.t('map.here', { n }),
          label: words.t('map.here.more', { n, place: atlas.name(place) }),
        }),
        onMany: places => this.here.open(places),
        cover: () => this.drawer.cover(),
        below: () => lowest(wrap, '.rule, .map-note'),
      },
    });
    this.here = new HereList(atlas, words, this.icons, {
      look: place => session.look(place),
      changed: place => session.state().changed.has(place),
      onPick: place => host.onPlace(place, true),
    });
    this.pin = new Pin(this.map, wrap, atlas, words, place => host.onPlace(place, true));
    this.legend = new Legend(byId('legend'), atlas, words, this.icons, downloads(boot, words), () =>
      this.map.relabel(),
    );
    this.areas = new Areas({
      words,
      session,
      map: this.map,
      text: look => stateText(words, atlas, look),
      path: pathOf,
      turn: on => host.onAreas(on),
      resized: freely => host.onView(freely),
      failed: retry => {
        const run = () => {
          this.timeline.notice('');
          retry();
        };
        this.timeline.notice(words.t('map.areas.failed'), { text: words.t('map.retry'), run });
      },
    });
    this.list = new PlaceList(this.map, wrap, words, {
      text: place => this.narrator.describe(place),
      onPick: place => host.onPlace(place, true),
    });
    this.panel = new Panel(byId('panel-body'), {
      onPlace: id => openId(id),
      onDate: date => host.onDay(parseDay(date) ?? session.day),
      quick: () => this.narrator.quick(this.ways.notes()),
      page: (url, page) => this.ways.take(url, page),
      shown: article => this.map.compare(article?.querySelector<HTMLElement>('.apart')?.dataset.lines),
      failed: () => ({ text: words.t('map.panel.failed'), retry: words.t('map.retry') }),
    });
    this.choice = new Choice(byId('panel'), words, () => host.onPlace(null));
    this.find = new Find(boot, session, words, this.icons, wrap, {
      onFilter: filter => host.onFilter(filter),
      onPlace: place => host.onPlace(place, true),
      onTable: open => host.onTable(open),
      failed: retry => this.timeline.notice(words.t('map.failed'), { text: words.t('map.retry'), run: retry }),
    });
    const share = shareLink(href => {
      const bbox = groundInSight(this.map.leaflet, this.drawer.cover());
      const url = new URL(href);
      url.search = writeQuery(url.search, { ...session.params(), bbox });
      return url.href;
    });
    foldHeader(words, [this.find.panel.button, this.find.table.button, ...share]);
    this.sheet = new Sheet(byId<HTMLButtonElement>('grip'), words, () => host.onLayout());
    const rule = byId<HTMLFormElement>('rule');
    this.note = new MapNote(rule, words);
    this.rule = new RuleSwitch(
      rule,
      words,
      id => host.onReading({ rule: id }),
      () => void this.ways.compare(),
    );
    this.ways = new Ways(rule, words, {
      url: () => this.narrator.dayPage(),
      reading: () => session.reading,
      date: date => words.date(parseDay(date) ?? session.day),
      voice: id => atlas.voice(id),
      onReading: reading => host.onReading(reading),
      onPlace: id => openId(id, true),
      onCompared: comparison => this.rule.take(comparison),
      onLayout: () => this.map.relabel(),
    });
    const search: SearchHost = {
      onPlace: id => openId(id, true),
      onRow: row => this.pin.show(row),
      onOption: (group, id) => {
        const { filter } = session.sieve;
        if (!filter[group].includes(id)) host.onFilter(toggled(filter, group, id));
      },
    };
    // Without its script the form still leads to the page that lists what was found.
    const detail: Asked = { form: byId<HTMLFormElement>('find'), atlas, words, boot, host: search };
    loadBeside('search').then(
      () => document.dispatchEvent(new CustomEvent('search-field', { detail })),
      error => console.error(error),
    );
    this.timeline = new Timeline(byId('timeline'), this.timelineHost(boot, atlas, words, session, host), session.day);
    this.timeline.setDay(session.day, session.range);
    this.panel.adopt(this.narrator.page().url);
  }

  /** Says what each step of the day must say. */
  tell(session: Session): void {
    const { map, timeline, narrator, areas } = this;
    map.element.dataset.date = session.date;
    timeline.aria.setAttribute('aria-valuetext', narrator.sentence());
    areas.show();
  }

  /** Says the rest of what is shown, once the hand rests. */
  settle(session: Session): void {
    const { map, timeline, rule, ways, note } = this;
    map.element.dataset.from = session.params().from ?? '';
    map.element.dataset.rule = session.rule;
    timeline.settle();
    rule.show(session.rule);
    ways.draw();
    note.quiet(!session.covered());
  }

  /** Says that something could not be had, and offers another try. */
  failed(run: () => void): () => void {
    return () => this.timeline.say(this.words.t('map.failed'), { text: this.words.t('map.retry'), run });
  }

  private timelineHost(boot: Boot, atlas: Atlas, words: Words, session: Session, host: PartsHost) {
    const { sans } = fontStacks();
    return {
      atlas,
      words,
      rtl: boot.dir === 'rtl',
      reduced: host.reduced,
      first: session.first,
      last: session.last,
      sans: () => sans,
      inks: () => ({ palette: this.map.palette, color: (actor: number) => this.icons.color(actor) }),
      onDay: (day: Day, cause: Cause, since?: Day) => host.onDay(day, cause, since),
      onRange: (range: Stretch | null, cause: Cause) => host.onRange(range, cause),
      onRest: () => host.onRest(),
      inView: (place: number) => host.inView(place),
      view: () => host.view(),
    };
  }
}

/** The lower edge of the shown elements of a kind, in pixels of the map. */
function lowest(wrap: HTMLElement, selector: string): number {
  const bottoms = [...wrap.querySelectorAll(selector)].map(e => e.getBoundingClientRect().bottom);
  return Math.max(0, ...bottoms) - wrap.getBoundingClientRect().top;
}
