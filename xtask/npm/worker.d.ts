// What a service worker has and TypeScript's DOM does not know. Its own library of workers speaks
// of workers in general, whose events are not these.
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
