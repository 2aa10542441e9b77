import type { Boot } from '../boot';
import { standing } from '../links';
import { query } from '../load';
import type { Session } from '../session';
import { type Filter, filterParams, type Group } from '../state/filter';
import type { placeRow } from '../state/rows';
import type { Sprites } from '../symbols/sprites';
import type { Words } from '../words';
import { byId } from './dom';
import { FilterPanel } from './filterpanel';
import { FilterWords } from './filterwords';
import { optionMark, optionName } from './options';
import { TableDoor } from './tabledoor';

export interface FindHost {
  onFilter(filter: Filter): void;
  onPlace(place: number): void;
  onTable(open: boolean): void;
  /** Something could not be had; `retry` asks for it again. */
  failed(retry: () => void): void;
}

/** Filter and table: which places are shown, and all of them in rows. */
export class Find {
  readonly panel: FilterPanel;
  readonly table: TableDoor;
  private readonly words: FilterWords;

  constructor(
    boot: Boot,
    private readonly session: Session,
    private readonly tongue: Words,
    sprites: Sprites,
    wrap: HTMLElement,
    host: FindHost,
  ) {
    const words = tongue;
    const { atlas, sieve } = session;
    const { facets } = sieve;
    const name = (group: Group, i: number) => optionName(atlas, words, group, i, facets[group].ids[i]!);
    this.panel = new FilterPanel({
      words,
      facets,
      name,
      mark: (group, i) => optionMark(sprites, group, i),
      onFilter: filter => host.onFilter(filter),
    });
    const named = (group: Group, id: string) => name(group, facets[group].ids.indexOf(id));
    this.words = new FilterWords(words, named, filter => host.onFilter(filter));
    byId('rule').append(this.words.card);
    const filtered = () => filterParams(sieve.filter);
    const table = {
      words,
      sprites,
      rtl: boot.dir === 'rtl',
      all: atlas.count,
      rows: (row: typeof placeRow) => this.rows(row),
      caption: () => words.t('map.table.caption', { date: words.date(session.day), rule: ruleName(session.rule) }),
      link: (place: number) => standing(`/places/${atlas.id(place)}${session.query({ date: session.date })}`),
      csv: () => `${boot.download.csv.replace('{date}', session.date)}${query({ ...session.asked(), ...filtered() })}`,
      twin: () => `/on/${session.date}${session.query(filtered())}`,
      onPlace: (place: number) => host.onPlace(place),
      onToggle: (open: boolean) => host.onTable(open),
    };
    this.table = new TableDoor(words, { wrap, filter: this.words.card, host: table }, host.failed);
    this.panel.button.addEventListener('click', () => this.update());
    byId('skip-table')?.addEventListener('click', e => {
      e.preventDefault();
      this.table.open = true;
    });
  }

  /** Writes counts, words and rows for the day. */
  update(): void {
    const { session, panel } = this;
    this.hear();
    const wanted = session.sieve.active || panel.open;
    const sifted = wanted ? session.sieve.sifted() : null;
    const unplaced = panel.open && sifted ? this.unplaced(sifted.passes) : 0;
    panel.update(session.sieve.filter, sifted, unplaced);
    this.words.update(session.sieve.filter, sifted?.matched ?? 0, session.atlas.count);
    this.table.update();
  }

  /** Filter and table tell of voices, which the map does without. */
  private hear(): void {
    if (!this.panel.open && !this.table.open) return;
    this.session.voices().then(
      came => came && this.update(),
      () => {}, // the rest stands without them; the next step asks again
    );
  }

  /** How many places the filter leaves, in words. */
  sentence(): string {
    const n = this.session.sieve.sifted()?.matched ?? 0;
    return this.tongue.t(n ? 'map.filter.shown' : 'map.filter.none', { n, all: this.session.atlas.count });
  }

  /** Closes what is open, the filter first; false when nothing was. */
  close(): boolean {
    return this.panel.close() || this.table.close();
  }

  /** How many of the places kept have no point, so that only the table has them. */
  private unplaced(passes: Uint8Array): number {
    return passes.reduce((n, pass, place) => (pass && !this.session.atlas.point(place) ? n + 1 : n), 0);
  }

  private rows(row: typeof placeRow) {
    const { session } = this;
    const { spans, atlas } = session;
    if (!spans) return [];
    const { changed } = session.state();
    const places = Array.from({ length: atlas.count }, (_, place) => place).filter(place =>
      session.sieve.passes(place),
    );
    return places.map(place =>
      row(atlas, spans, session.spanOf(place), session.look(place), changed.has(place), atlas.kind(place)),
    );
  }
}

/** The rule's name as its switch has it. */
function ruleName(rule: string): string {
  return document.querySelector(`#rule input[value="${rule}"]`)?.nextElementSibling?.textContent ?? rule;
}
