import { clampDay, type Day } from '../days';
import type { Stretch } from '../state/atlas';
import type { Changes, Passes } from '../state/changes';
import type { Spans } from '../state/history';
import { el } from '../ui/dom';
import { Bands } from './bands';
import { buildControls, type Controls } from './controls';
import { Counted } from './counted';
import { DateField } from './datefield';
import { Frame } from './frame';
import { layHands } from './hands';
import type { Cause, TimelineHost } from './host';
import { Lane } from './lane';
import { Memo } from './memo';
import { Options } from './options';
import { Picture } from './picture';
import { Player } from './player';
import { RangeFlags, type RangeHand } from './range';
import type { Scale } from './scale';
import { buildStrips, laySlide, type Strips } from './strips';
import { campaignStretch, fit, follow, windowAround, windowName, zoom } from './window';

/** A window opens with columns at least this wide, in pixels. */
const LEAST_COL = 6;

/** The two strips with their controls: the reader's hand on time. */
export class Timeline implements RangeHand {
  readonly player: Player;
  window: Stretch;
  private readonly flags: RangeFlags;
  private readonly strips: Strips;
  private readonly controls: Controls;
  private readonly date: DateField;
  private readonly counted = new Counted();
  private readonly options: Options;
  private changes: Changes | null = null;
  private spans: Spans | null = null;
  private lane: number | null = null;
  private readonly picture: Picture;
  private drawing = false;
  private readonly named = new Memo<void>();
  /** Whether the line above the strips goes with the next step. */
  private passing = false;

  constructor(
    private readonly section: HTMLElement,
    readonly host: TimelineHost,
    public day: Day,
  ) {
    const { atlas, words } = host;
    this.window = windowAround(atlas, day, host.first, host.last, Math.floor((innerWidth - 32) / LEAST_COL));
    this.date = new DateField(section.querySelector('form'), {
      ...host,
      onDay: d => this.go(d),
      say: text => this.notice(text),
    });
    const campaigns = atlas.campaigns.map(c => ({ value: c.campaign_id, text: atlas.title(c) }));
    this.controls = buildControls(words, this.date.form, [
      { value: '', text: words.t('map.window.free') },
      ...campaigns,
      { value: 'year', text: words.t('map.window.year') },
      { value: 'all', text: words.t('map.window.all') },
    ]);
    const over = {
      bands: new Bands(atlas, words, w => this.setWindow(w)),
      lane: new Lane(host, d => this.go(d)),
      frame: new Frame(host, w => this.setWindow(w)),
    };
    this.strips = buildStrips(words, { bands: over.bands.root, lane: over.lane.root, frame: over.frame });
    this.flags = new RangeFlags(this.strips, section, this);
    this.date.form.after(this.flags.form, this.flags.mode);
    this.picture = new Picture(this.strips, host, { ...over, flags: this.flags }, () => this.redraw());
    this.options = new Options(section, words, this.controls, this.counted, this.strips.count, () => this.redraw());
    this.player = new Player(
      {
        day: () => this.day,
        last: () => host.last,
        nextFilled: d => this.nextFilled(d),
        nextChange: d => this.counted.after(d, this.passes()),
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
    this.say(words.t('map.loading', { n: Math.round((host.last - host.first) / 365.25) }));
  }

  /** Gives the strips their changes and unlocks the slider. */
  setHistory(changes: Changes, spans: Spans): void {
    this.changes = changes;
    this.spans = spans;
    this.counted.take(changes);
    this.unlock();
    this.redraw();
  }

  /** Lets the day be moved. */
  unlock(): void {
    if (!this.strips.slider.disabled) return;
    this.strips.slider.disabled = false;
    this.say('');
  }

  /** Writes a line above the strips, with a button when there is something to do. */
  say(text: string, action?: { text: string; run: () => void }): void {
    this.passing = false;
    this.strips.note.replaceChildren(text);
    this.strips.note.hidden = text === '';
    if (!action) return;
    const button = el('button', { type: 'button' }, action.text);
    button.addEventListener('click', action.run);
    this.strips.note.append(' ', button);
  }

  /** Says something that the next step makes untrue. */
  notice(text: string, action?: { text: string; run: () => void }): void {
    this.say(text, action);
    this.passing = text !== '';
  }

  /** Shows a day, or the two that are compared, of which it is the later one. */
  setDay(shown: Day, range: Stretch | null): void {
    const day = this.flags.show(shown, range);
    if (this.passing && day !== this.day) this.notice('');
    this.day = day;
    this.window = follow(this.window, day, this.host.first, this.host.last);
    if (!range) this.date.show(day);
    laySlide(this.strips.slider, this.window.from, Math.max(shown, this.window.to), shown);
    this.redraw();
  }

  /** Shows the history of one place under the strips, which take their full height at once. */
  setLane(place: number | null): void {
    this.lane = place;
    this.section.classList.toggle('has-lane', place !== null);
    this.draw();
  }

  /** Writes what is too dear for each step of a hand. */
  settle(): void {
    this.date.settle();
    this.flags.settle();
  }

  /** Draws at the end of the task, so in the frame of a step itself; several calls draw once. */
  redraw(): void {
    if (this.drawing) return;
    this.drawing = true;
    queueMicrotask(() => {
      this.drawing = false;
      this.draw();
    });
  }

  get aria(): HTMLInputElement {
    return this.strips.slider;
  }

  private draw(): void {
    const drawn = this.picture.draw({
      day: this.day,
      range: this.flags.range,
      window: this.window,
      lane: this.lane,
      changes: this.changes && this.counted.list,
      spans: this.spans,
    });
    if (!drawn) return;
    const { from, to } = this.window;
    this.named.get([from, to], () => {
      const { atlas, first, last } = this.host;
      this.controls.windows.value = windowName(atlas, this.window, this.day, first, last);
    });
  }

  go(day: Day, cause: Cause = 'jump', since?: Day): void {
    if (cause !== 'play') this.player.stop();
    const wanted = clampDay(day, this.host.first, this.host.last);
    if (this.flags.range) this.flags.go(wanted, cause);
    else if (wanted !== this.day) this.host.onDay(wanted, cause, since);
  }

  setWindow(w: Stretch): void {
    this.window = fit(w, this.host.first, this.host.last);
    this.redraw();
  }

  scale(): Scale {
    return this.picture.scale;
  }

  /** Makes the window wider or narrower around a day, by default the one shown. */
  zoomBy(factor: number, around?: Day): void {
    const day = around ?? clampDay(this.day, this.window.from, this.window.to);
    this.setWindow(zoom(this.window, factor, day, this.host.first, this.host.last));
  }

  help(): void {
    this.options.help();
  }

  restore(day: Day): void {
    this.go(day, 'scrub');
  }

  /** The next day on which anything is reported or changes, or null. */
  private nextFilled(day: Day): Day | null {
    const reported = this.picture.reports.find(r => r.day > day)?.day;
    const days = [reported, this.counted.after(day)].filter(d => d != null);
    return days.length ? Math.min(...days) : null;
  }

  /** Whether a change is in view; where nothing is, every change passes. */
  private passes(): Passes | undefined {
    const inView = (place: number) => this.host.inView(place);
    return this.counted.list?.after(this.host.first - 1, inView) != null ? inView : undefined;
  }

  /** To the nearest change in view; where there is none, offers the nearest elsewhere. */
  step(direction: 1 | -1): void {
    const { counted, day, host } = this;
    const find = (passes?: Passes) => (direction > 0 ? counted.after(day, passes) : counted.before(day, passes));
    const found = find(place => host.inView(place));
    if (found !== null) {
      this.go(found);
      return;
    }
    this.player.stop();
    const { words } = host;
    const elsewhere = find();
    const way = direction > 0 ? 'next' : 'previous';
    this.notice(
      words.t(`map.${way}.none`),
      elsewhere === null
        ? undefined
        : {
            text: words.t('map.elsewhere', { date: words.date(elsewhere) }),
            run: () => {
              this.go(elsewhere);
              this.controls[way].focus();
            },
          },
    );
  }

  toggle(): void {
    if (this.flags.range) return;
    // At the end of the atlas play starts over at its first change.
    if (!this.player.playing && this.nextFilled(this.day) === null) {
      const start = this.counted.after(this.host.first - 1);
      if (start !== null) this.go(start);
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
