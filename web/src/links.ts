/** The script of a copy on a file server knows which file answers an address of the server. */
interface Copy {
  asked(address: string): string;
  free(address: string): string | null;
}

const copy = (globalThis as { heldline?: Copy }).heldline;

/** Whether the page is one of a copy, which has the readings of the rules and no others. */
export const isCopy = !!copy;

/** An address of the page as the server writes it: what is shown stands in its query. */
export function asked(address: string): string {
  return copy ? copy.asked(address) : address;
}

/** Where an address of the server stands; nothing where a copy does not have it. */
export function standing(address: string): string {
  return (copy ? copy.free(address) : address) ?? '';
}

/** Leads a link to an address of the server; it is hidden where a copy does not have it. */
export function lead(link: HTMLAnchorElement, address: string): void {
  const to = standing(address);
  link.hidden = !to;
  if (to) link.href = to;
}
