import { addMonths, type Day } from '../days';

/** The key presses that move the day; arrows follow the reading direction. */
export function dayAfterKey(e: Pick<KeyboardEvent, 'key' | 'shiftKey'>, day: Day, rtl: boolean): Day | null {
  const forward = rtl ? 'ArrowLeft' : 'ArrowRight';
  const back = rtl ? 'ArrowRight' : 'ArrowLeft';
  const step = e.shiftKey ? 7 : 1;
  switch (e.key) {
    case forward:
    case 'ArrowUp':
      return day + step;
    case back:
    case 'ArrowDown':
      return day - step;
    case 'PageUp':
      return addMonths(day, e.shiftKey ? 12 : 1);
    case 'PageDown':
      return addMonths(day, e.shiftKey ? -12 : -1);
    default:
      return null;
  }
}

/** What a key is named on a keyboard of Latin letters, where brackets and question mark are named otherwise. */
export function keyName(e: Pick<KeyboardEvent, 'key' | 'code'>): string {
  if (e.key === '؟') return '?';
  if (e.code === 'BracketLeft' && e.key !== ']') return '[';
  if (e.code === 'BracketRight' && e.key !== '[') return ']';
  return e.key;
}
