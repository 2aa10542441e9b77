import type { Words } from '../words';

/** The switch between the published rules. */
export class RuleSwitch {
  private readonly note: HTMLElement | null;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly words: Words,
    onRule: (rule: string) => void,
  ) {
    this.note = form.querySelector('#rule-note');
    const label = form.querySelector('.label')?.textContent;
    form.querySelector('.seg')?.setAttribute('role', 'radiogroup');
    if (label) form.querySelector('.seg')?.setAttribute('aria-label', label);
    form.addEventListener('change', e => {
      const input = e.target as HTMLInputElement;
      if (input.name === 'rule' && input.checked) onRule(input.value);
    });
    form.addEventListener('submit', e => e.preventDefault());
  }

  show(rule: string): void {
    let text = this.words.t(`map.rule.${rule}`);
    for (const input of this.form.querySelectorAll<HTMLInputElement>('input[name=rule]')) {
      input.checked = input.value === rule;
      if (input.checked && input.dataset.note) text += ` · ${input.dataset.note}`;
    }
    if (this.note) this.note.textContent = text;
  }

  /** Says that another rule is being loaded, or could not be. */
  say(text: string): void {
    if (this.note) this.note.textContent = text;
  }
}
