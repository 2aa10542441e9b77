import { clampDay, type Day } from '../days';
import type { Stretch } from '../state/atlas';
import type { Changes } from '../state/changes';
import type { Spans } from '../state/history';
import { el } from '../ui/dom';
import { buildControls, type Controls } from './controls';
import { DateField } from './datefield';
import { type Hand, layHands } from './hands';
import type { Cause, TimelineHost } from './host';
import { Picture } from './picture';
import { Player } from './player';
import { eventMarks, type Reports, reports } from './series';
import { buildStrips, type Strips } from './strips';
import { campaignStretch, fit, follow, windowAround, windowName, zoom } from './window';

/** A window opens with columns at least this wide, in pixels. */
const LEAST_COL = 6;

/** The two strips with their controls: the reader's hand on time. */
export class Timeline implements Hand {
  readonly player: Player;
  window: Stretch;
  private readonly strips: Strips;
  private readonly controls: Controls;
  private readonly date: DateField;
  private readonly reports: Reports[];
  private readonly marks: ReturnType<typeof eventMarks>;
  private changes: Changes | null = null;
  private spans: Spans | null = null;
  private lane: number | null = null;
  private readonly picture: Picture;
  private drawing = 0;

  constructor(
    private readonly section: HTMLElement,
    readonly host: TimelineHost,
    public day: Day,
  ) {
    const { atlas, words } = host;
    this.reports = reports(atlas.json.dates);
    this.marks = eventMarks(atlas.json.events);
    this.window = windowAround(atlas, day, host.first, host.last, Math.floor((innerWidth - 32) / LEAST_COL));
    this.date = new DateField(section.querySelector('form'), words, host.first, host.last, d => this.go(d));
    const campaigns = atlas.json.campaigns.map(c => ({ value: c.campaign_id, text: atlas.title(c) }));
    this.controls = buildControls(words, this.date.form, [
      { value: '', text: words.t('map.window.free') },
      ...campaigns,
      { value: 'year', text: words.t('map.window.year') },
      { value: 'all', text: words.t('map.window.all') },
    ]);
    this.strips = buildStrips(words);
    this.picture = new Picture(this.strips, host, w => this.setWindow(w));
    this.player = new Player(
      {
        day: () => this.day,
        last: () => host.last,
        nextFilled: d => this.nextFilled(d),
        nextChange: d => this.changes?.after(d) ?? null,
        show: (d, since) => this.go(d, 'play', since),
        stateChanged: playing => {
          this.controls.setPlaying(playing);
          if (!playing) host.onRest();
        },
      },
      host.reduced,
    );
    const body = section.querySelector('#timeline-body') ?? section;
    body.append(this.controls.root, this.strips.note, this.strips.root);
    layHands(this, this.strips, this.controls);
    new ResizeObserver(() => this.redraw()).observe(this.strips.plot);
    this.say(words.t('map.loading', { n: Math.round((host.last - host.first) / 365.25) }));
  }

  /** Gives the strips their changes and unlocks the slider. */
  setHistory(changes: Changes, spans: Spans): void {
    this.changes = changes;
    this.spans = spans;
    this.strips.slider.disabled = false;
    this.say('');
    this.redraw();
  }

  /** Writes a line above the strips, with a button when there is something to do. */
  say(text: string, action?: { text: string; run: () => void }): void {
    this.strips.note.replaceChildren(text);
    this.strips.note.hidden = text === '';
    if (!action) return;
    const button = el('button', { type: 'button' }, action.text);
    button.addEventListener('click', action.run);
    this.strips.note.append(' ', button);
  }

  setDay(day: Day): void {
    this.day = day;
    this.window = follow(this.window, day, this.host.first, this.host.last);
    this.date.show(day);
    const { slider } = this.strips;
    slider.min = String(this.window.from);
    slider.max = String(this.window.to);
    slider.value = String(day);
    this.redraw();
  }

  /** Shows the history of one place under the strips, which take their full height at once. */
  setLane(place: number | null): void {
    this.lane = place;
    this.section.classList.toggle('has-lane', place !== null);
    this.draw();
  }

  /** Draws on the next frame; several calls draw once. */
  redraw(): void {
    if (this.drawing) return;
    this.drawing = requestAnimationFrame(() => {
      this.drawing = 0;
      this.draw();
    });
  }

  get aria(): HTMLInputElement {
    return this.strips.slider;
  }

  private draw(): void {
    const drawn = this.picture.draw({
      day: this.day,
      window: this.window,
      lane: this.lane,
      changes: this.changes?.counted ?? null,
      spans: this.spans,
      reports: this.reports,
      marks: this.marks,
    });
    if (!drawn) return;
    this.controls.range.value = windowName(this.host.atlas, this.window, this.day, this.host.first, this.host.last);
  }

  go(day: Day, cause: Cause = 'jump', since?: Day): void {
    if (cause !== 'play') this.player.stop();
    const wanted = clampDay(day, this.host.first, this.host.last);
    if (wanted !== this.day) this.host.onDay(wanted, cause, since);
  }

  setWindow(w: Stretch): void {
    this.window = fit(w, this.host.first, this.host.last);
    this.redraw();
  }

  zoomBy(factor: number): void {
    this.setWindow(zoom(this.window, factor, this.day, this.host.first, this.host.last));
  }

  private nextFilled(day: Day): Day | null {
    const reported = this.reports.find(r => r.day > day)?.day;
    const changed = this.changes?.after(day);
    const days = [reported, changed].filter(d => d != null);
    return days.length ? Math.min(...days) : null;
  }

  step(direction: 1 | -1, inView: boolean): void {
    const passes = inView ? (c: { place: number }) => this.host.inView(c.place) : undefined;
    const day = direction > 0 ? this.changes?.after(this.day, passes) : this.changes?.before(this.day, passes);
    if (day != null) this.go(day);
  }

  toggle(): void {
    // At the end of the atlas play starts over at its first change.
    if (!this.player.playing && this.nextFilled(this.day) === null) {
      const start = this.changes?.after(this.host.first - 1);
      if (start != null) this.go(start);
    }
    this.player.toggle();
  }

  choose(value: string): void {
    const { host } = this;
    if (value === 'all') this.setWindow({ from: host.first, to: host.last });
    else if (value === 'year') this.setWindow({ from: this.day - 182, to: this.day + 182 });
    else {
      const found = campaignStretch(host.atlas, value);
      if (found) {
        this.setWindow(found);
        if (this.day < found.from || this.day > found.to) this.go(found.from);
      }
    }
  }
}
