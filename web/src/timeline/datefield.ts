import { clampDay, type Day, isoDay, parseDay } from '../days';
import { el } from '../ui/dom';
import type { Words } from '../words';

interface DateHost {
  words: Words;
  first: Day;
  last: Day;
  onDay(day: Day): void;
  label?: string;
  /** Says what is wrong with a typed date; empty when nothing is. */
  say(text: string): void;
}

/** The typed date: the server's form, taken over in place. */
export class DateField {
  readonly form: HTMLElement;
  private readonly input: HTMLInputElement;
  private readonly text = el('span', { class: 'date-text', 'aria-hidden': 'true' });
  private shown: Day = 0;

  constructor(
    form: HTMLElement | null,
    private readonly host: DateHost,
  ) {
    this.form = form ?? el('form', { id: 'date-form' });
    if (this.form instanceof HTMLFormElement) this.form.noValidate = true;
    const found = this.form.querySelector<HTMLInputElement>('input[type=date]');
    this.input = found ?? el('input', { type: 'date', id: 'date-input' });
    this.input.min = isoDay(host.first);
    this.input.max = isoDay(host.last);
    this.input.setAttribute('aria-label', host.label ?? host.words.t('map.date'));
    for (const label of this.form.querySelectorAll('label')) label.classList.add('visually-hidden');
    for (const button of this.form.querySelectorAll('button')) button.classList.add('visually-hidden');
    this.form.classList.add('date-field');
    if (!found) this.form.append(this.input);
    this.form.prepend(this.text);
    this.listen();
  }

  show(day: Day): void {
    this.shown = day;
    const text = this.host.words.date(day);
    if (text === this.text.textContent) return;
    // Phones fit the letters to the room beside the buttons.
    if (text.length !== this.text.textContent?.length) this.text.style.setProperty('--letters', String(text.length));
    this.text.textContent = text;
  }

  /** Writes the day into the field, which is too dear for each step of a hand. */
  settle(): void {
    // A reader who is typing must not lose the half-written date.
    if (document.activeElement !== this.input) this.write();
  }

  private write(): void {
    this.input.value = isoDay(this.shown);
    this.input.removeAttribute('aria-invalid');
  }

  private listen(): void {
    this.form.addEventListener('submit', e => {
      e.preventDefault();
      this.take(true);
    });
    this.input.addEventListener('change', () => this.take(false));
    this.input.addEventListener('blur', () => {
      this.take(true);
      this.write();
    });
    this.input.addEventListener('click', () => {
      try {
        this.input.showPicker();
      } catch {
        // No picker here: the field itself can be typed into.
      }
    });
  }

  /** Takes the date over; years half typed lie before the atlas and wait for the end of typing. */
  private take(finished: boolean): void {
    const { words, first, last } = this.host;
    const day = parseDay(this.input.value);
    const inside = day !== null && day >= first && day <= last;
    if (!inside && !finished) return;
    this.input.setAttribute('aria-invalid', String(!inside));
    if (day === null) {
      this.host.say(words.t('map.date.none', { date: words.date(this.shown) }));
      return;
    }
    const nearest = clampDay(day, first, last);
    this.host.onDay(nearest);
    if (inside) return;
    this.shown = nearest;
    this.host.say(
      words.t('map.date.outside', { from: words.date(first), to: words.date(last), date: words.date(nearest) }),
    );
  }
}
