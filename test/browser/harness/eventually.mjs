import { setTimeout as sleep } from 'node:timers/promises';

/** Repeats a check until it no longer throws; after `ms` its last error stands. Returns its result. */
export async function eventually(check, ms = 8000) {
  const end = Date.now() + ms;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await sleep(25);
    }
  }
}
