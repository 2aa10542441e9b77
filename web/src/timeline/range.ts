import { type Day, parseDay } from '../days';
import { type Atlas, contains, type Stretch, stretch } from '../state/atlas';
import { el } from '../ui/dom';
import type { Words } from '../words';
import { DateField } from './datefield';
import { type Hand, laySlider } from './hands';
import type { Cause } from './host';
import type { Scale } from './scale';
import type { Strips } from './strips';

export type End = 'from' | 'to';
const ENDS: End[] = ['from', 'to'];

/** Pixels between two flags below which they would cover each other. */
const APART = 26;
/** Days compared at first, where no phase says where to begin. */
const MONTH = 30;

/** What the two flags ask of the timeline. */
export interface RangeHand extends Hand {
  day: Day;
  /** Says something that the next step makes untrue. */
  notice(text: string): void;
}

/** Two flags on the strip, two dates in the head and the switch between one day and two dates. */
export class RangeFlags {
  /** The two days that are compared; null = one day is shown. */
  range: Stretch | null = null;
  readonly mode: HTMLElement;
  readonly form: HTMLFormElement;
  private readonly words: Words;
  private readonly buttons: [one: HTMLButtonElement, two: HTMLButtonElement];
  private readonly fields: Record<End, DateField>;
  private readonly slider: HTMLInputElement;
  private readonly head: HTMLElement;
  private readonly shade = el('div', { class: 'tl-between' });
  private readonly pick = el('div', { class: 'tl-pick' });
  /** The flag in hand, which keys, steps and the window follow. */
  private end: End = 'to';
  private scale: Scale | null = null;
  /** Whether the page shows what belongs to two days; null before it shows either. */
  private two: boolean | null = null;

  constructor(
    private readonly strips: Strips,
    private readonly section: HTMLElement,
    private readonly hand: RangeHand,
  ) {
    const { words } = hand.host;
    this.words = words;
    this.form = section.querySelector<HTMLFormElement>('#range-form') ?? el('form');
    this.form.replaceChildren();
    this.form.className = 'tl-dates';
    this.form.noValidate = true;
    this.form.addEventListener('submit', e => e.preventDefault());
    this.fields = { from: this.field('from'), to: this.field('to') };
    this.buttons = [this.button('one', false), this.button('two', true)];
    const label = words.t('map.range.mode');
    this.mode = el('div', { class: 'seg tl-mode over-map', role: 'group', 'aria-label': label }, ...this.buttons);
    this.slider = el('input', {
      type: 'range',
      id: 'range-slider',
      class: 'tl-slider',
      step: 1,
      'aria-label': words.t('map.range.from'),
    });
    const flag = el('span', { class: 'tl-flag' }, words.t('map.range.a'));
    this.head = el('div', { class: 'tl-head', 'aria-hidden': 'true' }, flag);
    strips.slider.before(this.slider, this.head);
    strips.plot.prepend(this.shade);
    strips.plot.append(this.pick);
    laySlider(hand, this.slider);
    this.slider.addEventListener('focus', () => this.take('from'));
    strips.slider.addEventListener('focus', () => this.take('to'));
    this.drag();
  }

  /** Shows a day or a range; returns the day of the flag in hand. */
  show(day: Day, range: Stretch | null): Day {
    const { hand } = this;
    if (range && !this.range) {
      hand.player.stop();
      this.end = 'to';
      this.open(range);
    }
    const turned = !!range !== this.two;
    this.range = range;
    if (turned) this.turn(!!range);
    if (!range) return day;
    this.write(range);
    return range[this.end];
  }

  /** Writes the dates of a range into their fields. */
  settle(): void {
    if (this.range) for (const end of ENDS) this.fields[end].settle();
  }

  /** Shows what belongs to one day, or to two. */
  private turn(two: boolean): void {
    const { strips, words } = this;
    this.two = two;
    this.section.classList.toggle('comparing', two);
    for (const part of [this.slider, this.head, this.shade, this.pick, this.form]) part.hidden = !two;
    // Speed lies among the options on phones, outside the section.
    for (const part of document.querySelectorAll<HTMLElement>('#date-form, .tl-play, .tl-speed')) part.hidden = two;
    this.buttons[0].setAttribute('aria-pressed', String(!two));
    this.buttons[1].setAttribute('aria-pressed', String(two));
    strips.slider.setAttribute('aria-label', words.t(two ? 'map.range.to' : 'map.slider'));
  }

  /** Moves the flag in hand; the other one stops it. */
  go(day: Day, cause: Cause): void {
    const { range, end } = this;
    if (!range) return;
    const wanted = end === 'from' ? Math.min(day, range.to) : Math.max(day, range.from);
    if (wanted !== range[end]) this.hand.host.onRange({ ...range, [end]: wanted }, cause);
    // A typed date beyond the other flag is put right.
    else this.write(range);
  }

  private write(range: Stretch): void {
    for (const end of ENDS) this.fields[end].show(range[end]);
    this.slider.setAttribute('aria-valuetext', this.words.date(range.from));
  }

  private take(end: End): void {
    if (!this.range) return;
    this.end = end;
    this.hand.day = this.range[end];
  }

  /** Goes from one day to two dates, or back. */
  private compare(two: boolean): void {
    const { host, day } = this.hand;
    if (two !== !!this.range) host.onRange(two ? rangeAround(host.atlas, day, host.first) : null, 'jump');
  }

  /** A window that holds both flags. */
  private open({ from, to }: Stretch): void {
    const { window: w } = this.hand;
    const air = Math.ceil((to - from) / 20) + 2;
    if (from >= w.from && to <= w.to) return;
    this.hand.setWindow({ from: Math.min(w.from, from - air), to: Math.max(w.to, to + air) });
  }

  /** Lays flags and accent on a scale; both native sliders keep to the window. */
  lay(scale: Scale): void {
    const { range } = this;
    this.scale = scale;
    if (!range) return;
    this.slider.min = String(Math.min(scale.from, range.from));
    this.slider.max = String(scale.to);
    this.slider.value = String(range.from);
    const a = scale.middle(range.from);
    const b = scale.middle(range.to);
    const near = Math.abs(a - b) < APART ? (APART - Math.abs(a - b)) / 2 : 0;
    const side = scale.rtl ? -1 : 1;
    this.plant(this.head, range.from, a, -near * side);
    this.plant(this.strips.head, range.to, b, near * side);
    this.strips.flag.textContent = this.words.t('map.range.b');
    const from = Math.max(0, Math.min(a, b));
    const to = Math.min(scale.width, Math.max(a, b));
    this.shade.style.left = `${from}px`;
    this.shade.style.width = `${Math.max(0, to - from)}px`;
  }

  /** Moves the keyboard to a flag. */
  focus(end: End): void {
    (end === 'from' ? this.slider : this.strips.slider).focus({ preventScroll: true });
  }

  private plant(head: HTMLElement, day: Day, x: number, aside: number): void {
    head.hidden = !this.scale!.sees(day);
    head.style.transform = `translateX(${x}px)`;
    (head.firstElementChild as HTMLElement).style.transform = `translateX(calc(-50% + ${aside}px))`;
  }

  private button(name: string, two: boolean): HTMLButtonElement {
    const label = this.words.t(`map.range.${name}`);
    const face = el('span', { 'aria-hidden': 'true' }, this.words.t(`map.range.${name}.brief`));
    const made = el('button', { type: 'button', title: label }, el('span', {}, label), face);
    made.addEventListener('click', () => {
      // On phones the second button stands alone and leads both ways.
      const alone = two && !this.buttons[0].offsetParent;
      this.compare(two && !(alone && this.range));
    });
    return made;
  }

  private field(end: End): DateField {
    const { hand, words } = this;
    const letter = words.t(end === 'from' ? 'map.range.a' : 'map.range.b');
    const root = el('span', {}, el('input', { type: 'date', id: `range-${end}` }));
    this.form.append(root);
    const field = new DateField(root, {
      ...hand.host,
      label: words.t(`map.range.${end}`),
      say: text => hand.notice(text),
      onDay: day => {
        this.take(end);
        hand.go(day);
      },
    });
    root.prepend(el('b', { class: 'tl-letter', 'aria-hidden': 'true' }, letter));
    return field;
  }

  /** A tap moves the nearer flag, a drag takes it along; a second finger ends that. */
  private drag(): void {
    const { pick, hand } = this;
    let frame = 0;
    let finger: number | null = null;
    const dayAt = (x: number) => {
      const { left, width } = pick.getBoundingClientRect();
      return this.scale!.dayAt(Math.min(width - 0.01, Math.max(0, x - left)));
    };
    const move = (e: PointerEvent) => {
      const day = dayAt(e.clientX);
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => hand.go(day, 'scrub'));
    };
    pick.addEventListener('pointerdown', e => {
      const { range } = this;
      if (!e.isPrimary) finger = null;
      if (e.button !== 0 || !e.isPrimary || !range || !this.scale) return;
      e.preventDefault();
      finger = e.pointerId;
      const day = dayAt(e.clientX);
      const end = day - range.from < range.to - day ? 'from' : 'to';
      this.focus(end);
      this.take(end);
      pick.setPointerCapture(e.pointerId);
      move(e);
    });
    pick.addEventListener('pointermove', e => {
      if (finger === e.pointerId) move(e);
    });
    pick.addEventListener('lostpointercapture', () => {
      finger = null;
      requestAnimationFrame(() => hand.host.onRest());
    });
  }
}

/** The two days that are compared first: the phase of a day from its eve on, or a month. */
function rangeAround(atlas: Atlas, day: Day, first: Day): Stretch {
  const phase = atlas.phases.find(p => contains(stretch(p.start, p.end), day));
  const eve = phase ? (parseDay(phase.start) ?? day) - 1 : day - MONTH;
  return { from: Math.max(first, Math.min(eve, day - 1)), to: day };
}
