import type { Boot } from '../boot';
import { loadJson, loadOptional, query } from '../load';
import type { Atlas } from '../state/atlas';
import type { NamesJson } from '../state/wire';
import type { Words } from '../words';

/** Most places of the atlas, and most rows of gazetteers, in one answer. */
const MOST = 7;
/** The languages of names; the first stands in no address. */
const LANGS = [null, 'ar'];

/** A row of a gazetteer that no place of the atlas stands for. */
export interface Row {
  name: string;
  /** Kind and area in words. */
  about: string;
  kind: string;
  point: [lon: number, lat: number];
  /** Radius in metres, or 0 where none is known. */
  accuracy: number;
  /** Its id, and whose row it is. */
  id: string;
  origin: string;
}

/** One result: a place of the atlas by its id, or a gazetteer's row. */
export interface Found {
  id: string;
  name: string;
  /** The spelling that was found, where it is not the name shown. */
  matched: string;
  about: string;
  row?: Row;
  /** A voice or an actor: picking it shows its places only. */
  group?: 'claimant' | 'actor';
}

interface Geocoding {
  place_id?: string | null;
  gazetteer_id?: string | null;
  name: string;
  name_ar?: string | null;
  label?: string;
  kind?: string | null;
  matched?: string | null;
  accuracy?: number | null;
  origin?: string | null;
  attribution?: string | null;
}

interface Answer {
  features: { geometry: { coordinates: [number, number] } | null; properties: { geocoding: Geocoding } }[];
}

/** Finds places by name: the server's answer, or without one the names that the map knows. */
export class Finder {
  private flight: AbortController | null = null;
  private names: Promise<(NamesJson | null)[]> | null = null;

  constructor(
    private readonly atlas: Atlas,
    private readonly words: Words,
    private readonly boot: Pick<Boot, 'base' | 'lang'>,
  ) {}

  /** The results for a text; null when a later question has taken its place. */
  async find(text: string): Promise<Found[] | null> {
    this.stop();
    this.flight = new AbortController();
    const { signal } = this.flight;
    const { base, lang } = this.boot;
    // Only a page that is itself pinned to an edition asks that edition alone.
    const prefix = location.pathname.startsWith(base) ? base : '';
    try {
      const answer = await loadJson<Answer>(`${prefix}/search${query({ q: text, lang })}`, signal);
      const all = answer.features.map(f => this.hit(f.properties.geocoding, f.geometry?.coordinates));
      const places = all.filter(f => f && !f.row);
      const rows = all.filter(f => f?.row);
      const groups = [[...places.slice(0, MOST), ...this.voices(text)], rows.slice(0, MOST)];
      // A row of the very name stands before places that are only similar.
      if (all[0]?.row) groups.reverse();
      return groups.flat() as Found[];
    } catch {
      return signal.aborted ? null : [...(await this.local(text)), ...this.voices(text)];
    }
  }

  stop(): void {
    this.flight?.abort();
  }

  private hit(g: Geocoding, point?: [number, number]): Found | null {
    const place = this.atlas.byId.get(g.place_id ?? '');
    if (place === undefined && (g.place_id || !point)) return null;
    const name = place === undefined ? (this.boot.lang === 'ar' && g.name_ar) || g.name : this.atlas.name(place);
    const label = g.label ?? '';
    const kind = g.kind ?? '';
    const matched = g.matched ?? '';
    const area = label.startsWith(name) ? label.slice(name.length).replace(/^[,،]\s*/, '') : label;
    const about = this.about(kind, area);
    const found = { id: g.place_id ?? '', name, matched: plain(matched) === plain(name) ? '' : matched, about };
    if (place !== undefined) return found;
    const origin = g.attribution || g.origin || '';
    return {
      ...found,
      row: { name, about, kind, point: point!, accuracy: g.accuracy ?? 0, id: g.gazetteer_id ?? '', origin },
    };
  }

  private about(kind: string, area: string): string {
    return [kind && this.words.t(`kind.${kind}`), area].filter(Boolean).join(' · ');
  }

  /** Voices and actors one of whose words begins with the text, in either script. */
  private voices(text: string): Found[] {
    const wanted = ` ${fold(text)}`;
    const { actors, claimants } = this.atlas;
    const meets = (names: string[]) => ` ${fold(names.join(' '))}`.includes(wanted);
    const found: Found[] = [];
    const add = (group: 'claimant' | 'actor', id: string, name: string, names: string[]) => {
      if (meets(names)) found.push({ id, name, matched: '', about: this.words.t(`map.search.${group}`), group });
    };
    claimants.forEach((c, i) => {
      add('claimant', c.claimant_id, this.atlas.claimantName(i), [c.name, c.name_ar, c.claimant_id]);
    });
    actors.forEach((a, i) => {
      add('actor', a.actor_id, this.atlas.actorName(i), [a.name, a.name_ar, a.short, a.short_ar, a.actor_id]);
    });
    return found.slice(0, MOST);
  }

  /** By the names of every language, which are fetched here and stay in the browser's cache. */
  private async local(text: string): Promise<Found[]> {
    const wanted = fold(text);
    const { atlas, boot } = this;
    this.names ??= Promise.all(
      LANGS.map(lang => loadOptional<NamesJson>(`${boot.base}/map/names.json${query({ lang })}`)),
    );
    const all = (await this.names).filter(names => names !== null);
    return Array.from({ length: atlas.count }, (_, i) => i)
      .map(i => ({ i, at: fold(all.map(names => names.name[i]).join(' ')).indexOf(wanted) }))
      .filter(found => found.at >= 0 && atlas.id(found.i))
      .sort((a, b) => a.at - b.at || atlas.name(a.i).length - atlas.name(b.i).length)
      .slice(0, MOST)
      .map(({ i }) => ({ id: atlas.id(i), name: atlas.name(i), matched: '', about: this.about(atlas.kind(i), '') }));
  }
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u0652'’‘ʿʾ-]/g, '')
    .toLowerCase();
}

function fold(text: string): string {
  return plain(text).replace(/[أإآ]/g, 'ا').replace(/ة/g, 'ه');
}
