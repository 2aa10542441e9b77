import { parseDay } from '../days';
import type { Words } from '../words';
import type { Addresses } from './addresses';
import { emptyDay, placeOn } from './texts';

/** The status of what a copy of the site does not have; the body says so in a sentence. */
const GONE = 410;

/** Answers requests of the page's scripts from the files of the copy, as the server would. */
export class Answers {
  constructor(
    private readonly addresses: Addresses,
    private readonly words: Words,
    private readonly reports: string[],
    private readonly load: typeof fetch,
  ) {}

  async answer(address: string, init?: RequestInit): Promise<Response> {
    const { addresses, words } = this;
    const parts = addresses.parse(address);
    const file = addresses.free(address);
    if (file === null) return this.gone(parts?.path ?? '');
    const [, what, id] = /^\/(on|places)\/([^/]+)$/.exec(parts?.path ?? '') ?? [];
    if (what === 'on' && parseDay(id) !== null && !addresses.has(id!)) {
      return this.turn(file, init, page => emptyDay(page, id!, this.reports, words, addresses));
    }
    const date = parts?.query.get('date');
    if (what === 'places' && parseDay(date) !== null) {
      return this.turn(file.split('?')[0]!, init, page => placeOn(page, date!, words, addresses));
    }
    return this.load(file, init);
  }

  /** A page of the copy, changed on its way. */
  private async turn(file: string, init: RequestInit | undefined, change: (page: Document) => void): Promise<Response> {
    const answer = await this.load(file, init);
    if (!answer.ok) return answer;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    change(page);
    return new Response(page.documentElement.outerHTML, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
  }

  private gone(path: string): Response {
    const between = /^\/on\/[^/]+\/[^/]+$/.test(path);
    return new Response(this.words.t(between ? 'copy.range' : 'copy.gone'), { status: GONE });
  }
}
