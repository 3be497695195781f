// The operations of the Relay test, for its compiler: it turns each into the artifact that the runtime takes.
import { graphql } from 'relay-runtime';

graphql`
  query DeskNewsQuery($first: Int!) {
    news(first: $first) {
      totalCount
      nodes {
        id
        title
      }
    }
  }
`;

graphql`
  query DeskProgramQuery($id: ID!) {
    program(id: $id) {
      id
      name
      revision
    }
  }
`;

graphql`
  mutation DeskCreateMutation($input: CreateProgramInput!) {
    createProgram(input: $input) {
      program {
        id
        name
        revision
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`;

graphql`
  subscription DeskEventsSubscription($program: ID!, $after: String) {
    programEvents(programId: $program, after: $after) {
      cursor
      position
      event {
        kind
        sequence
        program {
          id
          revision
        }
      }
    }
  }
`;
