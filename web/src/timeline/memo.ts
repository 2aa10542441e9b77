/** A value that is made anew only when something it rests on has changed. */
export class Memo<T> {
  private on: unknown[] | null = null;
  private value!: T;

  get(on: unknown[], make: () => T): T {
    const old = this.on;
    if (!old || on.some((part, i) => part !== old[i])) {
      this.value = make();
      this.on = on;
    }
    return this.value;
  }
}
