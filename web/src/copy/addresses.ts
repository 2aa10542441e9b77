/** What a copy of the site on a file server has. */
export interface Forms {
  /** Codes of languages; the first one stands in no address. */
  langs: string[];
  rules: string[];
  /** The rule that stands in no address. */
  rule: string;
  /** The days that have a page, in order. */
  days: string[];
}

/** An address in parts, wherever it names language and rule. */
export interface Parts {
  /** `/e/{edition}` or nothing. */
  prefix: string;
  /** Without language, rule and a slash at its end: `/on/2017-11-03`. */
  path: string;
  query: URLSearchParams;
  hash: string;
}

const SHAPE = /^(\/e\/[^/]+)?(?:\/lang\/([^/]+))?(?:\/rules\/([^/]+))?(\/.*)?$/;

/** Parameters of which one makes an answer that no file has. */
const ONLY_A_SERVER = ['known', 'without', 'bbox', 'actor', 'status', 'kind', 'campaign', 'claimant', 'from', 'to'];

/** Leads from the server's addresses, which may have a query, to the files of a copy. */
export class Addresses {
  constructor(
    readonly forms: Forms,
    private readonly origin: string,
  ) {}

  /** Parts an address of the site; null for any other. */
  parse(address: string): Parts | null {
    const url = new URL(address, this.origin);
    const m = SHAPE.exec(url.pathname);
    if (url.origin !== this.origin || !m) return null;
    const query = url.searchParams;
    if (m[2] && !query.has('lang')) query.set('lang', m[2]);
    if (m[3] && !query.has('rule')) query.set('rule', m[3]);
    const path = (m[4] ?? '').replace(/\/(index\.html)?$/, '') || '/';
    return { prefix: m[1] ?? '', path, query, hash: url.hash };
  }

  /** The address as the server's own scripts write it, language and rule in the query. */
  asked(address: string): string {
    const parts = this.parse(address);
    if (!parts) return address;
    const query = String(parts.query);
    return this.origin + parts.prefix + parts.path + (query && `?${query}`) + parts.hash;
  }

  /** The file that answers an address of the server; null where none does. */
  free(address: string): string | null {
    const parts = this.parse(address);
    if (!parts || parts.path.startsWith('/assets/')) return address;
    const { prefix, query, hash } = parts;
    const path = this.file(parts.path, query);
    if (path === null) return null;
    const { langs, rules, rule } = this.forms;
    const form = (name: string, folder: string, known: string[], usual: string | undefined) => {
      const value = query.get(name) ?? '';
      query.delete(name);
      return known.includes(value) && value !== usual ? `/${folder}/${value}` : '';
    };
    const folder = form('lang', 'lang', langs, langs[0]) + form('rule', 'rules', rules, rule);
    const kept = this.reads(path) ? query : new URLSearchParams();
    if (path.startsWith('/places/')) for (const name of [...kept.keys()]) if (name !== 'date') kept.delete(name);
    const slash = path === '/' || /\.[^/]*$/.test(path) ? '' : '/';
    return `${prefix}${folder}${path}${slash}${kept.size ? `?${kept}` : ''}${hash}`;
  }

  /** The last day with a page up to a day, else the first one. */
  told(date: string): string {
    const { days } = this.forms;
    let found = days[0] ?? date;
    for (const day of days) if (day <= date) found = day;
    return found;
  }

  has(date: string): boolean {
    return this.forms.days.includes(date);
  }

  /** Whether the script of a page answers the query itself. */
  reads(path: string): boolean {
    return /^\/($|embed(\/|$)|places\/)/.test(path);
  }

  private file(path: string, query: URLSearchParams): string | null {
    if (this.reads(path)) return path;
    const asks = (names: string[]) => names.some(name => query.get(name));
    const dated = /^\/(on|control|areas|embed|poster|share|map\/state)\/(\d{4}-\d\d-\d\d)(\.\w+)?$/.exec(path);
    if (dated) {
      const [, what, date, end = ''] = dated;
      // What a file says of the day listed before holds for this one too; a picture or a text to paste names its own day.
      const names = what === 'poster' || what === 'share';
      if (names ? !this.has(date!) : asks(what === 'on' ? ['known', 'without'] : ONLY_A_SERVER)) return null;
      return `/${what}/${names ? date : this.told(date!)}${end}`;
    }
    if (/^\/(search|reconcile|oembed|share|on)(\/|$)/.test(path)) return null;
    return asks(/\.\w+$/.test(path) ? [...ONLY_A_SERVER, 'place', 'date'] : ['known', 'without']) ? null : path;
  }
}
