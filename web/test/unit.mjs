// Compiles the unit tests and runs them with Node's own runner: Node 20 cannot read TypeScript.
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'unit');
const bench = join(folder, '../../../tools/bench-web/bench.test.mjs');
const out = await mkdtemp(join(tmpdir(), 'heldline-unit-'));
const tests = (await readdir(folder)).filter(name => name.endsWith('.test.ts'));
await build({
  entryPoints: tests.map(name => join(folder, name)),
  outdir: out,
  bundle: true,
  platform: 'node',
  format: 'esm',
  outExtension: { '.js': '.mjs' },
  logLevel: 'warning',
});
const files = tests.map(name => join(out, name.replace(/\.ts$/, '.mjs')));
const { status } = spawnSync(process.execPath, ['--test', '--test-reporter=spec', ...files, bench], {
  stdio: 'inherit',
});
await rm(out, { recursive: true, force: true });
process.exit(status ?? 1);
