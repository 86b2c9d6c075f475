// Scripts that can load late. boot.js loads this once the app answers, or has failed. If one of
// them does not load, the others still do.
for (const name of ["curtain", parent === self ? "kept" : "framed"]) {
  import(`./${name}.js`).catch(() => {});
}
