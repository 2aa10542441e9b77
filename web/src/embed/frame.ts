/** Heights in pixels that WordPress accepts. */
const [LEAST, MOST] = [200, 1000];

/**
 * Speaks with the page around the frame: tells it the height that the map needs,
 * and asks WordPress, which lets no window open, to follow a link.
 */
export class Frame {
  private readonly secret = /[#&?]secret=([\w-]+)/.exec(location.hash)?.[1] ?? null;
  private last = 0;
  private started = false;

  constructor(private readonly height: () => number) {
    if (parent === window) return;
    addEventListener('resize', () => this.tell());
    addEventListener('message', e => {
      if (e.source === parent && e.data?.message === 'ready' && e.data.secret === this.secret) this.tell(true);
    });
    if (this.secret) document.addEventListener('click', e => this.link(e));
  }

  /** The map stands: from now on its height is told, which is what our own element waits for. */
  start(): void {
    this.started = true;
    this.tell();
  }

  /** Tells the height, if it is another one than last time. */
  tell(again = false): void {
    const height = Math.ceil(this.height());
    if (!this.started || parent === window || (height === this.last && !again)) return;
    this.last = height;
    parent.postMessage({ type: 'heldline', height }, '*');
    this.send('height', Math.min(MOST, Math.max(LEAST, height)));
  }

  private send(message: string, value: number | string): void {
    if (this.secret) parent.postMessage({ message, value, secret: this.secret }, '*');
  }

  private link(e: MouseEvent): void {
    const link = (e.target as Element).closest<HTMLAnchorElement>('a[href]');
    if (!link) return;
    e.preventDefault();
    this.send('link', link.href);
  }
}
