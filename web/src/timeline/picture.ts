import type { Day } from '../days';
import { type Stretch, stretch } from '../state/atlas';
import type { Changes } from '../state/changes';
import type { Spans } from '../state/history';
import { ticks } from './axis';
import type { Bands } from './bands';
import { Captions } from './captions';
import { DESK_ROWS, type DetailData, drawDetail, PHONE_ROWS } from './detail';
import type { Frame } from './frame';
import type { TimelineHost } from './host';
import type { Lane } from './lane';
import { Memo } from './memo';
import { DESK_OVERVIEW, drawOverview, PHONE_OVERVIEW } from './overview';
import { Scale } from './scale';
import { bars, eventMarks, quiets, type Reports, reports, silences, softBars } from './series';
import { layHead, laySlide, type Strips } from './strips';

/** What the strips show. Without changes the history is still on its way. */
export interface Scene {
  day: Day;
  /** The two days that are compared, if any. */
  range: Stretch | null;
  window: Stretch;
  lane: number | null;
  changes: Changes | null;
  spans: Spans | null;
}

interface Over {
  bands: Bands;
  lane: Lane;
  frame: Frame;
  flags: { lay(scale: Scale): void };
}

/** Longest window, in days, whose days need no year. */
const YEAR = 300;

/** Draws a scene on the strips; what a step of one day leaves as it was is not drawn again. */
export class Picture {
  /** The scale of the detail strip as last drawn. */
  scale: Scale;
  readonly reports: Reports[];
  private width = 0;
  /** Rises when letters may look different. */
  private fonts = 0;
  private readonly phone = matchMedia('(max-width: 767px)');
  private readonly fixed;
  private readonly scales = new Memo<Scale>();
  private readonly gathered = new Memo<ReturnType<Picture['gather']>>();
  private readonly detail = new Memo<DetailData>();
  private readonly captions = new Captions();
  private readonly laid = new Memo<void>();
  private readonly years = new Memo<void>();
  private readonly laneTaken = new Memo<void>();
  private readonly laneLaid = new Memo<void>();

  constructor(
    private readonly strips: Strips,
    private readonly host: TimelineHost,
    private readonly over: Over,
    redraw: () => void,
  ) {
    const { atlas } = host;
    this.scale = new Scale(host.first, host.last, 100, host.rtl);
    this.reports = reports(atlas.dates);
    const told = atlas.campaigns.map(c => stretch(c.window_start, c.window_end));
    this.fixed = {
      silences: silences(this.reports),
      quiets: quiets(told, host.first, host.last),
      marks: eventMarks(atlas.events),
    };
    strips.detail.after(this.captions.canvas);
    new ResizeObserver(([entry]) => {
      this.width = Math.floor(entry!.contentRect.width);
      redraw();
    }).observe(strips.plot);
    void document.fonts.ready.then(() => {
      this.fonts++;
      redraw();
    });
  }

  /** False where there is no room to draw. */
  draw(scene: Scene): boolean {
    this.width ||= Math.floor(this.strips.plot.clientWidth);
    const { host, strips, over, width } = this;
    if (width < 20) return false;
    const { window: w, range } = scene;
    const day = range?.to ?? scene.day;
    const { words, rtl } = host;
    const phone = this.phone.matches;
    const { changes } = scene;
    const look = { words, inks: host.inks(), sans: host.sans(), reports: changes ? this.reports : [] };
    const { palette } = look.inks;
    const scale = this.scales.get([w.from, w.to, width], () => new Scale(w.from, w.to, width, rtl));
    this.scale = scale;
    // Where the axis counts years, the flag names its own.
    const text = w.to - w.from > YEAR ? words.date(day) : words.short(day);
    const gathered = this.gathered.get([scale, changes, host.view()], () => this.gather(scale, changes));
    const rows = phone ? PHONE_ROWS : DESK_ROWS;
    const detail = this.detail.get([scale, rows, gathered, changes, palette, look.sans, this.fonts], () => {
      const data = { ...this.fixed, ...look, ...gathered, silences: changes ? this.fixed.silences : [] };
      drawDetail(strips.detail, scale, rows, data);
      return data;
    });
    const flag = this.captions.draw(scale, rows, detail, {
      day,
      flag: range ? words.t('map.range.a') : text,
      flags: range ? [range.from, range.to] : [day],
    });
    this.laid.get([scale], () => {
      over.bands.lay(scale);
      laySlide(strips.slider, w.from, w.to, day);
      strips.plot.style.setProperty('--thumb', `${scale.col}px`);
      over.frame.lay(strips.overviewPlot, w, width);
    });
    layHead(strips, scale, day, text, flag);
    over.flags.lay(scale);
    this.years.get([width, changes, palette, phone, this.fonts, look.sans], () => {
      const all = new Scale(host.first, host.last, width, rtl);
      const rows = phone ? PHONE_OVERVIEW : DESK_OVERVIEW;
      drawOverview(strips.overview, all, rows, { ...look, changes, quiets: this.fixed.quiets });
    });
    this.drawLane(scene, scale);
    return true;
  }

  private drawLane({ lane, spans, day }: Scene, scale: Scale): void {
    const { strips, host, over } = this;
    this.laneTaken.get([lane, spans], () => {
      over.lane.take(spans, lane);
      strips.laneLabel.hidden = over.lane.root.hidden;
      strips.laneLabel.textContent = lane === null ? '' : host.atlas.name(lane);
    });
    this.laneLaid.get([lane, spans, scale, host.inks().palette, this.fonts], () => over.lane.lay(scale));
    over.lane.mark(day);
  }

  private gather(scale: Scale, changes: Changes | null) {
    const { host } = this;
    const inView = (place: number) => host.inView(place);
    const all = changes?.count ?? 0;
    let seen = 0;
    for (let i = 0; i < all; i++) if (inView(changes!.place[i]!)) seen++;
    const { count } = this.strips;
    count.hidden = all === 0;
    count.textContent = host.words.t('map.inview', { seen, all });
    return {
      bars: changes ? bars(changes, scale, inView) : [],
      soft: changes ? softBars(changes, scale, inView) : [],
      ticks: ticks(scale, host.words),
    };
  }
}
