import type { Day } from '../days';
import type { Stretch } from '../state/atlas';
import type { Change } from '../state/changes';
import type { Spans } from '../state/history';
import { DESK_ROWS, type DetailData, drawDetail, PHONE_ROWS } from './detail';
import type { TimelineHost } from './host';
import { drawLane } from './lane';
import { DESK_OVERVIEW, drawOverview, PHONE_OVERVIEW } from './overview';
import { Scale } from './scale';
import type { eventMarks, Reports } from './series';
import { layHead, layPhases, layWindow, type Strips } from './strips';

/** What the strips show. Without changes the history is still on its way. */
export interface Scene {
  day: Day;
  window: Stretch;
  lane: number | null;
  changes: Change[] | null;
  spans: Spans | null;
  reports: Reports[];
  marks: ReturnType<typeof eventMarks>;
}

/** Draws a scene on the strips. */
export class Picture {
  constructor(
    private readonly strips: Strips,
    private readonly host: TimelineHost,
    private readonly onFit: (w: Stretch) => void,
  ) {}

  /** False where there is no room to draw. */
  draw(scene: Scene): boolean {
    const width = Math.floor(this.strips.plot.clientWidth);
    if (width < 20) return false;
    const { host, strips } = this;
    const { window: w, day, changes } = scene;
    const phone = matchMedia('(max-width: 767px)').matches;
    const scale = new Scale(w.from, w.to, width, host.rtl);
    const data: DetailData = {
      changes: changes ?? [],
      reports: changes ? scene.reports : [],
      marks: changes ? scene.marks : { announcement: [], strike: [] },
      inView: p => host.inView(p),
      words: host.words,
      inks: host.inks(),
      sans: host.sans(),
      day,
    };
    drawDetail(strips.detail, scale, phone ? PHONE_ROWS : DESK_ROWS, data);
    layPhases(strips, host.atlas, scale, host.words, this.onFit);
    strips.slider.min = String(w.from);
    strips.slider.max = String(w.to);
    strips.slider.value = String(day);
    strips.plot.style.setProperty('--thumb', `${scale.col}px`);
    layHead(strips, scale, day, host.words.short(day));
    const all = new Scale(host.first, host.last, width, host.rtl);
    drawOverview(strips.overview, all, phone ? PHONE_OVERVIEW : DESK_OVERVIEW, data);
    layWindow(strips, w, host.first, host.last, width, host.rtl);
    strips.windowSlider.setAttribute(
      'aria-valuetext',
      host.words.t('map.window.value', { from: host.words.date(w.from), to: host.words.date(w.to) }),
    );
    this.drawLane(scene, scale);
    return true;
  }

  private drawLane({ lane, spans }: Scene, scale: Scale): void {
    const { strips, host } = this;
    strips.lane.hidden = strips.laneLabel.hidden = lane === null || !spans;
    if (lane === null || !spans) return;
    strips.laneLabel.textContent = host.atlas.name(lane);
    drawLane(strips.lane, scale, spans, lane, host.inks(), host.words, host.sans());
  }
}
