import type { Vendor } from './format.ts';

/** Monitoring, continuous integration, feature flags and identity. */
export const operations: readonly Vendor[] = [
  {
    vendor: 'Grafana',
    revoke: 'https://grafana.com/orgs/_/access-policies',
    source: 'https://grafana.com/docs/grafana/latest/administration/service-accounts/',
    formats: [
      { id: 'grafana-service-token', kind: 'token', severity: 'critical', shape: 'glsa_{alnum:32}_{hex:8}' },
      {
        id: 'grafana-cloud-token',
        kind: 'token',
        severity: 'critical',
        shape: 'glc_{b64:32-400} glc_{b64:32-400}= glc_{b64:32-400}==',
        loose: true,
      },
      { id: 'grafana-key', kind: 'api-key', shape: 'eyJrIjoi{b64eq:60-400}', loose: true },
    ],
  },
  {
    vendor: 'Sentry',
    revoke: 'https://sentry.io/settings/account/api/auth-tokens/',
    source: 'https://docs.sentry.io/account/auth-tokens/',
    formats: [
      {
        id: 'sentry-organisation-token',
        kind: 'token',
        severity: 'critical',
        shape: 'sntrys_eyJpYXQiO{b64eq:40-500}_{b64:43} sntrys_eyJpYXQiO{any64:80-600}',
      },
      { id: 'sentry-user-token', kind: 'token', shape: 'sntryu_{lhex:64}' },
      { id: 'sentry-token', kind: 'token', shape: '{lhex:64}', near: ['sentry'] },
    ],
  },
  {
    vendor: 'New Relic',
    revoke: 'https://one.newrelic.com/admin-portal/api-keys/home',
    source: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
    formats: [
      { id: 'newrelic-user-key', kind: 'api-key', shape: 'NRAK-{alnum:27}', loose: true },
      { id: 'newrelic-insert-key', kind: 'api-key', shape: 'NRII-{url:32} NRIQ-{url:32}', loose: true },
      { id: 'newrelic-browser-key', kind: 'identifier', shape: 'NRJS-{hex:19}', loose: true },
      {
        id: 'newrelic-user-id',
        kind: 'secret',
        shape: '{alnum:64} {hex:36}NRAL',
        near: ['newrelic', 'new_relic', 'new-relic'],
      },
      {
        id: 'newrelic-key',
        kind: 'api-key',
        shape: '{lan:4}-{lhex:34}{lan:8}',
        near: ['newrelic', 'new_relic', 'new-relic'],
      },
    ],
  },
  {
    vendor: 'Datadog',
    revoke: 'https://app.datadoghq.com/organization-settings/api-keys',
    source: 'https://docs.datadoghq.com/account_management/api-app-keys/',
    formats: [
      {
        id: 'datadog-key',
        kind: 'api-key',
        severity: 'critical',
        shape: '{alnum:40} {alnum:32}',
        near: ['datadog', 'dd_api', 'dd-apikey', 'dd_app', 'dd_secret', 'dd-api'],
      },
    ],
  },
  {
    vendor: 'Dynatrace',
    revoke: 'https://docs.dynatrace.com/docs/manage/access-control/access-tokens',
    source: 'https://docs.dynatrace.com/docs/manage/access-control/access-tokens',
    formats: [
      {
        id: 'dynatrace-token',
        kind: 'token',
        severity: 'critical',
        shape: 'dt0{alpha:1}{digit:2}.{alnum:24}.{alnum:64}',
        loose: true,
      },
    ],
  },
  {
    vendor: 'Honeycomb',
    revoke: 'https://ui.honeycomb.io/account',
    source: 'https://docs.honeycomb.io/configure/environments/manage-api-keys/',
    formats: [
      {
        id: 'honeycomb-key',
        kind: 'api-key',
        shape: '{alnum:22} {alnum:32} hcaik_{alnum:58}',
        near: ['honeycomb', 'hny'],
      },
    ],
  },
  {
    vendor: 'PostHog',
    revoke: 'https://app.posthog.com/settings/user-api-keys',
    source: 'https://posthog.com/docs/api',
    formats: [
      { id: 'posthog-key', kind: 'api-key', shape: 'phx_{url:43-50}' },
      { id: 'posthog-project-key', kind: 'identifier', shape: 'phc_{url:43-48}' },
    ],
  },
  {
    vendor: 'Sumo Logic',
    revoke: 'https://help.sumologic.com/docs/manage/security/access-keys/',
    source: 'https://help.sumologic.com/docs/manage/security/access-keys/',
    formats: [
      { id: 'sumologic-access-key', kind: 'secret', shape: '{alnum:64}', near: ['sumo'] },
      { id: 'sumologic-access-id', kind: 'identifier', shape: 'su{alnum:12}', near: ['sumo'], loose: true },
    ],
  },
  {
    vendor: 'Postman',
    revoke: 'https://go.postman.co/settings/me/api-keys',
    source: 'https://learning.postman.com/docs/developer/postman-api/authentication/',
    formats: [{ id: 'postman-key', kind: 'api-key', shape: 'PMAK-{hex:24}-{hex:34}' }],
  },
  {
    vendor: 'SonarQube',
    revoke: 'https://sonarcloud.io/account/security',
    source: 'https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens/',
    formats: [
      {
        id: 'sonar-token',
        kind: 'token',
        severity: 'critical',
        shape: 'squ_{eq:40} sqp_{eq:40} sqa_{eq:40}',
        loose: true,
      },
      { id: 'sonar-old-token', kind: 'token', shape: '{eq:40}', near: ['sonar'] },
    ],
  },
  {
    vendor: 'CircleCI',
    revoke: 'https://app.circleci.com/settings/user/tokens',
    source: 'https://circleci.com/docs/managing-api-tokens/',
    formats: [
      {
        id: 'circleci-token',
        kind: 'token',
        severity: 'critical',
        shape: 'CCIPAT_{alnum:22}_{lan:40} CCIPRJ_{alnum:22}_{lan:40}',
      },
      {
        id: 'circleci-old-token',
        kind: 'token',
        shape: '{hex:40}',
        near: ['circleci', 'circle_token', 'circle-token'],
      },
    ],
  },
  {
    vendor: 'Buildkite',
    revoke: 'https://buildkite.com/user/api-access-tokens',
    source: 'https://buildkite.com/docs/apis/managing-api-tokens',
    formats: [
      {
        id: 'buildkite-token',
        kind: 'token',
        severity: 'critical',
        shape: 'bkua_{lan:40} bkct_{lan:40-80} bkat_{lan:40-80} bkaa_{alnum:40-120} bkaj_{alnum:40-120}',
      },
    ],
  },
  {
    vendor: 'Jenkins',
    revoke: 'https://www.jenkins.io/doc/book/system-administration/authenticating-scripted-clients/',
    source: 'https://www.jenkins.io/doc/book/system-administration/authenticating-scripted-clients/',
    formats: [{ id: 'jenkins-token', kind: 'token', shape: '11{lhex:32} {lhex:32}', near: ['jenkins'] }],
  },
  {
    vendor: 'Infracost',
    revoke: 'https://dashboard.infracost.io/',
    source: 'https://www.infracost.io/docs/',
    formats: [{ id: 'infracost-key', kind: 'api-key', shape: 'ico-{alnum:32}' }],
  },
  {
    vendor: 'Prefect',
    revoke: 'https://app.prefect.cloud/my/api-keys',
    source: 'https://docs.prefect.io/v3/how-to-guides/cloud/manage-users/api-keys',
    formats: [{ id: 'prefect-key', kind: 'api-key', shape: 'pnu_{alnum:36}' }],
  },
  {
    vendor: 'LaunchDarkly',
    revoke: 'https://app.launchdarkly.com/settings/authorization',
    source: 'https://launchdarkly.com/docs/home/account/api',
    formats: [
      { id: 'launchdarkly-key', kind: 'api-key', shape: 'api-{uuid} sdk-{uuid} mob-{uuid}' },
      { id: 'launchdarkly-token', kind: 'token', shape: '{eq:40} {uuid}', near: ['launchdarkly'] },
    ],
  },
  {
    vendor: 'DevCycle',
    revoke: 'https://app.devcycle.com/',
    source: 'https://docs.devcycle.com/',
    formats: [
      { id: 'devcycle-server-key', kind: 'api-key', shape: 'dvc_server_{url:24-60}' },
      { id: 'devcycle-client-key', kind: 'identifier', shape: 'dvc_client_{url:24-60} dvc_mobile_{url:24-60}' },
    ],
  },
  {
    vendor: 'ConfigCat',
    revoke: 'https://app.configcat.com/sdkkey',
    source: 'https://configcat.com/docs/sdk-reference/overview/',
    formats: [
      { id: 'configcat-key', kind: 'api-key', shape: 'configcat-sdk-1/{url:22}/{url:22}' },
      { id: 'configcat-old-key', kind: 'api-key', shape: '{url:22}/{url:22}', near: ['configcat'] },
    ],
  },
];
