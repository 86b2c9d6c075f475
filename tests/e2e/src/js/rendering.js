// The screens of the guide as HTML, without what the running app may change: opened panels, what
// depends on the hour and on the device, and places of forms. If `pages` (the text of pages) is
// given: all their articles, by the name of their card or screen. Otherwise: the screen that is
// shown. The title of a danger card is that of its panel on Home, so it is left out of both.
(pages, isDanger) => {
  const shape = (element, danger) => {
    const copy = element.cloneNode(true);
    const each = (css, act) => copy.querySelectorAll(css).forEach(act);
    if (danger) each(":scope > :is([data-back], .urgency, h1)", (part) => part.remove());
    each("details", (panel) => panel.removeAttribute("open"));
    each("[data-open], [data-is], [data-stale], [data-elsewhere], [data-yours]", (part) => part.removeAttribute("hidden"));
    each("[data-yes], [data-hour], [data-live], [data-yours]", (part) => part.replaceChildren());
    each("[data-open]", (line) => line.setAttribute("class", "now"));
    // The steps for the visitor's browser come first, and its row is hidden.
    each("li:has(> [data-browser])", (row) => row.removeAttribute("hidden"));
    each(".voice", (part) => part.remove());
    each("[data-pending]", (control) => control.removeAttribute("data-pending"));
    return copy.innerHTML;
  };
  if (!pages) return shape(document.querySelector("main:not([hidden])"), isDanger);
  const articles = pages.flatMap((page) => {
    const parsed = new DOMParser().parseFromString(page, "text/html");
    return [...parsed.querySelectorAll("article[data-card], article[data-screen]")];
  });
  return Object.fromEntries(articles.map((article) => {
    const { card, screen } = article.dataset;
    const danger = !!article.closest("[data-danger]");
    return [card ?? screen, { danger, html: shape(article, danger) }];
  }));
};
