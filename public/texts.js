// The app has failed, in an old browser perhaps: every card as plain HTML, made by the build from
// the text of the app, under the static page.
(async () => {
  const answer = await fetch(document.getElementById("app").dataset.page);
  const page = answer.ok ? await answer.text() : "";
  const texts = new DOMParser().parseFromString(page, "text/html").querySelector("main");
  if (texts) document.getElementById("floor").append(...texts.children);
})().catch(() => {});
