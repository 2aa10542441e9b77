// Runs the browser tests: starts bin/mapserver on the atlas of data/ and on an
// invented one, each once, and a file server on a copy of the first, then every file of tests against both. Names of files
// as arguments choose among them. MATRIX=full runs every combination of language,
// theme and size, MAPSERVER names another program, CHROMIUM another browser.
import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { serve, serveCopy } from './harness/mapserver.mjs';
import { root } from './harness/packages.mjs';

const here = join(root, 'test/browser');
const wanted = process.argv.slice(2);
const files = (await readdir(here))
  .filter(name => name.endsWith('.test.mjs'))
  .filter(name => wanted.length === 0 || wanted.some(part => name.includes(part)));

const servers = await Promise.all([serve('data'), serve('internal/server/testdata/atlas2')]);
const [anbar, strait] = servers;
// The copy takes a while to write, so it is made only for the tests that read it.
if (files.some(name => name.startsWith('copy'))) servers.push(await serveCopy('data'));
const tests = spawn(
  process.execPath,
  ['--test', '--test-concurrency=2', '--test-reporter=spec', ...files.map(name => join(here, name))],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      HELDLINE_URL: anbar.url,
      HELDLINE_SECOND_URL: strait.url,
      HELDLINE_COPY_URL: servers[2]?.url,
    },
  },
);
const give = signal => tests.kill(signal);
process.once('SIGINT', give).once('SIGTERM', give);
process.exitCode = await new Promise(resolve => tests.once('close', code => resolve(code ?? 1)));
await Promise.all(servers.map(server => server.stop()));
