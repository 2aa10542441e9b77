import type { Day } from './days';
import { leaveOne } from './leaving';
import type { Parts } from './parts';
import type { Reading, Session } from './session';
import type { Stretch } from './state/atlas';
import type { Filter } from './state/filter';
import { onPaper, onThemeChange, readPalette } from './theme';
import { byId } from './ui/dom';

/** What the page does when it hears of something. */
export interface Hearer {
  repaint(): void;
  settle(): void;
  choose(place: null): void;
  compare(range: Stretch | null): void;
  show(day: Day): void;
  /** Shows what a filter keeps; `entry` is whether that is a step of its own for Back. */
  filter(filter: Filter, entry: boolean): void;
  read(reading: Reading): unknown;
  place(): void;
}

/** Hears of another theme or size, of the key that leaves things, and of Back and Forward. */
export function listen(parts: Parts, session: Session, hearer: Hearer): void {
  onThemeChange(() => {
    parts.icons.repaint(onPaper(readPalette()));
    hearer.repaint();
  });
  new ResizeObserver(() => hearer.settle()).observe(byId('map-wrap'));
  document.addEventListener('keydown', e => {
    if (e.key === 'Escape' && !e.defaultPrevented) leaveOne(parts, session, hearer);
  });
  addEventListener('popstate', () => {
    const { day, range, place, reading, filter, table, areas } = session.read(location.search);
    if (differ(filter, session.sieve.filter)) hearer.filter(filter, false);
    const turned = differ(range, session.range);
    Object.assign(session, { areas, range, table });
    parts.find.table.open = table;
    if (turned || day !== session.day) hearer.show(day);
    if (differ(reading, session.reading)) hearer.read(reading);
    parts.areas.show();
    if (place === session.place) return;
    session.place = place;
    hearer.place();
  });
}

function differ(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) !== JSON.stringify(b);
}
