import type { Box } from './boxes';
import type { Placed } from './placed';

/** Air around a card in pixels. */
const AIR = 4;

/** The cards over a map, and what they hide. */
export class Cards {
  constructor(
    private readonly element: Element,
    private readonly placed: Placed,
    private readonly list: () => Element[],
    /** Canvas pixels of the upper left corner of the element. */
    private readonly origin: () => { x: number; y: number },
  ) {}

  /** The room of each card in canvas pixels, with a little air. */
  boxes(list = this.list()): Box[] {
    return list.map(card => this.box(card.getBoundingClientRect(), AIR));
  }

  /** Whether a card lies on a canvas point. */
  hide(x: number, y: number): boolean {
    return this.boxes().some(b => x > b.x && x < b.x + b.w && y > b.y && y < b.y + b.h);
  }

  /** Whether a card lies on the middle of a symbol. */
  hideAny(): boolean {
    return this.placed.seen.some(i => this.hide(this.placed.x[i]!, this.placed.y[i]!));
  }

  /** Whether a box of the window would touch a symbol. */
  wouldHide(rect: DOMRect): boolean {
    const { placed } = this;
    const b = this.box(rect, 0);
    return placed.seen.some(i => {
      const [x, y, r] = [placed.x[i]!, placed.y[i]!, placed.radius(i)];
      return x > b.x - r && x < b.x + b.w + r && y > b.y - r && y < b.y + b.h + r;
    });
  }

  private box(rect: DOMRect, air: number): Box {
    const map = this.element.getBoundingClientRect();
    const origin = this.origin();
    const x = rect.left - map.left + origin.x - air;
    const y = rect.top - map.top + origin.y - air;
    return { x, y, w: rect.width + 2 * air, h: rect.height + 2 * air };
  }
}
