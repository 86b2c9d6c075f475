// Types that a service worker has and TypeScript's DOM does not have. TypeScript's own library for
// workers describes workers in general, which have other events.
interface ExtendableEvent extends Event {
  waitUntil(promise: Promise<unknown>): void;
}
interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface MessageEvent extends ExtendableEvent {}
interface WindowEventMap {
  install: ExtendableEvent;
  activate: ExtendableEvent;
  fetch: FetchEvent;
}
declare const registration: ServiceWorkerRegistration;
declare function skipWaiting(): Promise<void>;
declare const clients: {
  matchAll(options: { includeUncontrolled?: boolean; type?: "window" }): Promise<Pick<Window, "postMessage">[]>;
};
