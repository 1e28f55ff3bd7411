import type { Vendor } from './format.ts';

/** Who may enter and where data lies: identity providers, vaults, managed databases. */
export const identity: readonly Vendor[] = [
  {
    vendor: 'Okta',
    revoke: 'https://developer.okta.com/docs/guides/create-an-api-token/main/',
    source: 'https://developer.okta.com/docs/guides/create-an-api-token/main/',
    formats: [
      { id: 'okta-token', kind: 'token', severity: 'critical', shape: '00{eq:40}', near: ['okta'] },
      { id: 'okta-host', kind: 'identifier', shape: '', before: { text: '.okta.com', alphabet: 'url', min: 3 } },
    ],
  },
  {
    vendor: 'Auth0',
    revoke: 'https://manage.auth0.com/',
    source: 'https://auth0.com/docs/get-started/applications/application-settings',
    formats: [
      { id: 'auth0-secret', kind: 'secret', severity: 'critical', shape: '{url:64}', near: ['auth0'] },
      { id: 'auth0-client-id', kind: 'identifier', shape: '{url:32}', near: ['auth0'] },
      { id: 'auth0-host', kind: 'identifier', shape: '', before: { text: '.auth0.com', alphabet: 'dot', min: 3 } },
    ],
  },
  {
    vendor: 'Clerk',
    revoke: 'https://dashboard.clerk.com/',
    source: 'https://clerk.com/docs/guides/development/clerk-environment-variables',
    formats: [
      { id: 'clerk-key', kind: 'api-key', shape: 'sk_live_{alnum:32-50} sk_test_{alnum:32-50}', near: ['clerk'] },
    ],
  },
  {
    vendor: '1Password',
    revoke: 'https://my.1password.com/',
    source: 'https://developer.1password.com/docs/service-accounts/',
    formats: [
      {
        id: 'onepassword-token',
        kind: 'token',
        severity: 'critical',
        shape: 'ops_eyJ{b64:250-4000} ops_eyJ{b64:250-4000}= ops_eyJ{b64:250-4000}==',
      },
      {
        id: 'onepassword-secret-key',
        kind: 'secret',
        severity: 'critical',
        shape: 'A3-{uan:6}-{uan:11}-{uan:5}-{uan:5}-{uan:5} A3-{uan:6}-{uan:6}-{uan:5}-{uan:5}-{uan:5}-{uan:5}',
      },
    ],
  },
  {
    vendor: 'Databricks',
    revoke: 'https://docs.databricks.com/aws/en/dev-tools/auth/pat',
    source: 'https://docs.databricks.com/aws/en/dev-tools/auth/pat',
    formats: [
      {
        id: 'databricks-token',
        kind: 'token',
        severity: 'critical',
        shape: 'dapi{hex:32} dapi{hex:32}-{digit:1} dapi{lan:32}',
      },
      {
        id: 'databricks-host',
        kind: 'identifier',
        shape: '',
        before: { text: '.cloud.databricks.com', alphabet: 'url', min: 2 },
      },
    ],
  },
  {
    vendor: 'Snowflake',
    revoke: 'https://docs.snowflake.com/en/user-guide/programmatic-access-tokens',
    source: 'https://docs.snowflake.com/en/user-guide/programmatic-access-tokens',
    formats: [
      { id: 'snowflake-token', kind: 'token', shape: '{url:100-400}', near: ['snowflake'] },
      {
        id: 'snowflake-account',
        kind: 'identifier',
        shape: '{alnum:7}-{alnum:4-12} {alnum:6-20}',
        near: ['snowflake_account', 'snowflake_user'],
      },
      {
        id: 'snowflake-host',
        kind: 'identifier',
        shape: '',
        before: { text: '.snowflakecomputing.com', alphabet: 'dot', min: 4 },
      },
    ],
  },
  {
    vendor: 'MongoDB Atlas',
    revoke: 'https://cloud.mongodb.com/',
    source: 'https://www.mongodb.com/docs/atlas/configure-api-access/',
    formats: [
      { id: 'mongodb-service-account', kind: 'secret', severity: 'critical', shape: 'mdb_sa_sk_{url:40}' },
      { id: 'mongodb-atlas-key', kind: 'secret', shape: '{uuid}', near: ['atlas', 'mongodb'] },
      {
        id: 'mongodb-public-key',
        kind: 'identifier',
        shape: '{alnum:8-10}',
        near: ['mongodb-public', 'mongodb_public', 'atlas_public'],
      },
    ],
  },
  {
    vendor: 'Supabase',
    revoke: 'https://supabase.com/dashboard/account/tokens',
    source: 'https://supabase.com/docs/guides/api/api-keys',
    formats: [
      { id: 'supabase-token', kind: 'token', severity: 'critical', shape: 'sbp_{lan:40} sbp_{lan:44}' },
      { id: 'supabase-key', kind: 'api-key', severity: 'critical', shape: 'sb_secret_{url:31}' },
      {
        id: 'supabase-host',
        kind: 'identifier',
        shape: '',
        before: { text: '.supabase.co', alphabet: 'lan', min: 10 },
      },
    ],
  },
  {
    vendor: 'PlanetScale',
    revoke: 'https://app.planetscale.com/',
    source: 'https://planetscale.com/docs/api/planetscale-api-oauth-applications',
    formats: [
      {
        id: 'planetscale-credential',
        kind: 'password',
        severity: 'critical',
        shape: 'pscale_pw_{doteq:32-64} pscale_tkn_{doteq:32-64} pscale_oauth_{doteq:32-64}',
        loose: true,
      },
      {
        id: 'planetscale-id',
        kind: 'identifier',
        shape: '{lan:12}',
        near: ['pscale_user', 'planetscale_user', 'planetscale_id', 'pscale_id'],
      },
    ],
  },
  {
    vendor: 'Neon',
    revoke: 'https://console.neon.tech/app/settings/api-keys',
    source: 'https://neon.com/docs/manage/api-keys',
    formats: [{ id: 'neon-key', kind: 'api-key', shape: 'napi_{lan:64}' }],
  },
  {
    vendor: 'Cockroach Labs',
    revoke: 'https://cockroachlabs.cloud/',
    source: 'https://www.cockroachlabs.com/docs/cockroachcloud/managing-access',
    formats: [{ id: 'cockroach-key', kind: 'api-key', shape: 'CCDB1_{alnum:22}_{alnum:40}' }],
  },
  {
    vendor: 'ClickHouse Cloud',
    revoke: 'https://console.clickhouse.cloud/',
    source: 'https://clickhouse.com/docs/cloud/manage/openapi',
    formats: [
      { id: 'clickhouse-secret', kind: 'secret', shape: '4b1d{alnum:38}' },
      { id: 'clickhouse-key-id', kind: 'identifier', shape: '{alnum:20}', near: ['clickhouse'] },
    ],
  },
  {
    vendor: 'DataStax Astra',
    revoke: 'https://astra.datastax.com/settings/tokens',
    source: 'https://docs.datastax.com/en/astra-db-serverless/administration/manage-application-tokens.html',
    formats: [{ id: 'astra-token', kind: 'token', shape: 'AstraCS:{alnum:24}:{lhex:64}' }],
  },
];
