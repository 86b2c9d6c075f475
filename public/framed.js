// The guide in the frame of another page (public/embed.js, or a frame of the page's own).
const root = document.documentElement;
const tell = () => parent.postMessage("close", "*");
// For tests: this is heard from here on.
root.dataset.framed = "";
const screen = () => document.querySelector("main:not([hidden])").dataset.screen;

// Esc and the Back gesture, where nothing is left to go back to, close the guide. The exit
// (three times Esc) is in exit.js and comes first.
addEventListener("keydown", ({ key }) => {
  if (key === "Escape" && /^(home|floor)$/.test(screen())) tell();
});
try {
  new CloseWatcher().onclose = tell;
} catch {}

// Too small to read: only leaving and calling, and a way to the guide itself.
const note = document.createElement("section");
const line = (name, text) => {
  const element = document.createElement(name);
  element.textContent = text;
  note.append(element);
  return element;
};
note.className = "screen";
note.dataset.small = "";
line("p", "{{framed.small}}");
const link = line("a", "{{framed.open}}");
Object.assign(link, { href: "/", target: "_blank", rel: "noreferrer noopener", className: "button" });
line("p", "{{framed.leaves}}");
const main = [...document.querySelectorAll("#floor, #app")];
let before;
function fit() {
  const small = innerWidth < 280 || innerHeight < 280;
  if (small === note.isConnected) return;
  if (small) {
    before = main.map((element) => element.hidden);
    main.forEach((element) => (element.hidden = true));
    document.body.append(note);
  } else {
    main.forEach((element, at) => (element.hidden = before[at]));
    note.remove();
  }
}
addEventListener("resize", fit);
fit();
