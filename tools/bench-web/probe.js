// Runs in every page before its own scripts: watches frames, long tasks and the date that a reader sees.
(selectors => {
  const probe = {
    /** Milliseconds since the start at which the page could be used; null until then. */
    ready: null,
    /** Of each frame while watching: its time, and the date that stood on the page before it. */
    frames: [],
    long: [],
    watching: false,
    /** Shares of canvas that carry marks, by time, while a page is filling. */
    filled: [],
  };
  window.benchProbe = probe;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) probe.long.push({ start: entry.startTime, duration: entry.duration });
  }).observe({ type: 'longtask', buffered: true });

  const small = document.createElement('canvas');
  small.width = 160;
  small.height = 100;
  const context = small.getContext('2d', { willReadFrequently: true });

  /** How much of the plane of the places is painted, in pixels of a small picture. */
  function fill() {
    const canvas = document.querySelector(selectors.marks);
    if (!canvas?.width) return 0;
    context.clearRect(0, 0, small.width, small.height);
    context.drawImage(canvas, 0, 0, small.width, small.height);
    const { data } = context.getImageData(0, 0, small.width, small.height);
    let painted = 0;
    for (let i = 3; i < data.length; i += 4) if (data[i] > 0) painted++;
    return painted;
  }

  function usable() {
    if (document.documentElement?.dataset.ready !== 'true') return false;
    const slider = document.querySelector(selectors.slider);
    return !!slider && !slider.disabled;
  }

  probe.date = () => {
    const element = document.querySelector(selectors.date);
    return element?.getAttribute('aria-valuetext') ?? element?.textContent ?? '';
  };

  let seen = false;
  const frame = now => {
    requestAnimationFrame(frame);
    if (probe.watching) probe.frames.push([now, probe.date()]);
    if (selectors.watchFill) probe.filled.push([performance.now(), fill()]);
    if (probe.ready !== null) return;
    // Usable in the frame before means painted by now.
    if (seen) probe.ready = now;
    seen = usable();
  };
  requestAnimationFrame(frame);
})(SELECTORS);
