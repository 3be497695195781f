//! What a field costs, declared where the field is and shown in the schema, in the words of the GraphQL Cost Directives specification.
//! `prepare::cost` reads it from there. A connection needs no word: one with `first` and `last` counts its edges and nodes by them.

use async_graphql::TypeDirective;

/// How many items a list is taken to have when its size is not known before it is read. `slicingArguments`: the argument that says how
/// many are asked for; of a list that is given, its length.
#[TypeDirective(location = "FieldDefinition", name = "listSize")]
#[allow(non_camel_case_types, reason = "the name of the directive in the schema")]
pub(super) fn list_size(assumed_size: i32, slicing_arguments: Option<Vec<String>>) {}

/// What the field itself costs; 1 unless told otherwise.
#[TypeDirective(location = "FieldDefinition")]
#[allow(non_camel_case_types, reason = "the name of the directive in the schema")]
pub(super) fn cost(weight: String) {}
