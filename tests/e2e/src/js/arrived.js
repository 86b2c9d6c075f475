// How far the change from the screen titled `before` has come: another screen is shown, its title
// has the focus and is announced, and the page is at its top. In a window so low that the title is
// below the numbers, the page scrolls to the title instead.
(before) => {
  const title = document.querySelector("main:not([hidden]) h1");
  const box = title.getBoundingClientRect();
  const low = box.top + scrollY + box.height > innerHeight;
  const seen = box.top >= document.querySelector(".exit").getBoundingClientRect().bottom && box.bottom <= innerHeight;
  return {
    new: title.textContent !== before,
    focused: document.activeElement === title,
    announced: document.getElementById("announced").textContent === title.textContent,
    top: low ? seen : scrollY === 0,
  };
};
