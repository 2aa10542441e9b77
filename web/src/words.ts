import { type Day, dateOf } from './days';

export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };
export type Strings = Record<string, string | PluralForms>;
export type Params = Record<string, string | number>;

/** The reader's language: sentences of the catalogue, numbers and dates. */
export class Words {
  private readonly plurals: Intl.PluralRules;
  private readonly numbers: Intl.NumberFormat;
  private readonly lists: Intl.ListFormat;
  private readonly collator: Intl.Collator;
  private readonly formats = new Map<string, { format: Intl.DateTimeFormat; day?: Day; text?: string }>();

  constructor(
    private readonly locale: string,
    private readonly strings: Strings,
  ) {
    this.plurals = new Intl.PluralRules(locale);
    this.numbers = new Intl.NumberFormat(locale);
    this.collator = new Intl.Collator(locale, { numeric: true });
    this.lists = new Intl.ListFormat(locale);
  }

  /** The sentence of a key; `{name}` is replaced, numbers are formatted, plural forms follow `n`. */
  t(key: string, params: Params = {}): string {
    const entry = this.strings[key];
    if (entry === undefined) return key;
    const text = typeof entry === 'string' ? entry : this.form(entry, Number(params.n ?? 0));
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = params[name];
      if (value === undefined) return whole;
      return typeof value === 'number' ? this.n(value) : value;
    });
  }

  has(key: string): boolean {
    return key in this.strings;
  }

  n(value: number): string {
    return this.numbers.format(value);
  }

  /** Metres in words: 800 m, 2.5 km, 36 km. */
  distance(metres: number): string {
    if (metres < 1000) return this.t('map.m', { n: Math.round(metres) });
    const step = metres < 10_000 ? 10 : 1;
    return this.t('map.km', { n: Math.round((metres / 1000) * step) / step });
  }

  /** The order of two names in this language. */
  compare(a: string, b: string): number {
    return this.collator.compare(a, b);
  }

  /** A, B and C. */
  list(parts: string[]): string {
    return this.lists.format(parts);
  }

  /** 3 November 2017 */
  date(day: Day): string {
    return this.format(day, { day: 'numeric', month: 'long', year: 'numeric' });
  }

  /** 3 November */
  dayOfYear(day: Day): string {
    return this.format(day, { day: 'numeric', month: 'long' });
  }

  /** 3 Nov */
  short(day: Day): string {
    return this.format(day, { day: 'numeric', month: 'short' });
  }

  /** The day of the month alone. */
  dayOfMonth(day: Day): string {
    return this.n(dateOf(day).getUTCDate());
  }

  weekday(day: Day): string {
    return this.format(day, { weekday: 'long' });
  }

  month(day: Day, width: 'long' | 'short' = 'short'): string {
    return this.format(day, { month: width });
  }

  year(day: Day): string {
    return this.format(day, { year: 'numeric' });
  }

  private form(entry: PluralForms, n: number): string {
    return entry[this.plurals.select(n)] ?? entry.other;
  }

  private format(day: Day, options: Intl.DateTimeFormatOptions): string {
    const key = `${options.weekday} ${options.day} ${options.month} ${options.year}`;
    let kept = this.formats.get(key);
    if (!kept) {
      const calendar = { ...options, calendar: 'gregory', timeZone: 'UTC' };
      kept = { format: new Intl.DateTimeFormat(this.locale, calendar) };
      this.formats.set(key, kept);
    }
    // One step of the day writes it in several places.
    if (kept.day !== day) kept.text = kept.format.format(dateOf(day));
    kept.day = day;
    return kept.text!;
  }
}
