// Runs before the app is loaded. Inlined in index.html by the build.
(() => {
  const root = document.documentElement;
  // Guess, as no browser says whether it is a phone: what stands beside a call link depends on it
  // and must not move when the app starts.
  const agent = navigator.userAgent;
  if (/iPhone/.test(agent) || (/Android/.test(agent) && /Mobile/.test(agent))) root.dataset.phone = "";

  // Put the languages of this browser first in the row before it is drawn. The row is parsed after
  // this script, hence the observer.
  new MutationObserver((_, observer) => {
    const row = document.querySelector("#home .languages");
    if (!row || !row.nextElementSibling) return;
    observer.disconnect();
    for (const language of [...navigator.languages].reverse()) {
      const link = row.querySelector(`[lang="${language.slice(0, 2)}"]`);
      if (link) row.firstElementChild.prepend(link.parentElement);
    }
  }).observe(root, { childList: true, subtree: true });

  // Acknowledge at once a press that needs the app; boot.js repeats it when the app is ready, or
  // the static page in its place.
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    // A language is a link for browsers without scripts; here the address must not change.
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
