import { byId } from './dom';

/** Milliseconds between two days said aloud while they play. */
const SAID_MS = 2000;

/** What is said aloud to those who do not see the map. */
export class Live {
  private readonly element = byId('live');
  private said = 0;

  say(...sentences: string[]): void {
    this.element.textContent = sentences.join('. ');
  }

  /** Says it unless something was said a moment ago. */
  seldom(sentence: string): void {
    if (performance.now() - this.said < SAID_MS) return;
    this.said = performance.now();
    this.say(sentence);
  }
}
