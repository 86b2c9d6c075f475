// The guide in the frame of another page (public/embed.js, or a frame of the page's own).
const root = document.documentElement;
const tell = () => parent.postMessage("close", "*");
// For tests: this is heard from here on.
root.dataset.framed = "";
// Calls go through this frame (exit.js).
const calls = document.createElement("iframe");
calls.name = "call";
calls.hidden = true;
document.body.append(calls);
const screen = () => document.querySelector("main:not([hidden])").dataset.screen;

// Esc and the Back gesture, where nothing is left to go back to, close the guide. The exit
// (three times Esc) is in exit.js and comes first.
addEventListener("keydown", ({ key }) => {
  if (key === "Escape" && screen() === "home") tell();
});
// A screen that was opened before this script came has a watcher of its own below this one, so
// this one goes back as that one would.
try {
  new CloseWatcher().onclose = () => {
    const back = document.querySelector("main:not([hidden]) [data-back]");
    if (back) back.click();
    else tell();
  };
} catch {}

// In a frame that is too small to read, only leaving and calling stay, and a way to the guide itself.
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
function fit() {
  // A height between these is a telephone on its side, or its keyboard.
  const small = innerWidth < 280 || innerHeight < 180;
  if (small === note.isConnected || document.activeElement.matches("input, textarea")) return;
  const parts = document.querySelectorAll("#home, #app");
  for (const part of parts) part.style.display = small ? "none" : "";
  if (small) document.body.append(note);
  else note.remove();
}
addEventListener("resize", fit);
fit();
