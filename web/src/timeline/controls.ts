import { el, ICONS, icon, iconButton } from '../ui/dom';
import type { Words } from '../words';
import { SPEEDS, type Speed } from './player';

export interface Controls {
  root: HTMLElement;
  play: HTMLButtonElement;
  previous: HTMLButtonElement;
  next: HTMLButtonElement;
  speed: HTMLSelectElement;
  range: HTMLSelectElement;
  /** Changes the face of the play button. */
  setPlaying(playing: boolean): void;
}

/** The row above the strips: play, previous change, next change, date, speed, window. */
export function buildControls(
  words: Words,
  dateForm: HTMLElement,
  ranges: { value: string; text: string }[],
): Controls {
  const play = iconButton(ICONS.play, words.t('map.play'), { class: 'tl-play', 'aria-keyshortcuts': 'Space' }, true);
  const previous = iconButton(ICONS.previous, words.t('map.previous'), { class: 'tl-step tl-previous' }, true);
  const next = iconButton(ICONS.next, words.t('map.next'), { class: 'tl-step tl-next' }, true);
  const speed = el('select', { class: 'tl-speed', 'aria-label': words.t('map.speed') });
  for (const name of Object.keys(SPEEDS) as Speed[]) speed.append(option(name, words.t(`map.speed.${name}`)));
  speed.value = 'week';
  const range = el('select', { class: 'tl-range', 'aria-label': words.t('map.window') });
  range.append(...ranges.map(r => option(r.value, r.text)));
  const key = el('p', { class: 'tl-key', 'aria-hidden': 'true' });
  for (const name of ['gained', 'soft', 'announcement', 'strike']) {
    key.append(el('span', { class: `tl-key-${name}` }, words.t(`map.key.${name}`)));
  }
  const root = el('div', { class: 'tl-controls' }, play, previous, next, dateForm, speed, range, key);
  return {
    root,
    play,
    previous,
    next,
    speed,
    range,
    setPlaying(playing) {
      const label = words.t(playing ? 'map.pause' : 'map.play');
      play.replaceChildren(icon(playing ? ICONS.pause : ICONS.play, true));
      play.setAttribute('aria-label', label);
      play.title = label;
    },
  };
}

function option(value: string, text: string): HTMLOptionElement {
  return el('option', { value }, text);
}
