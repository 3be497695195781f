// A plugin of graphql-codegen: the codes of top-level errors, which the schema lists in the description of Query.
export const plugin = (schema) => {
  const text = (schema.getQueryType().description ?? '').replace(/\s+/g, ' ');
  const codes = [...text.matchAll(/`([A-Z][A-Z_]+)`(?: \(([^)]*)\))?/g)].map(([, code, about]) => ({ code, about }));
  if (codes.length < 10) throw new Error('the description of Query does not list the codes of errors');
  const name = (code) => code.toLowerCase().replace(/(^|_)(.)/g, (_, __, letter) => letter.toUpperCase());
  const lines = codes.map(({ code, about }) => `${about ? `  /** ${about.replaceAll('`', '')} */\n` : ''}  ${name(code)}: '${code}',`);
  return `/** What stands in \`extensions.code\` of a top-level error. The list only grows. */\nexport const FaultCode = {\n${lines.join('\n')}\n} as const;\n\nexport type FaultCode = (typeof FaultCode)[keyof typeof FaultCode];\n`;
};
