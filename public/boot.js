// Starts the app. On any failure the static page comes back, with a calm message.
const { js, wasm } = document.getElementById("boot").dataset;
const root = document.documentElement;
const floor = document.getElementById("floor");

// Every card as plain HTML, made by the build from the text of the app.
function showTexts() {
  const { page } = document.getElementById("app").dataset;
  fetch(page)
    .then((answer) => (answer.ok ? answer.text() : ""))
    .then((text) => {
      const texts = new DOMParser().parseFromString(text, "text/html").querySelector("main");
      if (texts) floor.append(...texts.children);
    })
    .catch(() => {});
}

function fallBack() {
  if ("down" in root.dataset) return;
  delete root.dataset.ready;
  root.dataset.down = "";
  document.getElementById("app").hidden = true;
  floor.hidden = false;
  showTexts();
}

// A Rust panic is a trap: nothing in the app answers after it.
addEventListener("error", ({ error }) => {
  if (error instanceof WebAssembly.RuntimeError) fallBack();
});

import(js).then((app) => app.default({ module_or_path: wasm })).catch(fallBack);
