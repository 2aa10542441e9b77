import { parseDay } from '../days';
import type { Scene } from './scene';

/** Milliseconds without scrolling before the address names the step. */
const ADDRESS_MS = 300;
/** How far down the free part of the window a text counts as read. */
const LINE = 0.2;

/** Steps of a story: the one that the reader has come to sets the map's date and view. */
export class Steps {
  private readonly moments: HTMLElement[];
  private readonly links: Map<string, HTMLAnchorElement>;
  private readonly over = document.querySelector('.scene');
  private readonly named = document.getElementById('progress-now');
  private step: HTMLElement | null = null;
  private reached: HTMLElement | null = null;
  private moment: HTMLElement | null = null;
  private asked = false;
  private timer = 0;

  constructor(
    steps: HTMLElement[],
    private readonly scene: Scene,
  ) {
    this.moments = steps.flatMap(step => [step, ...step.querySelectorAll<HTMLElement>('[data-date]')]).filter(isMoment);
    const links = document.querySelectorAll<HTMLAnchorElement>('.progress li a');
    this.links = new Map([...links].map(link => [decodeURIComponent(link.hash.slice(1)), link]));
  }

  start(): void {
    this.follow();
    const ask = () => {
      if (this.asked) return;
      this.asked = true;
      requestAnimationFrame(() => {
        this.asked = false;
        this.follow();
      });
    };
    addEventListener('scroll', ask, { passive: true });
    addEventListener('resize', ask);
  }

  /** The last moment whose beginning has passed the reading line. */
  private follow(): void {
    const top = this.covered();
    const line = top + (innerHeight - top) * LINE;
    const passed = this.moments.filter(moment => moment.getBoundingClientRect().top <= line);
    const moment = passed.at(-1) ?? this.moments[0]!;
    const step = moment.closest<HTMLElement>('.step')!;
    if (passed.length > 0 && step !== this.reached) this.name(step);
    if (moment === this.moment) return;
    this.moment = moment;
    if (step !== this.step) this.enter(step);
    this.scene.show(parseDay(moment.dataset.date)!);
    for (const other of this.moments) other.classList.toggle('now', other === moment);
  }

  private enter(step: HTMLElement): void {
    this.step = step;
    for (const [id, link] of this.links) {
      if (id !== step.id) link.removeAttribute('aria-current');
      else {
        link.setAttribute('aria-current', 'step');
        if (this.named) this.named.textContent = link.textContent;
      }
    }
    this.scene.look(this.scene.boundsOf((step.dataset.places ?? '').split(' ')));
  }

  /** The address names the step once the reader has reached it and rests. */
  private name(step: HTMLElement): void {
    this.reached = step;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      if (location.hash !== `#${step.id}`) history.replaceState(history.state, '', `#${step.id}`);
    }, ADDRESS_MS);
  }

  /** Pixels at the top of the window that the map takes where it lies above the text. */
  private covered(): number {
    const box = this.over?.getBoundingClientRect();
    return box && box.width >= innerWidth - 1 ? Math.max(0, box.bottom) : 0;
  }
}

function isMoment(element: HTMLElement): boolean {
  return parseDay(element.dataset.date) !== null;
}
