import type { Boot } from '../boot';

/** What the server writes into `#boot` of a page for a frame. */
export interface EmbedBoot extends Boot {
  /** Goes before the links of the page: empty, or `/e/0123456789abcdef`. */
  site: string;
  /** The parameters that the page was written for. */
  asked: Record<string, string>;
  /** The picture of the day, for where the map does not come. */
  still: string;
}
