// Starts the app. On any failure the static page comes back, with a calm message.
const { js, wasm } = document.getElementById("boot").dataset;
const root = document.documentElement;
const floor = document.getElementById("floor");

function fallBack() {
  delete root.dataset.ready;
  root.dataset.down = "";
  document.getElementById("app").hidden = true;
  floor.hidden = false;
}

// A Rust panic is a trap: nothing in the app answers after it.
addEventListener("error", ({ error }) => {
  if (error instanceof WebAssembly.RuntimeError) fallBack();
});

import(js).then((app) => app.default({ module_or_path: wasm })).catch(fallBack);
