import type { Words } from '../words';

/** The switch between the published rules. */
export class RuleSwitch {
  private readonly note: HTMLElement | null;
  private shown = '';

  constructor(
    private readonly form: HTMLFormElement,
    private readonly words: Words,
    onRule: (rule: string) => void,
    /** A reader looks at a rule before choosing it. */
    private readonly onLook: () => void,
  ) {
    this.note = form.querySelector('#rule-note');
    const seg = form.querySelector<HTMLElement>('.seg')!;
    const label = form.querySelector('.label')?.textContent;
    seg.setAttribute('role', 'radiogroup');
    if (label) seg.setAttribute('aria-label', label);
    form.addEventListener('change', e => {
      const input = e.target as HTMLInputElement;
      if (input.name === 'rule' && input.checked) onRule(input.value);
    });
    form.addEventListener('submit', e => e.preventDefault());
    for (const event of ['pointerover', 'focusin']) seg.addEventListener(event, e => this.look(e.target as Element));
    for (const event of ['pointerleave', 'focusout']) seg.addEventListener(event, () => this.tell(this.shown));
  }

  show(rule: string): void {
    this.shown = rule;
    for (const input of this.inputs()) input.checked = input.value === rule;
    this.tell(rule);
  }

  /** Takes what each rule accepts and changes from the comparison of the day; null = not known yet. */
  take(comparison: Element | null): void {
    for (const input of this.inputs()) {
      const told = comparison?.querySelector<HTMLElement>(`[data-rule="${input.value}"]`);
      input.dataset.differs = told?.dataset.differs ?? '';
      if (told) input.dataset.note = told.dataset.note;
    }
    const looked = this.form.querySelector('.seg label:hover input') ?? document.activeElement;
    this.tell(this.inputs().find(input => input === looked)?.value ?? this.shown);
  }

  /** Says that another rule is being loaded, or could not be. */
  say(text: string): void {
    if (this.note) this.note.textContent = text;
  }

  private look(at: Element): void {
    const input = at.closest('label')?.querySelector('input');
    if (!input) return;
    this.tell(input.value);
    this.onLook();
  }

  /** One line on a rule: what counts, how much it accepts, what it would change. */
  private tell(rule: string): void {
    const { note, differs } = this.inputs().find(input => input.value === rule)?.dataset ?? {};
    this.say([this.words.t(`map.rule.${rule}`), note, differs].filter(Boolean).join(' · '));
  }

  private inputs(): HTMLInputElement[] {
    return [...this.form.querySelectorAll<HTMLInputElement>('input[name=rule]')];
  }
}
