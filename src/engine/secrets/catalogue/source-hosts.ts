import type { Vendor } from './format.ts';

/** Where code and packages live: forges and package registries. */
export const sourceHosts: readonly Vendor[] = [
  {
    vendor: 'GitHub',
    revoke: 'https://github.com/settings/tokens',
    source:
      'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats',
    formats: [
      {
        id: 'github-personal-token',
        kind: 'token',
        severity: 'critical',
        shape: 'ghp_{alnum:36}',
        checksum: 'crc32-base62',
      },
      {
        id: 'github-oauth-token',
        kind: 'token',
        severity: 'critical',
        shape: 'gho_{alnum:36}',
        checksum: 'crc32-base62',
      },
      { id: 'github-user-to-server-token', kind: 'token', shape: 'ghu_{alnum:36}', checksum: 'crc32-base62' },
      { id: 'github-installation-token', kind: 'token', shape: 'ghs_{alnum:36}', checksum: 'crc32-base62' },
      { id: 'github-refresh-token', kind: 'token', shape: 'ghr_{alnum:36} ghr_{alnum:76}', checksum: 'crc32-base62' },
      {
        id: 'github-fine-grained-token',
        kind: 'token',
        severity: 'critical',
        shape: 'github_pat_{alnum:22}_{alnum:59} github_pat_{word:82}',
      },
      { id: 'github-secret', kind: 'secret', shape: '{hex:40}', near: ['github'] },
      { id: 'github-client-id', kind: 'identifier', shape: '{lhex:20} Iv1.{lhex:16} Iv23{alnum:16}', near: ['github'] },
    ],
  },
  {
    vendor: 'GitLab',
    revoke: 'https://gitlab.com/-/user_settings/personal_access_tokens',
    source: 'https://docs.gitlab.com/security/tokens/#token-prefixes',
    formats: [
      {
        id: 'gitlab-personal-token',
        kind: 'token',
        severity: 'critical',
        shape: 'glpat-{url:20} glpat-{url:27-300}.{lan:9} glpat-{url:20-300}.{lan:2}.{lan:9}',
      },
      { id: 'gitlab-deploy-token', kind: 'token', shape: 'gldt-{url:20}' },
      { id: 'gitlab-feed-token', kind: 'token', shape: 'glft-{url:20}' },
      { id: 'gitlab-mail-token', kind: 'token', shape: 'glimt-{url:25}' },
      { id: 'gitlab-agent-token', kind: 'token', shape: 'glagent-{url:50}' },
      { id: 'gitlab-oauth-secret', kind: 'secret', shape: 'gloas-{url:64}' },
      { id: 'gitlab-scim-token', kind: 'token', shape: 'glsoat-{url:20}' },
      { id: 'gitlab-trigger-token', kind: 'token', shape: 'glptt-{hex:40}' },
      {
        id: 'gitlab-runner-token',
        kind: 'token',
        shape: 'glrt-{url:20} glrt-t{digit:1}_{url:20-300} glrt-t{digit:1}_{url:27-300}.{lan:9}',
      },
      { id: 'gitlab-runner-registration', kind: 'token', shape: 'GR1348941{url:20}' },
      { id: 'gitlab-job-token', kind: 'token', shape: 'glcbt-{alnum:1-5}_{url:20}' },
      { id: 'gitlab-flag-token', kind: 'token', shape: 'glffct-{url:20}' },
      { id: 'gitlab-session', kind: 'session', shape: '_gitlab_session={lan:32}' },
    ],
  },
  {
    vendor: 'Bitbucket',
    revoke: 'https://id.atlassian.com/manage-profile/security/api-tokens',
    source: 'https://support.atlassian.com/bitbucket-cloud/docs/',
    formats: [
      { id: 'bitbucket-app-password', kind: 'password', shape: 'ATBB{alnum:32} ATCTT3xFfGN0{eq:171}' },
      { id: 'bitbucket-client-secret', kind: 'secret', shape: '{eq:64} {url:44}', near: ['bitbucket'] },
      { id: 'bitbucket-client-id', kind: 'identifier', shape: '{alnum:32} {alnum:30}', near: ['bitbucket'] },
    ],
  },
  {
    vendor: 'npm',
    revoke: 'https://www.npmjs.com/settings/~/tokens',
    source: 'https://github.blog/changelog/2021-09-23-npm-has-a-new-access-token-format/',
    formats: [
      {
        id: 'npm-token',
        kind: 'token',
        severity: 'critical',
        shape: 'npm_{alnum:36}',
        loose: true,
        checksum: 'crc32-base62',
      },
    ],
  },
  {
    vendor: 'PyPI',
    revoke: 'https://pypi.org/manage/account/token/',
    source: 'https://pypi.org/help/#apitoken',
    formats: [
      {
        id: 'pypi-token',
        kind: 'token',
        severity: 'critical',
        shape: 'pypi-AgEIcHlwaS5vcmc{url:50+} pypi-AgENdGVzdC5weXBpLm9yZw{url:50+}',
      },
    ],
  },
  {
    vendor: 'RubyGems',
    revoke: 'https://rubygems.org/profile/api_keys',
    source: 'https://guides.rubygems.org/api-key-scopes/',
    formats: [{ id: 'rubygems-key', kind: 'api-key', severity: 'critical', shape: 'rubygems_{hex:48}' }],
  },
  {
    vendor: 'Sidekiq',
    revoke: 'https://billing.contribsys.com/',
    source: 'https://github.com/sidekiq/sidekiq/wiki/Build-Tools',
    formats: [
      {
        id: 'sidekiq-credentials',
        kind: 'password',
        shape: '{hex:8}:{hex:8}',
        near: ['contribsys', 'bundle_gems__contribsys'],
      },
    ],
  },
  {
    vendor: 'crates.io',
    revoke: 'https://crates.io/settings/tokens',
    source: 'https://crates.io/',
    formats: [{ id: 'crates-token', kind: 'token', severity: 'critical', shape: 'cio{alnum:32}' }],
  },
  {
    vendor: 'NuGet',
    revoke: 'https://www.nuget.org/account/apikeys',
    source: 'https://learn.microsoft.com/nuget/nuget-org/publish-a-package',
    formats: [
      { id: 'nuget-key', kind: 'api-key', severity: 'critical', shape: 'oy2{lan:43}' },
      { id: 'nuget-key-named', kind: 'api-key', shape: '{lan:46}', near: ['nuget'] },
    ],
  },
  {
    vendor: 'Docker',
    revoke: 'https://app.docker.com/settings/personal-access-tokens',
    source: 'https://docs.docker.com/security/access-tokens/',
    formats: [
      { id: 'docker-token', kind: 'token', severity: 'critical', shape: 'dckr_pat_{url:27} dckr_oat_{url:32}' },
      { id: 'docker-swarm-unlock-key', kind: 'secret', shape: 'SWMKEY-1-{b64:40-46}' },
      { id: 'docker-swarm-join-token', kind: 'token', shape: 'SWMTKN-1-{lan:50}-{lan:25}' },
    ],
  },
  {
    vendor: 'Clojars',
    revoke: 'https://clojars.org/tokens',
    source: 'https://github.com/clojars/clojars-web/wiki/Deploy-Tokens',
    formats: [{ id: 'clojars-token', kind: 'token', shape: 'CLOJARS_{alnum:60}', loose: true }],
  },
  {
    vendor: 'JFrog Artifactory',
    revoke: 'https://jfrog.com/help/r/jfrog-platform-administration-documentation/access-tokens',
    source: 'https://jfrog.com/help/',
    formats: [
      { id: 'artifactory-key', kind: 'api-key', severity: 'critical', shape: 'AKCp{alnum:64-80}' },
      { id: 'artifactory-reference-token', kind: 'token', severity: 'critical', shape: 'cmVmd{alnum:59}' },
      {
        id: 'artifactory-identity',
        kind: 'token',
        shape: '{alnum:73} {alnum:64}',
        near: ['jfrog', 'artifactory', 'bintray', 'xray'],
      },
      { id: 'artifactory-host', kind: 'identifier', shape: '', before: { text: '.jfrog.io', alphabet: 'dot', min: 1 } },
    ],
  },
  {
    vendor: 'Sourcegraph',
    revoke: 'https://sourcegraph.com/users/~/settings/tokens',
    source: 'https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token',
    formats: [
      {
        id: 'sourcegraph-token',
        kind: 'token',
        shape: 'sgp_{hex:40} sgp_{hex:16}_{hex:40} sgp_local_{hex:40} sgp_{hex:16}_local_{hex:40}',
        loose: true,
      },
      { id: 'sourcegraph-old-token', kind: 'token', shape: '{hex:40}', near: ['sourcegraph', 'sgp_'] },
      { id: 'sourcegraph-license', kind: 'token', shape: 'slk_{hex:64}' },
    ],
  },
  {
    vendor: 'JetBrains',
    revoke: 'https://hub.jetbrains.com/',
    source: 'https://www.jetbrains.com/help/youtrack/devportal/Manage-Permanent-Token.html',
    formats: [
      {
        id: 'jetbrains-token',
        kind: 'token',
        shape: 'perm:{url:10-80}.{url:10-80}.{url:20-80} perm-{any64:10-80}.{any64:10-80}.{any64:20-80}',
      },
    ],
  },
  {
    vendor: 'Gitea',
    revoke: 'https://docs.gitea.com/development/api-usage',
    source: 'https://docs.gitea.com/development/api-usage',
    formats: [{ id: 'gitea-token', kind: 'token', shape: '{lhex:40}', near: ['gitea', 'forgejo'] }],
  },
  {
    vendor: 'Packagist',
    revoke: 'https://packagist.com/profile/tokens',
    source: 'https://packagist.com/docs/api',
    formats: [
      { id: 'packagist-token', kind: 'token', shape: 'packagist_{alnum:3}_{lhex:68} packagist_{alnum:2}_{lhex:68}' },
    ],
  },
];
