import { clampDay, type Day, isoDay, parseDay } from '../days';
import { el } from '../ui/dom';
import type { Words } from '../words';

/** The typed date: the server's form, taken over in place. */
export class DateField {
  readonly form: HTMLFormElement;
  private readonly input: HTMLInputElement;
  private readonly text = el('span', { class: 'date-text', 'aria-hidden': 'true' });

  constructor(
    form: HTMLFormElement | null,
    private readonly words: Words,
    private readonly first: Day,
    private readonly last: Day,
    private readonly onDay: (day: Day) => void,
  ) {
    this.form = form ?? el('form', { id: 'date-form' });
    const found = this.form.querySelector<HTMLInputElement>('input[type=date]');
    this.input = found ?? el('input', { type: 'date', id: 'date-input' });
    this.input.min = isoDay(first);
    this.input.max = isoDay(last);
    this.input.setAttribute('aria-label', words.t('map.date'));
    for (const label of this.form.querySelectorAll('label')) label.classList.add('visually-hidden');
    for (const button of this.form.querySelectorAll('button')) button.classList.add('visually-hidden');
    this.form.classList.add('date-field');
    if (!found) this.form.append(this.input);
    this.form.prepend(this.text);
    this.listen();
  }

  show(day: Day): void {
    this.text.textContent = this.words.date(day);
    // A reader who is typing must not lose the half-written date.
    if (document.activeElement !== this.input) this.input.value = isoDay(day);
  }

  private listen(): void {
    this.form.addEventListener('submit', e => {
      e.preventDefault();
      this.take(true);
    });
    this.input.addEventListener('change', () => this.take(false));
    this.input.addEventListener('blur', () => this.take(true));
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
    const day = parseDay(this.input.value);
    if (day === null) return;
    const inside = day >= this.first && day <= this.last;
    if (inside) this.onDay(day);
    else if (finished) this.onDay(clampDay(day, this.first, this.last));
  }
}
