// PostGraphile 5: its schema comes from the tables, and every document becomes as few statements as it finds.
import { createServer } from 'node:http';
import { PgSimplifyInflectionPreset } from '@graphile/simplify-inflection';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { makeJSONPgSmartTagsPlugin } from 'postgraphile/utils';

// relations that the tables do not declare
const tags = makeJSONPgSmartTagsPlugin({
  version: 1,
  config: { class: { 'public.version': { tags: { foreignKey: '(review_id) references review (id)|@fieldName review|@foreignFieldName versionsOfReview' } } } },
});
const preset = {
  extends: [PostGraphileAmberPreset, PgSimplifyInflectionPreset],
  plugins: [tags],
  // devcenter's indexes serve orders that start with another column
  disablePlugins: ['PgIndexBehaviorsPlugin'],
  pgServices: [makePgService({ connectionString: process.env.DATABASE_URL, schemas: ['public', 'peers'], poolConfig: { max: Number(process.env.POOL ?? 8) } })],
  grafast: { explain: false },
  grafserv: { graphqlPath: '/graphql', watch: false, graphiql: false, websockets: false },
};
const server = postgraphile(preset).createServ(grafserv);
if (process.env.PRINT_SCHEMA) {
  const { printSchema } = await import('graphql');
  const { schema } = await postgraphile(preset).getSchemaResult();
  console.log(printSchema(schema));
  process.exit(0);
}
const http = createServer();
await server.addTo(http);
http.listen(Number(process.env.PORT), '127.0.0.1');
