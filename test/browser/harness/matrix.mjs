// The readers that every test is run as.

/** Window sizes: a desk, and a phone that is held in the hand. */
export const SIZES = {
  desk: { width: 1440, height: 900, touch: false },
  tablet: { width: 900, height: 700, touch: false },
  phone: { width: 390, height: 844, touch: true },
};

const DIMENSIONS = { lang: ['en', 'ar'], theme: ['light', 'dark'], size: ['desk', 'phone'] };

/** Every combination of language, theme and size. */
export const ALL = DIMENSIONS.lang.flatMap(lang =>
  DIMENSIONS.theme.flatMap(theme => DIMENSIONS.size.map(size => ({ lang, theme, size }))),
);

/** Few readers among whom every pair of language, theme and size occurs. */
export const PAIRS = ALL.filter(r => (r.lang === 'ar') === ((r.theme === 'dark') !== (r.size === 'phone')));

/** Two who differ in everything, for what neither language nor theme nor size is likely to change. */
const APART = [
  { lang: 'en', theme: 'light', size: 'desk' },
  { lang: 'ar', theme: 'dark', size: 'phone' },
];

const full = process.env.MATRIX === 'full';

/** The readers of this run: all of them under MATRIX=full. */
export const READERS = full ? ALL : PAIRS;
export const OPPOSITES = full ? ALL : APART;
/** For what takes no reader in particular. */
export const ANYONE = full ? ALL : APART.slice(0, 1);
export const PHONES = READERS.filter(reader => reader.size === 'phone');
export const DESKS = READERS.filter(reader => reader.size === 'desk');

export const nameOf = reader => `${reader.lang} ${reader.theme} ${reader.size}`;

/** Readers between phone and desk, one for each language and theme. */
export const TABLETS = [
  { lang: 'en', theme: 'light', size: 'tablet' },
  { lang: 'ar', theme: 'dark', size: 'tablet' },
];
