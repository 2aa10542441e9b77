import type { Words } from '../words';

const STEPS = ['peek', 'half', 'full'] as const;
export type Step = (typeof STEPS)[number];

/** Pixels that a finger may wander and still tap. */
const TAP = 8;

/** The bottom sheet of phones: peek, half or full; the timeline at its top stays in sight. */
export class Sheet {
  private step: Step = 'half';

  constructor(
    private readonly grip: HTMLButtonElement,
    private readonly words: Words,
    private readonly onMove: () => void,
  ) {
    grip.hidden = false;
    // Inside the panel it would lie beneath the timeline, and vanish with a lowered panel.
    document.getElementById('timeline')?.before(grip);
    this.set('half');
    this.listen();
  }

  get at(): Step {
    return this.step;
  }

  set(step: Step): void {
    this.step = step;
    document.body.dataset.sheet = step;
    const label = this.words.t(`map.sheet.${step}`);
    this.grip.setAttribute('aria-label', label);
    this.grip.setAttribute('aria-expanded', String(step !== 'peek'));
    this.onMove();
  }

  /** One step down; false when there is none. */
  lower(): boolean {
    const index = STEPS.indexOf(this.step);
    if (index === 0) return false;
    this.set(STEPS[index - 1]!);
    return true;
  }

  private listen(): void {
    const { grip } = this;
    let startY = 0;
    let startHeight = 0;
    let moved = false;
    const heightNow = () => window.innerHeight - grip.getBoundingClientRect().top;
    grip.addEventListener('pointerdown', e => {
      grip.setPointerCapture(e.pointerId);
      startY = e.clientY;
      startHeight = heightNow();
      moved = false;
    });
    grip.addEventListener('pointermove', e => {
      if (!grip.hasPointerCapture(e.pointerId)) return;
      if (Math.abs(e.clientY - startY) > TAP) moved = true;
      if (!moved) return;
      document.body.classList.add('sheet-dragged');
      document.body.style.setProperty('--sheet', `${startHeight + startY - e.clientY}px`);
    });
    const end = (e: PointerEvent) => {
      grip.releasePointerCapture(e.pointerId);
      document.body.classList.remove('sheet-dragged');
      document.body.style.removeProperty('--sheet');
      if (moved) this.set(nearest(startHeight + startY - e.clientY));
    };
    grip.addEventListener('pointerup', end);
    grip.addEventListener('pointercancel', end);
    grip.addEventListener('click', () => {
      if (!moved) this.set(STEPS[(STEPS.indexOf(this.step) + 1) % STEPS.length]!);
      moved = false;
    });
  }
}

/** The step whose height is nearest to a dragged one. */
function nearest(height: number): Step {
  const heights: Record<Step, number> = {
    peek: 188,
    half: Math.min(440, window.innerHeight * 0.52),
    full: window.innerHeight - 56,
  };
  return STEPS.reduce((a, b) => (Math.abs(heights[b] - height) < Math.abs(heights[a] - height) ? b : a));
}
