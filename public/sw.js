// Keeps the whole guide on this device when a visitor asks for it (src/decisions/offline.md).
// One build, one cache: all of it or nothing. A newer build is stored beside it and replaces it
// once no page shows the old one, or when the only page that does is reloaded, so that no page
// ever mixes two.
const VERSION = "{{version}}";

// For each address, the hash and the size in bytes. Filled by `cargo xtask finish`.
const FILES = JSON.parse("{{files}}");

// Links to leave and to call, shown if even the page is damaged.
const LAST_RESORT = "{{last_resort}}";

const size = (files) => files.reduce((sum, [, [, bytes]]) => sum + bytes, 0);

let left = false;

// Whether a newer copy is replacing this one: its page has been shown.
let followed = false;

async function tell(message) {
  const pages = await clients.matchAll({ includeUncontrolled: true, type: "window" });
  pages.forEach((page) => page.postMessage(message));
}

async function sound(answer, hash) {
  if (!answer) return false;
  const digest = await crypto.subtle.digest("SHA-256", await answer.arrayBuffer());
  return hash === "sha256-" + btoa(String.fromCharCode(...new Uint8Array(digest)));
}

// Fetches what is missing or damaged. Content that is not of this build, for example from a newer
// build on the server, is refused.
async function fill() {
  const cache = await caches.open(VERSION);
  const files = Object.entries(FILES);
  for (const [at, [path, [hash]]] of files.entries()) {
    if (left) throw new Error("left");
    if (!(await sound(await cache.match(path, { ignoreVary: true }), hash))) {
      // Keep any status: where pages answer 404, the copy does too. Make a new Response: browsers
      // refuse a redirected one as a page.
      const { body, status, headers } = await fetch(path, { cache: "no-store", integrity: hash });
      await cache.put(path, new Response(body, { status, headers }));
    }
    await tell({ done: size(files.slice(0, at + 1)), all: size(files) });
  }
}

async function install() {
  try {
    await fill();
  } catch (error) {
    await caches.delete(VERSION);
    await tell({ failed: error.name === "QuotaExceededError" ? "full" : "network" });
    throw error;
  }
}

// Deletes file by file: a browser leaves a deleted cache on the disk as long as anything holds it,
// such as this worker, and for good if the browser is closed meanwhile.
async function remove(name) {
  const cache = await caches.open(name);
  const files = await cache.keys();
  await Promise.all(files.map((file) => cache.delete(file)));
  await caches.delete(name);
}

async function clear(keep) {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== keep).map(remove));
}

// The page of a newer, complete copy, when no other page shows this one: otherwise a visitor who
// only ever reloads a single page would never get it.
async function newer() {
  const { waiting } = registration;
  if (!waiting || (await clients.matchAll({ type: "window" })).length > 1) return undefined;
  const names = await caches.keys();
  const cacheName = names.find((name) => name !== VERSION);
  const page = cacheName && (await caches.match("/", { cacheName, ignoreVary: true }));
  if (page) {
    followed = true;
    waiting.postMessage("follow");
  }
  return page;
}

async function answer(path, request) {
  const page = request.mode === "navigate" && (await newer());
  if (page) return page;
  // Not `caches.open`: it would create the cache again after an exit.
  const kept = await caches.match(path, { cacheName: VERSION, ignoreVary: true });
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    if (path !== "/") throw error;
    // 404: a browser does not list such a page (src/decisions/what-browsers-record.md).
    return new Response(LAST_RESORT, { status: 404, headers: { "Content-Type": "text/html; charset=utf-8" } });
  }
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(clear(VERSION)));

addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin) return;
  const path = pathname in FILES ? pathname : mode === "navigate" ? "/" : undefined;
  if (path) event.respondWith(answer(path, event.request));
  else if (followed) event.respondWith(caches.match(event.request, { ignoreVary: true }).then((kept) => kept || fetch(event.request)));
});

addEventListener("message", (event) => {
  // From the exit; goes on when its page is gone. Clears twice: the page may open a cache meanwhile.
  if (event.data === "leave") {
    left = true;
    event.waitUntil(clear().then(() => clear()).then(() => registration.unregister()));
  }
  // From the older copy, which has just answered with this copy's page.
  if (event.data === "follow") skipWaiting();
  // A copy removed and requested again on the same page: the browser reuses this worker as it was.
  if (event.data === "keep") event.waitUntil(install().catch(() => {}));
  if (event.data === "check") event.waitUntil(fill().catch(() => {}));
});
