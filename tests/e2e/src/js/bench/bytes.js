// Compressed bytes of the bodies: of the page, of all that had come when it answered, and of all in
// the end.
() => {
  const [page] = performance.getEntriesByType("navigation");
  const files = performance.getEntriesByType("resource");
  const sum = (entries) => entries.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, page.encodedBodySize);
  return {
    first: page.encodedBodySize,
    ready: sum(files.filter(({ responseEnd }) => responseEnd <= marks.ready)),
    all: sum(files),
  };
};
