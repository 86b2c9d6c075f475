// Before the app is there, from the first byte on. Inlined in index.html by the build.
(() => {
  const root = document.documentElement;
  // A guess, as no browser says so: what stands beside a call link depends on it, and must not
  // move when the app comes.
  const agent = navigator.userAgent;
  if (/iPhone/.test(agent) || (/Android/.test(agent) && /Mobile/.test(agent))) root.dataset.phone = "";

  // A press that needs the app is acknowledged at once; boot.js acts on it when the app comes, or
  // the static page in its place.
  document.addEventListener("click", ({ target }) => {
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
