import { type Day, parseDay } from '../days';
import type { Atlas, Stretch } from '../state/atlas';
import type { Changes } from '../state/changes';
import { ticks } from '../timeline/axis';
import { Captions } from '../timeline/captions';
import { type DetailData, drawDetail, type Rows } from '../timeline/detail';
import type { Cause } from '../timeline/host';
import { dayAfterKey, keyName } from '../timeline/keys';
import { Memo } from '../timeline/memo';
import type { Inks } from '../timeline/pen';
import { Player } from '../timeline/player';
import { Scale } from '../timeline/scale';
import { bars, eventMarks, type Reports, reports, silences, softBars } from '../timeline/series';
import { el, ICONS, icon, iconButton } from '../ui/dom';
import type { Words } from '../words';

/** Rows of the strip on the desk, and in a frame as narrow as a phone. */
const WIDE: Rows = { events: null, barsTop: 22, base: 41, axis: 53, reports: 65, reportHeight: 6, height: 76 };
const NARROW: Rows = { events: null, barsTop: 13, base: 34, axis: 47, reports: 60, reportHeight: 6, height: 72 };
/** Height of the band of a phase, and its distance from the top. */
const BAND = { top: 6, height: 15 };
/** Narrower phases are shaded only. */
const LEAST_BAND = 16;
/** Room of the flag beside its text. */
const FLAG_PAD = 18;
/** Longest span of days that plays a day at a time, a month in a second, and so on. */
const PACES = [
  [130, 'week'],
  [600, 'month'],
  [2200, 'quarter'],
] as const;

export interface StripHost {
  atlas: Atlas;
  words: Words;
  rtl: boolean;
  reduced: boolean;
  span: Stretch;
  controls: readonly string[];
  layers: readonly string[];
  sans: () => string;
  inks: () => Inks;
  inView(place: number): boolean;
  /** The map's view; another object when it shows another part. */
  view(): unknown;
  onDay(day: Day, cause: Cause, since?: Day): void;
  onRest(): void;
}

/** One line of time: play, the changes as bars, and a slider that is locked to its days. */
export class Strip {
  readonly slider: HTMLInputElement;
  private readonly player: Player;
  private readonly play: HTMLButtonElement;
  private readonly canvas = el('canvas', { 'aria-hidden': 'true' });
  private readonly flag = el('span', { class: 'flag' });
  private readonly head = el('div', { class: 'now', 'aria-hidden': 'true' }, this.flag);
  private readonly plot: HTMLElement;
  private readonly reports: Reports[];
  private changes: Changes | null = null;
  private readonly scales = new Memo<Scale>();
  private readonly detail = new Memo<DetailData>();
  private readonly captions = new Captions();
  private frame = 0;
  private width = 0;

  constructor(
    section: HTMLElement,
    private readonly host: StripHost,
    private day: Day,
  ) {
    const { words, span, controls, layers, atlas } = host;
    this.reports = layers.includes('reports') ? reports(atlas.dates) : [];
    this.slider = el('input', {
      type: 'range',
      id: 'day-slider',
      min: span.from,
      max: span.to,
      step: 1,
      value: day,
      disabled: true,
      'aria-label': words.t('map.slider'),
    });
    this.play = iconButton(ICONS.play, words.t('map.play'), { class: 'play', disabled: true }, true);
    this.plot = el('div', { class: 'plot' }, this.canvas, this.captions.canvas, this.head);
    if (controls.includes('slider')) this.head.before(this.slider);
    section.replaceChildren(...(controls.includes('play') ? [this.play] : []), this.plot);
    const days = span.to - span.from;
    this.player = new Player(
      {
        day: () => this.day,
        last: () => span.to,
        nextFilled: d => this.nextFilled(d),
        nextChange: d => this.changes?.after(d) ?? null,
        show: (d, since) => host.onDay(d, 'play', since),
        stateChanged: playing => this.played(playing),
      },
      host.reduced,
    );
    this.player.speed = PACES.find(([most]) => days <= most)?.[1] ?? 'year';
    this.listen();
  }

  /** Gives the strip its changes and lets the reader move. */
  take(changes: Changes): void {
    this.changes = changes.counted();
    this.slider.disabled = this.play.disabled = false;
    this.redraw();
  }

  show(day: Day, sentence: string): void {
    this.day = day;
    this.slider.value = String(day);
    this.slider.setAttribute('aria-valuetext', sentence);
    this.redraw();
  }

  /** Draws on the next frame; several calls draw once. */
  redraw(): void {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.draw();
    });
  }

  private draw(): void {
    const { host, day } = this;
    const { words, span, rtl } = host;
    if (this.width < 20) return;
    const narrow = innerWidth < 500;
    const rows = narrow ? NARROW : WIDE;
    const { width } = this;
    const scale = this.scales.get([width], () => new Scale(span.from, span.to, width, rtl));
    const flag = scale.col * 300 < width ? words.date(day) : words.short(day);
    const { changes } = this;
    const [inks, sans] = [host.inks(), host.sans()];
    const detail = this.detail.get([changes, scale, rows, host.view(), inks.palette, sans, document.fonts.size], () => {
      const inView = (place: number) => host.inView(place);
      const data: DetailData = {
        bars: changes ? bars(changes, scale, inView) : [],
        soft: changes ? softBars(changes, scale, inView) : [],
        ticks: ticks(scale, words),
        reports: changes ? this.reports : [],
        silences: changes ? silences(this.reports) : [],
        quiets: [],
        marks: eventMarks([]),
        words,
        inks,
        sans,
      };
      drawDetail(this.canvas, scale, rows, data);
      this.phases(this.canvas.getContext('2d')!, scale, rows, narrow);
      this.plot.style.setProperty('--thumb', `${Math.max(24, scale.col)}px`);
      this.flag.style.top = `${rows.axis - 11}px`;
      return data;
    });
    const half = (this.captions.draw(scale, rows, detail, { day, flags: [day], flag }) + FLAG_PAD) / 2;
    const x = scale.middle(day);
    this.head.style.transform = `translateX(${x}px)`;
    this.flag.textContent = flag;
    this.flag.style.transform = `translateX(calc(-50% + ${Math.max(half - x, Math.min(0, width - half - x))}px))`;
  }

  /** The phases lie beneath the bars; their names stand over them where there is room. */
  private phases(ctx: CanvasRenderingContext2D, scale: Scale, rows: Rows, narrow: boolean): void {
    const { atlas, inks, sans } = this.host;
    const { palette } = inks();
    ctx.font = `600 11.5px ${sans()}`;
    ctx.textBaseline = 'middle';
    for (const phase of atlas.phases) {
      const from = Math.max(scale.from, parseDay(phase.start)!);
      const to = Math.min(scale.to, parseDay(phase.end)!);
      if (from > to) continue;
      const { x, w } = scale.span(from, to);
      const pause = phase.kind === 'interlude';
      // Beneath what is drawn already: first the band, then the shade beneath the band.
      ctx.globalCompositeOperation = 'destination-over';
      ctx.fillStyle = palette.accentSoft;
      if (!pause && !narrow && w > LEAST_BAND) ctx.fillRect(x, BAND.top, w - 1, BAND.height);
      ctx.globalAlpha = 0.35;
      if (!pause) ctx.fillRect(x, narrow ? 4 : BAND.top, w - 1, rows.height - 4);
      ctx.globalAlpha = 1;
      if (narrow) continue;
      ctx.globalCompositeOperation = 'source-over';
      const title = atlas.title(phase);
      const room = w - 10 > ctx.measureText(title).width;
      if (pause && room) {
        ctx.setLineDash([3, 2]);
        ctx.strokeStyle = palette.border;
        ctx.lineWidth = 1;
        ctx.strokeRect(x + 0.5, BAND.top + 0.5, w - 2, BAND.height - 1);
        ctx.setLineDash([]);
      }
      if (!room) continue;
      ctx.fillStyle = pause ? palette.ink2 : palette.accent;
      ctx.textAlign = scale.rtl ? 'right' : 'left';
      ctx.fillText(title, scale.rtl ? x + w - 6 : x + 5, BAND.top + BAND.height / 2 + 0.5);
    }
    ctx.globalCompositeOperation = 'source-over';
  }

  private played(playing: boolean): void {
    const { words, onRest } = this.host;
    this.play.replaceChildren(icon(playing ? ICONS.pause : ICONS.play, true));
    this.play.title = words.t(playing ? 'map.pause' : 'map.play');
    this.play.setAttribute('aria-label', this.play.title);
    if (!playing) onRest();
  }

  private toggle(): void {
    const { span } = this.host;
    if (!this.player.playing && this.day >= span.to) this.host.onDay(span.from, 'jump');
    this.player.toggle();
  }

  private go(day: Day, cause: Cause): void {
    const { from, to } = this.host.span;
    this.player.stop();
    this.host.onDay(Math.min(to, Math.max(from, day)), cause);
  }

  private nextFilled(day: Day): Day | null {
    const days = [this.reports.find(r => r.day > day)?.day, this.changes?.after(day)].filter(d => d != null);
    // Where nothing more is reported, time runs on to the last day all the same.
    return days.length ? Math.min(...days) : this.host.span.to > day ? this.host.span.to : null;
  }

  private listen(): void {
    const { slider, play, host } = this;
    new ResizeObserver(([entry]) => {
      this.width = Math.floor(entry!.contentRect.width);
      this.redraw();
    }).observe(this.plot);
    play.addEventListener('click', () => this.toggle());
    slider.addEventListener('input', () => this.go(Number(slider.value), 'scrub'));
    slider.addEventListener('change', () => host.onRest());
    slider.addEventListener('keydown', e => this.press(e, true));
    play.addEventListener('keydown', e => this.press(e, false));
  }

  private press(e: KeyboardEvent, onSlider: boolean): void {
    if (e.altKey || e.metaKey || e.ctrlKey || !this.changes) return;
    const { span, rtl } = this.host;
    const key = keyName(e);
    const day = onSlider ? dayAfterKey(e, this.day, rtl) : null;
    if (day !== null) this.go(day, 'jump');
    else if (onSlider && e.key === 'Home') this.go(span.from, 'jump');
    else if (onSlider && e.key === 'End') this.go(span.to, 'jump');
    else if (key === '[') this.go(this.changes.before(this.day) ?? this.day, 'jump');
    else if (key === ']') this.go(this.changes.after(this.day) ?? this.day, 'jump');
    else if (onSlider && e.key === ' ') this.toggle();
    else return;
    e.preventDefault();
  }
}
