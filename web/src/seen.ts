import type { AtlasMap } from './map/map';
import type { Session } from './session';
import type { Seen } from './ui/legend';

/** What the map shows of the session, for its legend. */
export function seenOn(session: Session, map: AtlasMap): Seen {
  const { changed, former } = session.state();
  const places = session.spans ? map.placed.seen : [];
  const { range, sieve } = session;
  return {
    places,
    shaped: map.shaped,
    of: sieve.active ? map.placed.there : null,
    range,
    former,
    small: (p: number) => map.placed.small(p),
    look: (p: number) => session.look(p),
    changed: (p: number) => changed.has(p),
  };
}
