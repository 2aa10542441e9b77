import type { Parts } from './parts';
import type { Session } from './session';
import type { Stretch } from './state/atlas';
import { closeHeader } from './ui/header';

/** What Escape may undo besides closing what is open. */
interface Leaving {
  choose(place: null): void;
  compare(range: Stretch | null): void;
}

/** Closes the topmost of what is open, or goes one step back from what is shown. */
export function leaveOne({ find, legend, pin, ways, map, list, sheet }: Parts, session: Session, leave: Leaving): void {
  if (closeHeader() || find.close() || ways.close() || pin.clear() || legend.close()) return;
  const { place } = session;
  if (place !== null) {
    leave.choose(null);
    if (map.placed.seen.includes(place)) list.focus();
  } else if (session.range) leave.compare(null);
  else if (matchMedia('(max-width: 767px)').matches) sheet.lower();
}
