// A part of the guide as it stands now, as HTML that stands alone; null while it is not shown.
//
// `css` names the part, or several beside each other (`a, b`). The part stands in copies of what it
// stands in, for styles look at that, and all in a frame that stands for <html>. What is typed,
// ticked and chosen becomes attributes. Ids end with `key`, so that two parts can stand on one page.
// `mark` is "focus" or "hover", if the part, or the field in it, is to look so (`page.rs` has the styles).
// A French part is also given as it would look in a language that is written from right to left.
async (css, key, mark) => {
  const drawn = () => new Promise((then) => requestAnimationFrame(then));
  // What a press has changed is drawn in the next frame.
  await drawn();
  await drawn();
  const first = (one) => [...document.querySelectorAll(one)].find((part) => part.checkVisibility());
  const parts = css.split(", ").map(first);
  if (!parts.every(Boolean)) return null;

  // Attributes that name ids, and the groups of radio buttons.
  const names = ["id", "name", "for", "aria-labelledby", "aria-describedby", "aria-controls"];
  function own(element, end) {
    for (const name of names) {
      const value = element.getAttribute(name);
      if (value) element.setAttribute(name, value.split(" ").map((one) => one + end).join(" "));
    }
  }

  function copy(part, end) {
    const copied = part.cloneNode(true);
    const originals = [part, ...part.querySelectorAll("*")];
    const copies = [copied, ...copied.querySelectorAll("*")];
    for (const [at, original] of originals.entries()) {
      const element = copies[at];
      own(element, end);
      if (original.matches("[type=checkbox], [type=radio]")) element.toggleAttribute("checked", original.checked);
      else if (original.matches("input")) element.setAttribute("value", original.value);
      else if (original.matches("textarea")) element.textContent = original.value;
    }
    for (const code of copied.querySelectorAll("script, style, link, template")) code.remove();
    if (mark) (copied.querySelector("input, textarea") ?? copied).dataset.state = mark;
    // It stands in its figure, not over the others.
    if (["fixed", "absolute"].includes(getComputedStyle(part).position)) copied.dataset.floats = "";
    return copied;
  }

  function framed(direction, end) {
    const { documentElement: root, body } = document;
    let inside = parts.map((part) => copy(part, end));
    for (let around = parts[0].parentElement; around && around !== body && around !== root; around = around.parentElement) {
      const shell = around.cloneNode(false);
      shell.append(...inside);
      inside = [shell];
    }
    const frame = document.createElement("div");
    frame.className = "frame";
    frame.lang = root.lang;
    frame.dir = direction;
    for (const { name, value } of root.attributes) if (name.startsWith("data-")) frame.setAttribute(name, value);
    frame.append(...inside);
    // Mirrored: what is French runs the other way too.
    if (direction !== root.dir) for (const one of frame.querySelectorAll("[lang=fr][dir=ltr]")) one.dir = direction;
    return frame.outerHTML;
  }

  const { lang, dir } = document.documentElement;
  return { lang, html: framed(dir, key), mirrored: dir === "ltr" ? framed("rtl", `${key}-mirrored`) : null };
};
