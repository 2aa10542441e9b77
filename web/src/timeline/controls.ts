import { el, ICONS, icon, iconButton } from '../ui/dom';
import type { Words } from '../words';
import { SPEEDS, type Speed } from './player';

export interface Controls {
  root: HTMLElement;
  play: HTMLButtonElement;
  previous: HTMLButtonElement;
  next: HTMLButtonElement;
  speed: HTMLSelectElement;
  windows: HTMLSelectElement;
  wider: HTMLButtonElement;
  closer: HTMLButtonElement;
  /** Speed, window and zoom, which phones show among the options. */
  time: HTMLElement;
  options: HTMLButtonElement;
  help: HTMLButtonElement;
  /** Changes the face of the play button. */
  setPlaying(playing: boolean): void;
  /** Says which kinds of changes the step buttons go by, beside the usual ones. */
  setKinds(kinds: string): void;
}

/** The row above the strips: play, previous change, next change, date, speed, window, zoom, options, help. */
export function buildControls(
  words: Words,
  dateForm: HTMLElement,
  windows: { value: string; text: string }[],
): Controls {
  const t = (key: string) => words.t(`map.${key}`);
  const button = (d: string, key: string, name: string, filled = false) =>
    iconButton(d, t(key), { class: `tl-step ${name}` }, filled);
  const play = iconButton(ICONS.play, t('play'), { class: 'tl-play', 'aria-keyshortcuts': 'Space' }, true);
  const previous = button(ICONS.previous, 'previous', 'tl-previous', true);
  const next = button(ICONS.next, 'next', 'tl-next', true);
  previous.setAttribute('aria-keyshortcuts', '[');
  next.setAttribute('aria-keyshortcuts', ']');
  const speed = el('select', { class: 'tl-speed', 'aria-label': t('speed') });
  for (const name of Object.keys(SPEEDS) as Speed[]) speed.append(option(name, t(`speed.${name}`)));
  speed.value = 'week';
  const list = el('select', { class: 'tl-windows', 'aria-label': t('window') });
  list.append(...windows.map(w => option(w.value, w.text)));
  const wider = button(ICONS.minus, 'window.wider', 'tl-wider');
  const closer = button(ICONS.plus, 'window.closer', 'tl-closer');
  const time = el(
    'div',
    { class: 'tl-time' },
    speed,
    list,
    el('span', { class: 'tl-zoom' }, el('span', { class: 'tl-zoom-name' }, t('window')), wider, closer),
  );
  const options = button(ICONS.options, 'options', 'tl-more');
  const help = el(
    'button',
    { type: 'button', class: 'tl-step tl-help', 'aria-label': t('keys'), title: t('keys') },
    '?',
  );
  help.setAttribute('aria-keyshortcuts', '?');
  const root = el(
    'div',
    { class: 'tl-controls' },
    play,
    previous,
    next,
    dateForm,
    time,
    options,
    help,
    buildKey(words),
  );
  return {
    root,
    play,
    previous,
    next,
    speed,
    windows: list,
    wider,
    closer,
    time,
    options,
    help,
    setPlaying(playing) {
      play.replaceChildren(icon(playing ? ICONS.pause : ICONS.play, true));
      name(play, t(playing ? 'pause' : 'play'));
    },
    setKinds(kinds) {
      for (const [step, key] of [
        [previous, 'previous'],
        [next, 'next'],
      ] as const) {
        name(step, kinds ? words.t('map.step.also', { step: t(key), kinds }) : t(key));
      }
    },
  };
}

/** What the marks on the strips mean. */
export function buildKey(words: Words): HTMLElement {
  const key = el('p', { class: 'tl-key', 'aria-hidden': 'true' });
  for (const [name, mark] of Object.entries({ gained: '', soft: '', announcement: '▼', strike: '✕', event: '•' })) {
    key.append(el('span', {}, el('i', { class: `tl-key-${name}` }, mark), words.t(`map.key.${name}`)));
  }
  return key;
}

function name(button: HTMLButtonElement, label: string): void {
  button.setAttribute('aria-label', label);
  button.title = label;
}

function option(value: string, text: string): HTMLOptionElement {
  return el('option', { value }, text);
}
