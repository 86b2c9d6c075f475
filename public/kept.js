// The page's part in the copy for days without network (sw.js). A copy exists only where somebody
// asked for one on its screen (src/desk/keep.rs); this script never creates one.
(async () => {
  const { controller } = navigator.serviceWorker;
  if (controller) {
    // Gives a shortcut a neutral name and icon. Its `display` is "browser", so no browser
    // offers to install it.
    const manifest = document.createElement("link");
    manifest.rel = "manifest";
    manifest.href = "/infos.webmanifest";
    document.head.append(manifest);
    // The app did not start from the copy, which may be damaged.
    if ("down" in document.documentElement.dataset) controller.postMessage("check");
  } else {
    // Delete what an incomplete copy may have left.
    const registration = await navigator.serviceWorker.getRegistration();
    if (!registration) for (const name of await caches.keys()) await caches.delete(name);
  }
})().catch(() => {});
