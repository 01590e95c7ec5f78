import type { CodegenConfig } from '@graphql-codegen/cli';

/** How documents are typed. */
const typed = {
  preset: 'client',
  presetConfig: { fragmentMasking: false },
  config: {
    documentMode: 'string',
    enumsAsTypes: true,
    useTypeImports: true,
    importExtension: '.ts',
    strictScalars: true,
    scalars: { DateTime: 'string', JSON: 'unknown', JSONObject: 'Record<string, unknown>', URL: 'string' },
  },
} as const;

/** Types the GraphQL documents of the dashboard, of the command line and of the tests. */
const config: CodegenConfig = {
  schema: 'schema/schema.graphql',
  ignoreNoDocuments: false,
  generates: {
    'src/cli/gql/': { ...typed, documents: ['src/cli/**/*.ts', '!src/cli/gql/**'] },
    'dashboard/src/gql/': { ...typed, documents: ['dashboard/src/**/*.{ts,tsx}', '!dashboard/src/gql/**'] },
    'test/support/gql/': { ...typed, documents: ['test/support/documents.ts'] },
  },
};

export default config;
