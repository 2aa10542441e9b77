/** Colours that canvases need, read from the tokens of the style sheet. */
export interface Palette {
  dark: boolean;
  ground: string;
  beyond: string;
  paper: string;
  ink: string;
  ink2: string;
  ink3: string;
  accent: string;
  accentSoft: string;
  rule: string;
  border: string;
  province: string;
  road: string;
  urban: string;
  water: string;
  river: string;
  glow: string;
  riverName: string;
  bars: string;
  outline: string;
  none: string;
}

const TOKENS = {
  ground: '--ground',
  paper: '--paper',
  ink: '--ink',
  ink2: '--ink-2',
  ink3: '--ink-3',
  accent: '--accent',
  accentSoft: '--accent-soft',
  rule: '--rule',
  border: '--border',
  bars: '--bars',
  outline: '--outline',
  none: '--none',
} as const;

/** Colours that only the ground of the map has. */
const GROUND = {
  light: {
    beyond: '#e9e6de',
    province: '#c9c2b5',
    road: '#cfc8bb',
    urban: '#e8e4da',
    water: '#cfdce2',
    river: '#93b3c1',
    glow: '#e2ebee',
    riverName: '#4f7382',
  },
  dark: {
    beyond: '#181c1f',
    province: '#3d454b',
    road: '#363d43',
    urban: '#262b30',
    water: '#2c3d47',
    river: '#4d6b7a',
    glow: '#232c32',
    riverName: '#8fb0bf',
  },
};

export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const colours = Object.fromEntries(
    Object.entries(TOKENS).map(([name, token]) => [name, style.getPropertyValue(token).trim()]),
  ) as Record<keyof typeof TOKENS, string>;
  const dark = style.getPropertyValue('--scheme').trim() === 'dark';
  return { ...colours, ...GROUND[dark ? 'dark' : 'light'], dark };
}

const CHOICES = ['auto', 'light', 'dark'] as const;
type Choice = (typeof CHOICES)[number];
const KEY = 'heldline-theme';

/** Storage throws in sandboxed frames; the choice then lasts as long as the page. */
function stored(): Choice {
  try {
    const value = localStorage.getItem(KEY) as Choice | null;
    return value && CHOICES.includes(value) ? value : 'auto';
  } catch {
    return 'auto';
  }
}

function store(choice: Choice): void {
  try {
    if (choice === 'auto') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, choice);
  } catch {
    // Nothing to do: see stored().
  }
}

/** Applies the reader's choice and lets `button` step through it; `show` writes the choice on it. */
export function startTheme(button: HTMLButtonElement | null, show: (choice: Choice) => void = () => {}): void {
  let choice = stored();
  const apply = () => {
    if (choice === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = choice;
    show(choice);
  };
  apply();
  if (!button) return;
  button.hidden = false;
  button.addEventListener('click', () => {
    choice = CHOICES[(CHOICES.indexOf(choice) + 1) % CHOICES.length]!;
    store(choice);
    apply();
    document.dispatchEvent(new Event('themechange'));
  });
}

/** Calls back whenever the colours may have changed. */
export function onThemeChange(callback: () => void): void {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', callback);
  document.addEventListener('themechange', callback);
}

/** Lists stand on paper, not on the ground of the map. */
export function onPaper(palette: Palette): Palette {
  return { ...palette, ground: palette.paper };
}
