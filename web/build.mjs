// Bundles the front end into dist/ under fixed names: first.js for the picture that stands
// before the program of a map has come, app.js and app.css for the
// map, embed-map.js and embed-map.css for the map in a frame of another site,
// story.js and story.css for texts with a map beside them, text.js and text.css for
// the pages that only read, share.js and share.css for what there is to copy, on its page and over the map,
// search.js for the field of the map that finds places and ground.js for the ground beneath them, fetched beside app.js,
// table.js for the table of places, areas.js and areas.css for the estimated areas of the map, both fetched when first asked for,
// copy.js for copies on a file server, embed.js for pages of other sites (classic scripts),
// fonts/ with their licence texts and Leaflet's licence. The server
// adds the content hash to the address, so no name here ever changes.
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, 'dist');
const modules = join(here, 'node_modules');

// Gzipped bytes that the page may cost; a build over budget fails.
const budget = {
  'first.js': 10_000,
  'app.js': 75_000,
  'app.css': 8_000,
  'print.css': 1_000,
  'text.js': 2_000,
  'text.css': 8_000,
  'copy.js': 6_000,
  'areas.js': 4_000,
  'areas.css': 1_000,
  'search.js': 5_000,
  'ground.js': 3_000,
  'table.js': 5_000,
  'share.js': 4_000,
  'share.css': 2_000,
  'story.js': 60_000,
  'story.css': 8_000,
  'embed.js': 1_000,
  'embed-map.js': 60_000,
  'embed-map.css': 5_000,
};

const fonts = {
  '@fontsource-variable/public-sans': ['public-sans-latin-wght-normal', 'public-sans-latin-ext-wght-normal'],
  '@fontsource/source-serif-4': ['source-serif-4-latin-400-normal', 'source-serif-4-latin-600-normal'],
  '@fontsource/noto-sans-arabic': ['noto-sans-arabic-arabic-400-normal', 'noto-sans-arabic-arabic-600-normal'],
  '@fontsource/noto-naskh-arabic': ['noto-naskh-arabic-arabic-700-normal'],
};

async function copyFonts() {
  await mkdir(join(dist, 'fonts'), { recursive: true });
  for (const [name, files] of Object.entries(fonts)) {
    const from = join(modules, name);
    const family = name.split('/')[1];
    await copyFile(join(from, 'LICENSE'), join(dist, 'fonts', `${family}.OFL.txt`));
    for (const file of files) {
      await copyFile(join(from, 'files', `${file}.woff2`), join(dist, 'fonts', `${file}.woff2`));
    }
  }
}

/** The words of the element's button by language, from the catalogues of the pages. */
async function words() {
  const folder = join(here, '../internal/words/locales');
  const show = {};
  for (const file of await readdir(folder)) {
    show[file.replace('.json', '')] = JSON.parse(await readFile(join(folder, file), 'utf8')).text['element.show'];
  }
  return JSON.stringify(show);
}

// Faces for pictures drawn by the program: WOFF 1, which it can read; never served.
const faces = {
  '@fontsource/public-sans': ['400', '500', '600'].flatMap(w => [`latin-${w}`, `latin-ext-${w}`]),
  '@fontsource/source-serif-4': ['400', '600'].flatMap(w => [`latin-${w}`, `latin-ext-${w}`]),
  '@fontsource/noto-sans-arabic': ['arabic-400', 'arabic-600'],
  '@fontsource/noto-naskh-arabic': ['arabic-700'],
};

async function copyFaces() {
  await mkdir(join(dist, 'faces'), { recursive: true });
  for (const [name, files] of Object.entries(faces)) {
    for (const file of files) {
      const woff = `${name.split('/')[1]}-${file}-normal.woff`;
      await copyFile(join(modules, name, 'files', woff), join(dist, 'faces', woff));
    }
  }
}

async function bundle() {
  await build({
    absWorkingDir: here,
    entryPoints: { embed: 'src/element.ts' },
    outdir: 'dist',
    bundle: true,
    format: 'iife',
    target: ['es2022'],
    minify: true,
    charset: 'utf8',
    define: { SHOW: await words() },
    tsconfigRaw: { compilerOptions: { strict: true, alwaysStrict: false } }, // the class is strict by itself
  });
  await build({
    absWorkingDir: here,
    entryPoints: {
      first: 'src/first.ts',
      app: 'src/main.ts',
      story: 'src/story.ts',
      text: 'src/text.ts',
      copy: 'src/copy.ts',
      share: 'src/share.ts',
      areas: 'src/areas.ts',
      search: 'src/search.ts',
      ground: 'src/ground.ts',
      table: 'src/table.ts',
      'embed-map': 'src/embed.ts',
    },
    outdir: 'dist',
    bundle: true,
    format: 'iife',
    target: ['es2022'],
    minify: true,
    legalComments: 'none',
    banner: {
      js: '/*! Heldline, Apache-2.0. The map contains Leaflet 1.9.4 (LICENSE.leaflet.txt) and topojson-client (ISC). */',
    },
  });
  await build({
    absWorkingDir: here,
    entryPoints: {
      app: 'src/css/app.css',
      print: 'src/css/print.css',
      story: 'src/css/story-page.css',
      text: 'src/css/text.css',
      share: 'src/css/share.css',
      areas: 'src/css/areas.css',
      'embed-map': 'src/css/embed-page.css',
    },
    outdir: 'dist',
    bundle: true,
    minify: true,
    target: ['chrome111', 'firefox113', 'safari16.4'],
    external: ['./fonts/*'],
  });
  await copyFile(join(modules, 'leaflet', 'LICENSE'), join(dist, 'LICENSE.leaflet.txt'));
  await copyFile(join(modules, 'topojson-client', 'LICENSE'), join(dist, 'LICENSE.topojson-client.txt'));
}

async function weigh() {
  for (const [file, limit] of Object.entries(budget)) {
    const size = gzipSync(await readFile(join(dist, file)), { level: 9 }).length;
    console.log(`${file}: ${(size / 1000).toFixed(1)} kB gzipped of ${limit / 1000}`);
    if (size > limit) throw new Error(`${file} is over its budget of ${limit} bytes`);
  }
}

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
// The placeholder lets the Go program compile before the first bundle.
await writeFile(join(dist, '.gitkeep'), '');
await copyFonts();
await copyFaces();
await bundle();
await weigh();
