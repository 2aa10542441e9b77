// Runs the browser tests: starts bin/mapserver on the atlas of data/ and on an
// invented one, each once, a file server on a copy of the first, and one on a large
// generated atlas, then every file of tests against them. Names of files
// as arguments choose among them. MATRIX=full runs every combination of language,
// theme and size, MAPSERVER names another program, CHROMIUM another browser.
import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { serve, serveCopy, serveSample } from './harness/mapserver.mjs';
import { root } from './harness/packages.mjs';

const here = join(root, 'test/browser');
/** An atlas whose page begins with a picture of its state, and whose day leaves most places as they were. */
const LARGE = { places: 3000, claims: 9000 };
const wanted = process.argv.slice(2);
const files = (await readdir(here))
  .filter(name => name.endsWith('.test.mjs'))
  .filter(name => wanted.length === 0 || wanted.some(part => name.includes(part)));

const servers = await Promise.all([serve('data'), serve('internal/server/testdata/atlas2')]);
const [anbar, strait] = servers;
// The copy and the large atlas take a while to write, so each is made only for the tests that read it.
const reads = part => files.some(name => name.startsWith(part));
const [copy, large] = await Promise.all([
  reads('copy') ? serveCopy('data') : null,
  reads('scrub.') ? serveSample(LARGE.places, LARGE.claims) : null,
]);
servers.push(...[copy, large].filter(server => server));
const tests = spawn(
  process.execPath,
  ['--test', '--test-concurrency=2', '--test-reporter=spec', ...files.map(name => join(here, name))],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      HELDLINE_URL: anbar.url,
      HELDLINE_SECOND_URL: strait.url,
      HELDLINE_COPY_URL: copy?.url,
      HELDLINE_LARGE_URL: large?.url,
    },
  },
);
const give = signal => tests.kill(signal);
process.once('SIGINT', give).once('SIGTERM', give);
process.exitCode = await new Promise(resolve => tests.once('close', code => resolve(code ?? 1)));
await Promise.all(servers.map(server => server.stop()));
