import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './packages.mjs';

/** Milliseconds that a server may take to publish its folder and listen. */
const START_MS = 60_000;

/**
 * Publishes a data folder into a database of its own and serves it on a free
 * port. Resolves to its address, without a slash at the end, and a function that
 * stops it; rejects with what the program wrote when it does not come up.
 */
export async function serve(data) {
  const folder = await mkdtemp(join(tmpdir(), 'heldline-browser-'));
  const program = spawn(
    process.env.MAPSERVER ?? join(root, 'bin/mapserver'),
    ['serve', '--addr', '127.0.0.1:0', '--data', data, '--db', join(folder, 'test.db')],
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
