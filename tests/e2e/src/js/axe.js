// The violations that axe-core finds with the rules of some kinds.
async (kinds) => {
  const found = await axe.run(document, {
    runOnly: { type: "tag", values: kinds },
    resultTypes: ["violations"],
  });
  const why = ({ any, all, none }) => (any[0] || all[0] || none[0] || {}).message;
  return found.violations.map(({ id, help, nodes }) =>
    `${id} (${help}): ${nodes.map((node) => `${node.target.join(" ")} ${why(node)}`).join("; ")}`);
};
