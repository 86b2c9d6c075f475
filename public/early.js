// Before the app is there, from the first byte on. Inlined in index.html by the build.
(() => {
  const root = document.documentElement;
  // A guess, as no browser says so: what stands beside a call link depends on it, and must not
  // move when the app comes.
  const agent = navigator.userAgent;
  if (/iPhone/.test(agent) || (/Android/.test(agent) && /Mobile/.test(agent))) root.dataset.phone = "";

  // The languages of this browser stand first in the row, from the first time that it is drawn: it
  // comes after this script.
  new MutationObserver((_, observer) => {
    const row = document.querySelector("#home .languages");
    if (!row || !row.nextElementSibling) return;
    observer.disconnect();
    for (const language of [...navigator.languages].reverse()) {
      const link = row.querySelector(`[lang="${language.slice(0, 2)}"]`);
      if (link) row.firstElementChild.prepend(link.parentElement);
    }
  }).observe(root, { childList: true, subtree: true });

  // A press that needs the app is acknowledged at once; boot.js acts on it when the app comes, or
  // the static page in its place.
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    // A language is a link, for browsers without scripts; here the address does not change.
    if (target.closest("a[data-goto]")) event.preventDefault();
    const { ready, down, texts } = root.dataset;
    const answered = ready !== undefined || (down !== undefined && texts !== undefined);
    const control = target.closest("[data-goto], [data-copy]");
    if (answered || !control) return;
    for (const other of document.querySelectorAll("[data-pending]")) delete other.dataset.pending;
    control.dataset.pending = "";
    const waiting = document.getElementById("waiting");
    waiting.textContent = waiting.dataset.words;
  });
})();
