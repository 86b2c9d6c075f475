// Whether the control that matches `css` looks different while it waits.
(css) => {
  const control = document.querySelector(css);
  const look = () => [control, ...control.querySelectorAll("*")].flatMap((element) =>
    [null, "::before", "::after"].map((part) => {
      const { opacity, color, backgroundColor, backgroundImage, borderColor, outline, content, display, animationName, cursor } =
        getComputedStyle(element, part);
      return [opacity, color, backgroundColor, backgroundImage, borderColor, outline, content, display, animationName, cursor].join();
    })).join();
  const waiting = look();
  const value = control.dataset.pending;
  delete control.dataset.pending;
  const usual = look();
  control.dataset.pending = value;
  return waiting !== usual;
};
