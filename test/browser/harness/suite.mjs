import { after, before, test } from 'node:test';
import { launch } from './browser.mjs';
import { nameOf, OPPOSITES, READERS } from './matrix.mjs';
import { Reading } from './reading.mjs';

/** Addresses of the two servers that run.mjs has started. */
export const ANBAR = process.env.HELDLINE_URL;
export const STRAIT = process.env.HELDLINE_SECOND_URL;

/** Address of a file server on a copy of the first one's site. */
export const COPY = process.env.HELDLINE_COPY_URL;

/** Address of a server on a generated atlas of thousands of places. */
export const LARGE = process.env.HELDLINE_LARGE_URL;

/** Milliseconds after which a test counts as hanging. */
const TEST_MS = 60_000;

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/**
 * A test that is run once for every reader of the matrix, each in a fresh
 * browser context. Afterwards the page must have been free of trouble, but for
 * what `expected` patterns allow. Further options go to the browser context.
 */
export function forReaders(title, options, run) {
  const { readers = READERS, site = ANBAR, expected, ...context } = options;
  for (const reader of readers) {
    test(`${title} [${nameOf(reader)}]`, { timeout: TEST_MS }, async () => {
      const reading = await Reading.start(browser, site, reader, context);
      try {
        await run(reading);
        reading.watch.assertQuiet(expected);
      } finally {
        await reading.close();
      }
    });
  }
}

/** Like forReaders, for what neither language nor theme nor size is likely to change. */
export function forSome(title, options, run) {
  forReaders(title, { readers: OPPOSITES, ...options }, run);
}
