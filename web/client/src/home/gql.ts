/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "fragment Card on Content {\n  __typename\n  id\n  kind\n  title\n  summary\n  pinned\n  publishedAt\n  cover {\n    url\n    alt\n  }\n  ... on News {\n    views\n    category {\n      id\n      name\n    }\n  }\n  ... on Case {\n    company\n    industry\n    results {\n      label\n      value\n    }\n  }\n  ... on Video {\n    durationSeconds\n    level\n    series\n  }\n  ... on Capability {\n    tagline\n    status\n    category {\n      id\n      name\n    }\n  }\n}\n\nfragment TagLabel on Tag {\n  id\n  slug\n  name\n}": typeof types.CardFragmentDoc,
    "query Home {\n  newsCategories {\n    id\n    slug\n    name\n  }\n  top: news(orderBy: {field: PINNED}, first: 5) {\n    nodes {\n      ...Card\n    }\n  }\n  hot: news(orderBy: {field: HEAT}, first: 6) {\n    nodes {\n      ...Card\n    }\n  }\n  cases(orderBy: {field: PINNED}, first: 6) {\n    nodes {\n      ...Card\n    }\n  }\n  videos(orderBy: {field: PINNED}, first: 6) {\n    nodes {\n      ...Card\n    }\n  }\n}": typeof types.HomeDocument,
};
const documents: Documents = {
    "fragment Card on Content {\n  __typename\n  id\n  kind\n  title\n  summary\n  pinned\n  publishedAt\n  cover {\n    url\n    alt\n  }\n  ... on News {\n    views\n    category {\n      id\n      name\n    }\n  }\n  ... on Case {\n    company\n    industry\n    results {\n      label\n      value\n    }\n  }\n  ... on Video {\n    durationSeconds\n    level\n    series\n  }\n  ... on Capability {\n    tagline\n    status\n    category {\n      id\n      name\n    }\n  }\n}\n\nfragment TagLabel on Tag {\n  id\n  slug\n  name\n}": types.CardFragmentDoc,
    "query Home {\n  newsCategories {\n    id\n    slug\n    name\n  }\n  top: news(orderBy: {field: PINNED}, first: 5) {\n    nodes {\n      ...Card\n    }\n  }\n  hot: news(orderBy: {field: HEAT}, first: 6) {\n    nodes {\n      ...Card\n    }\n  }\n  cases(orderBy: {field: PINNED}, first: 6) {\n    nodes {\n      ...Card\n    }\n  }\n  videos(orderBy: {field: PINNED}, first: 6) {\n    nodes {\n      ...Card\n    }\n  }\n}": types.HomeDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment Card on Content {\n  __typename\n  id\n  kind\n  title\n  summary\n  pinned\n  publishedAt\n  cover {\n    url\n    alt\n  }\n  ... on News {\n    views\n    category {\n      id\n      name\n    }\n  }\n  ... on Case {\n    company\n    industry\n    results {\n      label\n      value\n    }\n  }\n  ... on Video {\n    durationSeconds\n    level\n    series\n  }\n  ... on Capability {\n    tagline\n    status\n    category {\n      id\n      name\n    }\n  }\n}\n\nfragment TagLabel on Tag {\n  id\n  slug\n  name\n}"): (typeof documents)["fragment Card on Content {\n  __typename\n  id\n  kind\n  title\n  summary\n  pinned\n  publishedAt\n  cover {\n    url\n    alt\n  }\n  ... on News {\n    views\n    category {\n      id\n      name\n    }\n  }\n  ... on Case {\n    company\n    industry\n    results {\n      label\n      value\n    }\n  }\n  ... on Video {\n    durationSeconds\n    level\n    series\n  }\n  ... on Capability {\n    tagline\n    status\n    category {\n      id\n      name\n    }\n  }\n}\n\nfragment TagLabel on Tag {\n  id\n  slug\n  name\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Home {\n  newsCategories {\n    id\n    slug\n    name\n  }\n  top: news(orderBy: {field: PINNED}, first: 5) {\n    nodes {\n      ...Card\n    }\n  }\n  hot: news(orderBy: {field: HEAT}, first: 6) {\n    nodes {\n      ...Card\n    }\n  }\n  cases(orderBy: {field: PINNED}, first: 6) {\n    nodes {\n      ...Card\n    }\n  }\n  videos(orderBy: {field: PINNED}, first: 6) {\n    nodes {\n      ...Card\n    }\n  }\n}"): (typeof documents)["query Home {\n  newsCategories {\n    id\n    slug\n    name\n  }\n  top: news(orderBy: {field: PINNED}, first: 5) {\n    nodes {\n      ...Card\n    }\n  }\n  hot: news(orderBy: {field: HEAT}, first: 6) {\n    nodes {\n      ...Card\n    }\n  }\n  cases(orderBy: {field: PINNED}, first: 6) {\n    nodes {\n      ...Card\n    }\n  }\n  videos(orderBy: {field: PINNED}, first: 6) {\n    nodes {\n      ...Card\n    }\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;