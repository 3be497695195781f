// A plugin of graphql-codegen: which types an interface has, as the caches of clients want to know.
import { isAbstractType } from 'graphql';

export const plugin = (schema) => {
  const abstract = Object.values(schema.getTypeMap()).filter(isAbstractType);
  const lines = abstract.map(
    (type) =>
      `  ${type.name}: [${schema
        .getPossibleTypes(type)
        .map(({ name }) => `'${name}'`)
        .join(', ')}],`,
  );
  return `/** Which types an interface has: what caches match fragments by. */\nexport const possibleTypes: Record<string, string[]> = {\n${lines.join('\n')}\n};\n`;
};
