// Types that the scripts of public/ use and that TypeScript's DOM does not have, or has too
// narrowly.

// In Chromium and Firefox, it hears the Back gesture and Esc.
declare class CloseWatcher extends EventTarget {
  onclose: ((event: Event) => void) | null;
}

// Every element that a script of the guide's pages looks for is an HTML element.
interface ParentNode {
  querySelector<E extends HTMLElement = HTMLElement>(selectors: string): E | null;
  querySelectorAll<E extends HTMLElement = HTMLElement>(selectors: string): NodeListOf<E>;
}
interface Element {
  closest<E extends HTMLElement = HTMLElement>(selectors: string): E | null;
}
interface EventTarget {
  closest: Element["closest"];
}
