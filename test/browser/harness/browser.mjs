import { chromium } from './packages.mjs';

// No sandbox, because tests also run as root in containers; the rest keeps the
// browser from asking the net for anything of its own.
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the browser that $CHROMIUM names, with further flags if need be. */
export function launch(...more) {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell';
  return chromium.launch({ executablePath, args: [...FLAGS, ...more] });
}
