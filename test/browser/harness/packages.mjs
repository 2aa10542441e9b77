// The parts of the tests are installed with the front end, in web/node_modules.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(new URL('../../../web/package.json', import.meta.url));

export const { chromium } = require('playwright-core');

/** The script of axe-core, to be run inside a page. */
export const axeScript = require('axe-core').source;

/** The folder of MapLibre's bundle. */
export const maplibre = join(dirname(require.resolve('maplibre-gl/package.json')), 'dist');

/** The folder of the project. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));
