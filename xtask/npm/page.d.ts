// What the scripts of public/ use and TypeScript's DOM does not know, or knows too narrowly.

// Chromium and Firefox: the Back gesture and Esc.
declare class CloseWatcher extends EventTarget {
  onclose: ((event: Event) => void) | null;
}

// Every element of the guide's pages that a script asks for is one of HTML.
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
