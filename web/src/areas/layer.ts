import { isoDay } from '../days';
import { query } from '../load';
import { nearGeometry } from '../meridian';
import type { Look } from '../state/look';
import { Card } from './card';
import { drawArea } from './draw';
import type { AreasHost } from './host';
import { type Answer, type AreasJson, isOf, Kept, validity } from './kept';
import { Legend } from './legend';

/** Milliseconds after the last step of time before areas are asked for. */
const REST_MS = 150;
/** What a copy of the site on a file server answers for what it does not have. */
const GONE = 410;

/** An area as the map draws it. */
export interface Area {
  look: Look;
  path: Path2D;
  /** How many places it is estimated from. */
  places: number;
}

/** Why no area is drawn, as the end of a key of the catalogue. */
export type Quiet = 'loading' | 'range' | 'filter' | 'failed' | 'gone' | 'none';

/** The areas of the day shown: true ones or none. */
export class AreasLayer {
  private readonly kept = new Kept<Area>();
  readonly card: Card;
  private readonly legend: Legend;
  private drawn: Answer<Area> | null = null;
  /** The reading and the day whose areas are wanted; '' = none are. */
  private wanted = '';
  private rest = 0;
  private request: AbortController | null = null;

  constructor(private readonly host: AreasHost) {
    this.card = new Card(host);
    this.legend = new Legend(host, () => {
      this.wanted = '';
      this.show();
    });
  }

  /** Takes on what the session shows. */
  show(): void {
    const { areas: on, day, range, sieve } = this.host.session;
    this.card.check(on);
    const off = range ? 'range' : sieve.active ? 'filter' : null;
    const reading = query({ ...this.host.session.asked() });
    const wanted = on && !off ? `${reading} ${day}` : '';
    const found = wanted ? this.kept.find(reading, day) : null;
    if (wanted !== this.wanted) {
      this.wanted = wanted;
      clearTimeout(this.rest);
      this.request?.abort();
      this.rest = wanted && !found ? window.setTimeout(() => void this.load(reading, day), REST_MS) : 0;
    }
    this.draw(found);
    if (found) this.legend.areas(found.areas);
    else if (!on) this.legend.nothing();
    else if (off) this.legend.quiet(off);
    else if (this.rest) this.legend.quiet('loading');
  }

  /** Asks for the areas of a day; what comes when another day is shown is dropped. */
  private async load(reading: string, day: number): Promise<void> {
    this.request = new AbortController();
    const { signal } = this.request;
    let quiet: Quiet = 'failed';
    try {
      const url = `${this.host.session.boot.base}/areas/${isoDay(day)}.geojson${reading}`;
      const answer = await fetch(url, { credentials: 'omit', signal });
      if (answer.ok) {
        const json = (await answer.json()) as AreasJson;
        const days = validity(json);
        if (isOf(days, day)) this.kept.add(reading, { ...days, areas: this.decode(json) });
        else quiet = 'gone';
      } else if (answer.status === GONE) quiet = 'gone';
    } catch {
      // Given up for another day, or without a net.
    }
    if (signal.aborted) return;
    this.rest = 0;
    if (this.kept.find(reading, day)) this.show();
    else this.legend.quiet(quiet);
  }

  private decode(json: AreasJson): Area[] {
    const { session, path } = this.host;
    const { actors, middle } = session.atlas;
    return json.features.map(({ geometry, properties: p }) => {
      const one = p.status === 'held' || p.status === 'claimed';
      const ids = one && p.holder ? [p.holder] : p.holders.split(',');
      const indexes = ids.map(id => actors.findIndex(a => a.actor_id === id));
      const look: Look = { status: p.status, actors: indexes, core: 0, approximate: false };
      return { look, path: path(nearGeometry(geometry, middle)), places: p.places };
    });
  }

  private draw(answer: Answer<Area> | null): void {
    if (answer === this.drawn) return;
    this.drawn = answer;
    const { map } = this.host;
    const color = (actor: number) => map.sprites.color(actor);
    map.setAreas(
      answer &&
        ((ctx, view) => {
          for (const { path, look } of answer.areas) drawArea(ctx, path, look.status, look.actors.map(color), view);
        }),
    );
  }
}
