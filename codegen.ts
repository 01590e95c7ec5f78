import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types the GraphQL documents of the command line and of the tests. */
const config: CodegenConfig = {
  schema: 'schema/schema.graphql',
  documents: ['src/cli/**/*.ts', '!src/cli/gql/**'],
  ignoreNoDocuments: false,
  generates: {
    'src/cli/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        useTypeImports: true,
        importExtension: '.ts',
        strictScalars: true,
        scalars: {
          DateTime: 'string',
          JSON: 'unknown',
          JSONObject: 'Record<string, unknown>',
          URL: 'string',
        },
      },
    },
  },
};

export default config;
