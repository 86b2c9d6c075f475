// Before the app is there, shows the lists and cards that have arrived: on a slow network the
// program comes seconds after the first texts. The app takes the screen that is shown, as it is
// (src/app.rs).
const root = document.documentElement;
const home = document.getElementById("home");
const app = document.getElementById("app");

// The open screens above Home, each as on the control that opened it. The last one is shown.
const open = [];
let texts = "";

// The name of a screen in the page of texts, such as "victim" or "card 6".
const name = ({ goto, to }) => to ? `${goto} ${to}` : goto;

// The nodes of a screen, as the build wrote them; nothing if they are not here.
/** @returns {HTMLElement} */
function nodes(screen) {
  // The cards for a danger now are on Home.
  const danger = screen.goto === "card" && home.querySelector(`article[data-id="${screen.to}"]`);
  if (danger) return /** @type {HTMLElement} */ (danger.cloneNode(true));
  const from = texts.indexOf(`<!--${name(screen)}-->`);
  if (from < 0) return null;
  const html = texts.slice(from, texts.indexOf(`<!--/${name(screen)}-->`));
  return /** @type {HTMLElement} */ (new DOMParser().parseFromString(html, "text/html").body.firstElementChild);
}

// Whether the app will add no line to these nodes: nothing may move under a finger when it comes.
/** @param {HTMLElement} article */
function isComplete(article) {
  // Far from Paris a note says what time it is there.
  const offset = new Date().getTimezoneOffset();
  return !article.querySelector("[data-yours]")
    && (offset === -60 || offset === -120 || !article.querySelector("[data-elsewhere]"));
}

/** @param {HTMLElement} article */
function show(article) {
  const main = document.createElement("main");
  for (const { name, value } of article.attributes) main.setAttribute(name, value);
  main.className = `screen ${article.className}`;
  main.lang ||= "fr";
  main.dir ||= "ltr";
  main.dataset.early = "";
  main.append(...article.childNodes);
  // Keeps the place of what the app says about the hours of a service.
  for (const line of main.querySelectorAll("[data-open]")) {
    line.className = "now now--awaited";
    line.hidden = false;
    line.querySelector("[data-is=open]").hidden = true;
  }
  home.hidden = true;
  app.replaceChildren(main);
  announce(main);
}

function showHome() {
  home.hidden = false;
  app.replaceChildren();
  announce(home);
}

/** @param {HTMLElement} screen */
function announce(screen) {
  const title = screen.querySelector("h1");
  title.focus();
  document.getElementById("announced").replaceChildren(...title.cloneNode(true).childNodes);
  scrollTo(0, 0);
  if (title.getBoundingClientRect().bottom > innerHeight) title.scrollIntoView();
}

// Carries out the press that waits (early.js), if its text is here. Otherwise it still waits.
function carryOut() {
  /** @type {HTMLElement} */
  const control = document.querySelector("[data-pending][data-goto]");
  if (!control) return;
  const { goto, to } = control.dataset;
  const article = nodes({ goto, to });
  if (!article || !isComplete(article)) return;
  delete control.dataset.pending;
  endWait();
  open.push({ goto, to });
  show(article);
}

function endWait() {
  document.getElementById("waiting").textContent = "";
}

const isOver = () => "ready" in root.dataset || "down" in root.dataset;

document.addEventListener("click", ({ target }) => {
  if (isOver()) return;
  if (!target.closest("[data-early] [data-back]")) {
    carryOut();
    return;
  }
  // What waits in the screen that is closed waits no longer.
  endWait();
  open.pop();
  const below = open.at(-1);
  if (below) show(nodes(below));
  else showHome();
});

/** Takes a part of the page of texts. */
export function add(text) {
  texts += text;
  if (!isOver()) carryOut();
}

/** The names of the open screens, for the app. */
export const names = () => open.map(name).join();

/** The screen that is shown, for the static page: its `data-goto` and `data-to`. */
export const last = () => open.at(-1);
