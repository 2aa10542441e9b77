import type { Day } from '../days';
import type { Stretch } from '../state/atlas';
import type { Controls } from './controls';
import type { Cause, TimelineHost } from './host';
import { dayAfterKey, keyName } from './keys';
import { layPinch } from './pinch';
import type { Player, Speed } from './player';
import type { Scale } from './scale';
import type { Strips } from './strips';

/** What one press of - or + does to the window. */
const [WIDER, CLOSER] = [1.6, 0.6];

/** What the reader's hand can do to the timeline. */
export interface Hand {
  readonly day: Day;
  readonly window: Stretch;
  readonly player: Player;
  readonly host: TimelineHost;
  scale(): Scale;
  go(day: Day, cause?: Cause): void;
  /** To the change in view before or after. */
  step(direction: 1 | -1): void;
  toggle(): void;
  choose(value: string): void;
  setWindow(w: Stretch): void;
  zoomBy(factor: number, around?: Day): void;
  help(): void;
  restore(day: Day): void;
}

/** Ties the controls and both strips to the timeline. */
export function layHands(hand: Hand, strips: Strips, controls: Controls): void {
  controls.play.addEventListener('click', () => hand.toggle());
  controls.previous.addEventListener('click', () => hand.step(-1));
  controls.next.addEventListener('click', () => hand.step(1));
  controls.speed.addEventListener('change', () => hand.player.setSpeed(controls.speed.value as Speed));
  controls.windows.addEventListener('change', () => hand.choose(controls.windows.value));
  controls.wider.addEventListener('click', () => hand.zoomBy(WIDER));
  controls.closer.addEventListener('click', () => hand.zoomBy(CLOSER));
  laySlider(hand, strips.slider);
  strips.plot.addEventListener(
    'wheel',
    e => {
      if (!e.ctrlKey) return;
      e.preventDefault();
      const x = e.clientX - strips.plot.getBoundingClientRect().left;
      hand.zoomBy(e.deltaY > 0 ? 1.25 : 0.8, hand.scale().dayAt(x));
    },
    { passive: false },
  );
  controls.root.addEventListener('keydown', e => {
    if (['[', ']', '?'].includes(keyName(e))) press(hand, e);
  });
  layPinch(strips.plot, hand);
}

/** A slider that moves the day: at most once a frame while dragged. */
export function laySlider(hand: Hand, slider: HTMLInputElement): void {
  let frame = 0;
  slider.addEventListener('input', () => {
    cancelAnimationFrame(frame);
    const value = Number(slider.value);
    frame = requestAnimationFrame(() => hand.go(value, 'scrub'));
  });
  slider.addEventListener('change', () => requestAnimationFrame(() => hand.host.onRest()));
  slider.addEventListener('keydown', e => press(hand, e));
}

/** What a key does to the day or the window. */
function press(hand: Hand, e: KeyboardEvent): void {
  if (e.altKey || e.metaKey) return;
  const { first, last, rtl } = hand.host;
  const key = keyName(e);
  const day = e.ctrlKey ? null : dayAfterKey(e, hand.day, rtl);
  if (day !== null) hand.go(day);
  else if (e.key === 'Home') hand.go(e.ctrlKey ? first : hand.window.from);
  else if (e.key === 'End') hand.go(e.ctrlKey ? last : hand.window.to);
  else if (key === '[') hand.step(-1);
  else if (key === ']') hand.step(1);
  else if (e.key === ' ') hand.toggle();
  else if (e.key === '+' || e.key === '=') hand.zoomBy(CLOSER);
  else if (e.key === '-') hand.zoomBy(WIDER);
  else if (key === '?') hand.help();
  else return;
  e.preventDefault();
}
