// What a page does for the copy for days without network (sw.js). A copy exists only where somebody
// asked for one on its screen (src/desk/keep.rs); this script never does.
(async () => {
  const { controller } = navigator.serviceWorker;
  if (controller) {
    // A neutral name and icon for a shortcut. Its `display` is "browser": none proposes to
    // install it by itself.
    const manifest = document.createElement("link");
    manifest.rel = "manifest";
    manifest.href = "/infos.webmanifest";
    document.head.append(manifest);
    // The app did not start from the copy: it may be damaged.
    if ("down" in document.documentElement.dataset) controller.postMessage("check");
  } else {
    // What a copy that was never whole may have left.
    const registration = await navigator.serviceWorker.getRegistration();
    if (!registration) for (const name of await caches.keys()) await caches.delete(name);
  }
})().catch(() => {});
