import type { Boot } from '../boot';
import { isoDay } from '../days';
import type { Session } from '../session';
import { tally } from '../state/changes';
import type { Sprites } from '../symbols/sprites';
import type { Words } from '../words';
import { stateText } from './legend';
import { quickDay, quickPlace } from './quick';
import { quickRange, rangeTitle } from './quickrange';

/** Puts what is shown into words, and knows the pages that tell more. */
export class Narrator {
  constructor(
    private readonly boot: Boot,
    private readonly session: Session,
    private readonly words: Words,
    private readonly icons: Sprites,
  ) {}

  /** The day in one sentence: "3 November 2017, 3 places changed hands". */
  sentence(): string {
    const { session, words } = this;
    if (session.range) {
      const n = session.state().changed.size;
      return words.t('map.range.sentence', { date: words.date(session.day), from: words.date(session.range.from), n });
    }
    const { changed, announced } = tally(session.changes?.on(session.day) ?? []);
    const text = words.t('map.sentence', { date: words.date(session.day), n: changed });
    return announced ? words.t('map.sentence.announced', { text, n: announced }) : text;
  }

  /** What the page shows, for its title. */
  title(): string {
    const { session, words } = this;
    return session.range ? rangeTitle(words, session.range) : words.date(session.day);
  }

  /** A place in words: its name, its state, and whether it changed. */
  describe(place: number): string {
    const { session, words } = this;
    const parts = [session.atlas.name(place), stateText(words, session.atlas, session.look(place))];
    const { changed, former } = session.state();
    const before = former?.(place);
    if (before) parts.push(words.t('map.range.before', { state: stateText(words, session.atlas, before) }));
    else if (changed.has(place)) parts.push(words.t('map.legend.changed'));
    return parts.join(words.t('map.comma'));
  }

  /** What the map itself can tell at once; null before the history is there. */
  quick(notes: string[]): HTMLElement | null {
    const { session, words, icons } = this;
    const { atlas, spans, changes, place, day } = session;
    if (!spans || !changes) return null;
    const context = { atlas, words, sprites: icons, spans, changes, notes };
    if (place === null && session.range) return quickRange(context, session.range, session.differences());
    return place === null ? quickDay(context, day) : quickPlace(context, place, session.look(place), day);
  }

  /** The page of the day shown. */
  dayPage(): string {
    return `${this.boot.base}/on/${this.session.date}${this.session.query()}`;
  }

  /** The page that tells the same in words, and the id of the article to lift from it. */
  page(): { url: string; id: 'day' | 'place' | 'range' } {
    const { session } = this;
    const { base } = this.boot;
    if (session.place === null && session.range) {
      return { url: `${base}/on/${isoDay(session.range.from)}/${session.date}${session.query()}`, id: 'range' };
    }
    return session.place === null
      ? { url: this.dayPage(), id: 'day' }
      : { url: `${base}/places/${session.placeId}${session.query({ date: session.date })}`, id: 'place' };
  }
}
