// The violations that axe-core finds.
async () => {
  const found = await axe.run(document, {
    runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    resultTypes: ["violations"],
  });
  const why = ({ any, all, none }) => (any[0] || all[0] || none[0] || {}).message;
  return found.violations.map(({ id, help, nodes }) =>
    `${id} (${help}): ${nodes.map((node) => `${node.target.join(" ")} ${why(node)}`).join("; ")}`);
};
