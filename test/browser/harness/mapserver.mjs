import { execFile, spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serveFiles } from './files.mjs';
import { root } from './packages.mjs';

/** Milliseconds that a server may take to publish its folder and listen. */
const START_MS = 60_000;

const PROGRAM = process.env.MAPSERVER ?? join(root, 'bin/mapserver');

/**
 * Publishes a data folder, then again as `change` leaves its claims, with a note
 * for readers, and serves both editions. `change` is a function from text to text.
 */
export async function serveCorrected(data, change, note) {
  const folder = await mkdtemp(join(tmpdir(), 'heldline-corrected-'));
  const copy = join(folder, 'data');
  const db = join(folder, 'test.db');
  const publish = (...flags) => promisify(execFile)(PROGRAM, ['publish', '--data', copy, '--db', db, ...flags]);
  try {
    await cp(join(root, data), copy, { recursive: true });
    await publish();
    const claims = join(copy, 'claims.csv');
    await writeFile(claims, change(await readFile(claims, 'utf8')));
    await publish('--note', note);
    const { url, stop } = await serve(copy, db);
    return { url, stop: () => stop().then(() => rm(folder, { recursive: true, force: true })) };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/**
 * Publishes a data folder into a database of its own and serves it on a free
 * port. Resolves to its address, without a slash at the end, and a function that
 * stops it; rejects with what the program wrote when it does not come up.
 */
export async function serve(data, db = null) {
  const folder = await mkdtemp(join(tmpdir(), 'heldline-browser-'));
  const program = spawn(
    PROGRAM,
    ['serve', '--addr', '127.0.0.1:0', '--data', data, '--db', db ?? join(folder, 'test.db')],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = new Promise(resolve => program.once('close', resolve));
  const stop = async () => {
    program.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { url: await address(program), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Writes an invented atlas of so many places and claims, all of its places important, and serves it. */
export async function serveSample(places, claims) {
  const folder = await mkdtemp(join(tmpdir(), 'heldline-sample-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const data = join(folder, 'data');
    await promisify(execFile)('go', ['run', './tools/bench-web', data, `${places}`, `${claims}`], { cwd: root });
    const { url, stop } = await serve(data);
    return { url, stop: () => stop().then(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

/**
 * Writes a copy of a data folder's site, without pictures of days, into a folder of
 * its own and serves it with a plain file server.
 */
export async function serveCopy(data) {
  const folder = await mkdtemp(join(tmpdir(), 'heldline-copy-'));
  const site = join(folder, 'site');
  const flags = ['--data', data, '--db', join(folder, 'test.db'), '--no-posters', '--no-gzip', '--no-brotli'];
  const program = spawn(process.env.MAPSERVER ?? join(root, 'bin/mapserver'), ['export', 'site', site, ...flags], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  program.stderr.on('data', text => {
    log += text;
  });
  const code = await new Promise(resolve => program.once('close', resolve));
  if (code !== 0) {
    await rm(folder, { recursive: true, force: true });
    throw new Error(`mapserver export left with code ${code}\n${log}`);
  }
  const files = await serveFiles(site);
  const stop = async () => {
    await files.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { url: files.url, stop };
}

/** Waits for the line that names the address. */
function address(program) {
  let out = '';
  let log = '';
  program.stderr.on('data', text => {
    log += text;
  });
  return new Promise((resolve, reject) => {
    const fail = why => reject(new Error(`mapserver ${why}\n${out}${log}`));
    const timer = setTimeout(() => fail(`did not listen within ${START_MS / 1000} s`), START_MS);
    program.once('error', error => fail(`did not start: ${error.message}`));
    program.once('exit', code => fail(`left with code ${code}`));
    program.stdout.on('data', text => {
      out += text;
      const found = /^listening on (http:\S+?)\/$/m.exec(out);
      if (!found) return;
      clearTimeout(timer);
      resolve(found[1]);
    });
  });
}
