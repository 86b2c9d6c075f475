// Puts the guide behind a small mark on another site's page: deploy/embed.md says how to use it.
// Nothing is requested from the guide before the mark is pressed, the page around cannot see what
// is read, and closing leaves that page as it was.
(() => {
  const script = /** @type {HTMLScriptElement} */ (
    document.currentScript || document.querySelector('script[src*="/embed.js"]')
  );
  const words = script.dataset;
  const guide = new URL(words.guide || script.src).origin;
  // On the same origin the page could see what is read, and the exit would clear the site's storage.
  // Without <dialog> the browser could not keep the page out of reach.
  if (guide === location.origin || !self.HTMLDialogElement) return;
  const label = words.label || "{{embed.label}}";

  // Set styles one by one: a policy without 'unsafe-inline' allows that, but no style sheet.
  const make = (name, style, content) => {
    const element = document.createElement(name);
    Object.assign(element.style, style);
    if (content) element.append(...content);
    return element;
  };
  const press = (text, action) => {
    const button = make("button", {
      font: "inherit",
      minHeight: "2.75rem",
      padding: "0.25rem 1rem",
      border: "1px solid",
      borderRadius: "0.375rem",
      background: "Canvas",
      color: "CanvasText",
      cursor: "pointer",
    }, [text]);
    button.type = "button";
    button.onclick = (event) => {
      // Keep this press out of the statistics of the page around.
      event.stopPropagation();
      action();
    };
    return button;
  };
  const link = (scheme, number) => {
    const link = make("a", { color: "LinkText", padding: "0.75rem 0.5rem", fontWeight: "bold" }, [number]);
    link.href = scheme + number;
    return link;
  };
  const numbers = (danger) => make("p", { margin: "0" }, [
    danger, link("tel:", "{{number.17}}"),
    " {{embed.waiting_text}}", link("sms:", "{{number.114}}"),
    " {{embed.waiting_listen}}", link("tel:", "{{number.3919}}"),
  ]);

  function open() {
    const small = innerWidth < 280 || innerHeight < 240;
    const frame = make("iframe", { border: "0", width: "100%", flex: "1", minHeight: "0" });
    const help = numbers(small ? "{{embed.small}}" : "{{embed.waiting}}");
    const bar = make("div", { display: "flex", flexWrap: "wrap", gap: "0.5rem", alignItems: "center", padding: "0.5rem" });
    // A dialog keeps the rest of the page out of reach; Esc and the Back gesture close it.
    const dialog = make("dialog", {
      boxSizing: "border-box",
      width: "100%",
      height: "100%",
      maxWidth: "none",
      maxHeight: "none",
      margin: "0",
      padding: "0",
      border: "0",
      display: "flex",
      flexDirection: "column",
      overscrollBehavior: "contain",
      background: "Canvas",
      color: "CanvasText",
    }, [bar]);
    const hear = ({ source, data }) => {
      if (source !== frame.contentWindow) return;
      if (data === "here") {
        // Not earlier: a frame focused while it is empty receives no key events later.
        if (dialog.contains(root.activeElement)) frame.focus();
        help.remove();
      } else if (data === "close") close();
    };
    // In Chromium "here" may arrive before the guide has replaced the frame's empty document. That
    // document then gets the focus and, when it goes, this page: keys come here although the frame
    // is still `activeElement`. So focus the frame again once the guide is there.
    const give = ({ target }) => {
      if (target === self) setTimeout(() => {
        if (root.activeElement !== frame) return;
        frame.blur();
        frame.focus();
      });
    };
    // While the bar has the focus, or the guide does not answer, three presses of Shift leave as in
    // the guide (exit.js). The dialog itself closes on Esc.
    let alone = false;
    let presses = 0;
    let last = 0;
    const keys = (event) => {
      const { type, key, timeStamp } = event;
      const shift = key === "Shift" && !event.ctrlKey && !event.altKey && !event.metaKey;
      if (type === "keydown") {
        alone = shift && (alone || !event.repeat);
        if (!shift) presses = 0;
      } else if (alone && shift) {
        alone = false;
        presses = timeStamp - last < 5000 ? presses + 1 : 1;
        last = timeStamp;
        if (presses > 2) close();
      }
    };
    const heard = { message: hear, pagehide: () => close(), focus: give, keydown: keys, keyup: keys };
    const close = () => {
      for (const type in heard) removeEventListener(type, heard[type], true);
      dialog.remove();
      mark.focus();
    };
    bar.append(press("{{embed.close}}", close), help);
    dialog.setAttribute("aria-label", label);
    dialog.oncancel = dialog.onclose = close;
    if (!small) {
      frame.title = label;
      frame.referrerPolicy = "no-referrer";
      // Allow reading, printing, calling and opening a service, but nothing on the page around.
      // Without allow-same-origin the guide does not start in Safari ('self' matches nothing).
      frame.sandbox = "allow-scripts allow-same-origin allow-modals allow-popups allow-popups-to-escape-sandbox";
      frame.allow = "clipboard-write; geolocation";
      frame.src = `${guide}/${words.start ? "#" + words.start : ""}`;
      dialog.append(frame);
    }
    for (const type in heard) addEventListener(type, heard[type], true);
    root.append(dialog);
    dialog.showModal();
  }

  const mark = press(label, open);
  mark.setAttribute("aria-haspopup", "dialog");
  const corner = { position: "fixed", right: "1rem", bottom: "1rem", zIndex: "2147483647" };
  const host = make("span", { all: "initial", colorScheme: "light dark", font: "1rem/1.5 system-ui, sans-serif" });
  host.dataset.mark = "";
  if ("corner" in words) Object.assign(host.style, corner);
  // Keeps out the styles of the page.
  const root = host.attachShadow({ mode: "open" });
  root.append(mark);

  const put = () => {
    const place = words.in && document.querySelector(words.in);
    if (place) place.append(host);
    else if (document.body.contains(script)) script.after(host);
    else document.body.append(host);
  };
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", put);
  else put();
})();
