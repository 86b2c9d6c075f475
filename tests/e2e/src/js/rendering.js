// The screens of the guide as HTML, without what the running app may change: panels that were opened,
// what depends on the hour and on the device, places of forms. With the text of pages: all of their
// articles, by the name of their card or screen. Without: the screen that is shown. The title of a
// danger card is that of its panel on Home: it is left out of both.
(pages, isDanger) => {
  const shape = (element, danger) => {
    const copy = element.cloneNode(true);
    const each = (css, act) => copy.querySelectorAll(css).forEach(act);
    if (danger) each(":scope > :is([data-back], .urgency, h1)", (part) => part.remove());
    each("details", (panel) => panel.removeAttribute("open"));
    each("[data-open], [data-is], [data-stale], [data-elsewhere], [data-yours]", (part) => part.removeAttribute("hidden"));
    each("[data-yes], [data-hour], [data-live], [data-yours]", (part) => part.replaceChildren());
    each("[data-open]", (line) => line.setAttribute("class", "now"));
    // The browser in hand has its steps above its row.
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
