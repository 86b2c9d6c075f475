// After a call, a neutral screen with the exit replaces the card that was open, until "Continuer"
// is pressed. It never appears without a call from this page. The first time, the numbers stay: in
// an emergency nobody should have to guess what this screen is.
const AWAY = 20000; // ms
const called = () => "called" in document.documentElement.dataset; // boot.js hears calls
let left = 0; // when the page was left, ms
let times = 0; // how often the curtain was shown
let up = false; // the curtain waits for "Continuer"
let covered = [];
let focused;
let place; // how far the page was scrolled

const line = (name, text) => {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
};
const button = (text, action) => {
  const element = line("button", text);
  element.type = "button";
  element.className = "button";
  element.onclick = action;
  return element;
};

const curtain = document.createElement("main");
curtain.className = "screen";
curtain.dataset.curtain = "";
const title = line("h1", "");
title.tabIndex = -1;
const why = line("p", "");
const exit = /** @type {HTMLElement} */ (document.querySelector(".exit__link").cloneNode());
const resume = button("", raise);
const stop = button("", () => {
  delete document.documentElement.dataset.called;
  raise();
});
curtain.append(title, why, resume, exit, stop);

// In the language of the page, which leaves its words at the exit (`src/around.rs`).
function speak() {
  const hers = /** @type {HTMLElement} */ (document.querySelector(".exit")).dataset;
  const { lang, dir } = document.documentElement;
  curtain.lang = hers.title ? lang : "{{lang}}";
  curtain.dir = hers.title ? dir : "{{dir}}";
  title.textContent = hers.title || "{{curtain.title}}";
  why.textContent = hers.first || "{{curtain.first}}";
  resume.textContent = hers.resume || "{{curtain.resume}}";
  exit.textContent = hers.leave || "{{curtain.leave}}";
  stop.textContent = hers.stop || "{{curtain.stop}}";
}

function drop() {
  if (curtain.isConnected) return;
  speak();
  focused = document.activeElement;
  place = scrollY;
  const first = times === 0;
  why.hidden = !first;
  exit.hidden = first;
  const stays = (element) => first && element.matches(".exit, .emergency");
  covered = [...document.body.children].filter((element) => !stays(element));
  covered.forEach((element) => element.style.setProperty("display", "none", "important"));
  document.body.append(curtain);
}

function raise() {
  covered.forEach((element) => element.style.removeProperty("display"));
  curtain.remove();
  up = false;
  // Safari does not focus a pressed link: focus the title then, as on arrival.
  const arrival = document.querySelector("main:not([hidden]) h1");
  (focused === document.body && arrival ? arrival : focused).focus({ preventScroll: true });
  scrollTo(0, place);
}

function leave() {
  left = left || Date.now();
  // Now, so that it is already drawn when the page is shown again.
  if (called() && document.hidden) drop();
}

function comeBack() {
  if (!left || document.hidden) return;
  const away = Date.now() - left;
  left = 0;
  if (up) return;
  if (!called() || away < AWAY) {
    if (curtain.isConnected) raise();
    return;
  }
  drop();
  up = true;
  times += 1;
  scrollTo(0, 0);
  title.focus();
}

document.addEventListener("visibilitychange", () => (document.hidden ? leave() : comeBack()));
addEventListener("blur", leave);
addEventListener("focus", comeBack);
// This script may load after the page was left.
if (document.hidden) leave();
