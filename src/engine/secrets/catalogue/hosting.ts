import type { Vendor } from './format.ts';

/** Hosts, content networks and infrastructure tools. */
export const hosting: readonly Vendor[] = [
  {
    vendor: 'DigitalOcean',
    revoke: 'https://cloud.digitalocean.com/account/api/tokens',
    source: 'https://docs.digitalocean.com/reference/api/create-personal-access-token/',
    formats: [
      {
        id: 'digitalocean-token',
        kind: 'token',
        severity: 'critical',
        shape: 'dop_v1_{hex:64} doo_v1_{hex:64} dor_v1_{hex:64}',
        loose: true,
      },
    ],
  },
  {
    vendor: 'Cloudflare',
    revoke: 'https://dash.cloudflare.com/profile/api-tokens',
    source: 'https://developers.cloudflare.com/fundamentals/api/get-started/',
    formats: [
      {
        id: 'cloudflare-token',
        kind: 'token',
        severity: 'critical',
        shape: '{url:40}',
        near: ['cloudflare', 'cf_api'],
      },
      {
        id: 'cloudflare-global-key',
        kind: 'api-key',
        severity: 'critical',
        shape: '{hex:37}',
        near: ['cloudflare', 'cf_api'],
      },
      {
        id: 'cloudflare-origin-key',
        kind: 'api-key',
        shape:
          'v1.0-{lhex:24}-{lhex:146} v1.0-{lhex:24}-{lhex:64}-{lhex:100-200} v1.0-{lhex:64}-{lhex:64} v1.0-{lhex:64}-{lhex:65-200}',
      },
    ],
  },
  {
    vendor: 'OVHcloud',
    revoke: 'https://www.ovh.com/auth/api/',
    source: 'https://help.ovhcloud.com/csm/en-api-getting-started-ovhcloud-api',
    formats: [
      { id: 'ovh-secret', kind: 'secret', severity: 'critical', shape: '{alnum:32}', near: ['ovh'] },
      { id: 'ovh-application-key', kind: 'identifier', shape: '{alnum:16}', near: ['ovh_application_key', 'ovh'] },
    ],
  },
  {
    vendor: 'Scaleway',
    revoke: 'https://console.scaleway.com/iam/api-keys',
    source: 'https://www.scaleway.com/en/docs/iam/how-to/create-api-keys/',
    formats: [
      {
        id: 'scaleway-secret',
        kind: 'secret',
        severity: 'critical',
        shape: '{uuid} {alnum:8}-{alnum:4}-{alnum:4}-{alnum:4}-{alnum:12}',
        near: ['scaleway', 'scw_'],
      },
      { id: 'scaleway-access-key', kind: 'identifier', shape: 'SCW{uan:17}' },
    ],
  },
  {
    vendor: 'Infomaniak',
    revoke: 'https://manager.infomaniak.com/v3/ng/accounts/token/list',
    source: 'https://developer.infomaniak.com/getting-started',
    formats: [{ id: 'infomaniak-token', kind: 'token', shape: '{url:66-70}', near: ['infomaniak'] }],
  },
  {
    vendor: 'Scalingo',
    revoke: 'https://dashboard.scalingo.com/account/tokens',
    source: 'https://developers.scalingo.com/',
    formats: [{ id: 'scalingo-token', kind: 'token', severity: 'critical', shape: 'tk-us-{url:48}' }],
  },
  {
    vendor: 'Exoscale',
    revoke: 'https://portal.exoscale.com/iam/keys',
    source: 'https://community.exoscale.com/product/iam/',
    formats: [
      { id: 'exoscale-key', kind: 'api-key', shape: 'EXO{hex:24} EXO{hex:23}' },
      { id: 'exoscale-secret', kind: 'secret', shape: '{url:43} {url:40}', near: ['exoscale'] },
    ],
  },
  {
    vendor: 'Heroku',
    revoke: 'https://dashboard.heroku.com/account',
    source: 'https://devcenter.heroku.com/articles/authentication',
    formats: [
      { id: 'heroku-token', kind: 'token', severity: 'critical', shape: 'HRKU-AA{url:58}' },
      { id: 'heroku-key', kind: 'api-key', severity: 'critical', shape: '{uuid}', near: ['heroku'] },
    ],
  },
  {
    vendor: 'Fly.io',
    revoke: 'https://fly.io/user/personal_access_tokens',
    source: 'https://fly.io/docs/security/tokens/',
    formats: [
      {
        id: 'fly-token',
        kind: 'token',
        shape: 'fo1_{url:43} fm1a_{b64:100-4000} fm1r_{b64:100-4000} fm2_{b64:100-4000}',
      },
    ],
  },
  {
    vendor: 'Vercel',
    revoke: 'https://vercel.com/account/settings/tokens',
    source: 'https://vercel.com/docs/rest-api',
    formats: [
      {
        id: 'vercel-token',
        kind: 'token',
        severity: 'critical',
        shape: 'vcp_{url:56} vci_{url:56} vca_{url:56} vcr_{url:56} vck_{url:56}',
      },
      { id: 'vercel-old-token', kind: 'token', shape: '{alnum:24}', near: ['vercel'] },
    ],
  },
  {
    vendor: 'Netlify',
    revoke: 'https://app.netlify.com/user/applications',
    source: 'https://docs.netlify.com/api/get-started/',
    formats: [
      { id: 'netlify-token', kind: 'token', severity: 'critical', shape: 'nfp_{alnum:36}' },
      { id: 'netlify-old-token', kind: 'token', shape: '{eq:40-46} {hex:64}', near: ['netlify'] },
    ],
  },
  {
    vendor: 'Render',
    revoke: 'https://dashboard.render.com/u/settings#api-keys',
    source: 'https://render.com/docs/api',
    formats: [{ id: 'render-key', kind: 'api-key', shape: 'rnd_{alnum:28}' }],
  },
  {
    vendor: 'HashiCorp',
    revoke: 'https://app.terraform.io/app/settings/tokens',
    source: 'https://developer.hashicorp.com/vault/docs/concepts/tokens',
    formats: [
      { id: 'vault-service-token', kind: 'token', severity: 'critical', shape: 'hvs.{url:90-200}' },
      { id: 'vault-batch-token', kind: 'token', shape: 'hvb.{url:138-300}' },
      { id: 'vault-old-token', kind: 'token', shape: 's.{alnum:24}' },
      {
        id: 'terraform-token',
        kind: 'token',
        severity: 'critical',
        shape: '{alnum:14}.atlasv1.{eq:60-85}',
        loose: true,
      },
    ],
  },
  {
    vendor: 'Pulumi',
    revoke: 'https://app.pulumi.com/account/tokens',
    source: 'https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/',
    formats: [{ id: 'pulumi-token', kind: 'token', severity: 'critical', shape: 'pul-{lhex:40}' }],
  },
  {
    vendor: 'Kubernetes and OpenShift',
    revoke: 'https://kubernetes.io/docs/concepts/configuration/secret/',
    source: 'https://docs.openshift.com/container-platform/latest/authentication/index.html',
    formats: [{ id: 'openshift-token', kind: 'token', severity: 'critical', shape: 'sha256~{url:43}' }],
  },
  {
    vendor: 'Doppler',
    revoke: 'https://dashboard.doppler.com/',
    source: 'https://docs.doppler.com/reference/auth-token-formats',
    formats: [
      {
        id: 'doppler-token',
        kind: 'token',
        severity: 'critical',
        shape:
          'dp.pt.{alnum:40-44} dp.ct.{alnum:40-44} dp.sa.{alnum:40-44} dp.scim.{alnum:40-44} dp.audit.{alnum:40-44} dp.st.{alnum:40-44} dp.st.{url:2-35}.{alnum:40-44}',
        loose: true,
      },
    ],
  },
  {
    vendor: 'age',
    revoke: 'https://age-encryption.org/',
    source: 'https://github.com/C2SP/C2SP/blob/main/age.md',
    formats: [
      { id: 'age-secret-key', kind: 'private-key', severity: 'critical', shape: 'AGE-SECRET-KEY-1{bech32:58}' },
      { id: 'age-public-key', kind: 'identifier', shape: 'age1{lan:58}' },
    ],
  },
  {
    vendor: 'Tailscale',
    revoke: 'https://login.tailscale.com/admin/settings/keys',
    source: 'https://tailscale.com/kb/1101/api',
    formats: [
      {
        id: 'tailscale-key',
        kind: 'api-key',
        severity: 'critical',
        shape: 'tskey-{lower:3-12}-{url:6-60} tskey-{alnum:10-30}',
      },
    ],
  },
  {
    vendor: 'Fastly',
    revoke: 'https://manage.fastly.com/account/personal/tokens',
    source: 'https://docs.fastly.com/en/guides/using-api-tokens',
    formats: [{ id: 'fastly-token', kind: 'token', shape: '{eq:32}', near: ['fastly'] }],
  },
  {
    vendor: 'Octopus Deploy',
    revoke: 'https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key',
    source: 'https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key',
    formats: [{ id: 'octopus-key', kind: 'api-key', severity: 'critical', shape: 'API-{uan:26}' }],
  },
  {
    vendor: 'Defined Networking',
    revoke: 'https://admin.defined.net/settings/api-keys',
    source: 'https://docs.defined.net/guides/automating-host-creation/',
    formats: [{ id: 'defined-networking-token', kind: 'token', shape: 'dnkey-{eq:26}-{eq:52}' }],
  },
  {
    vendor: 'UpCloud',
    revoke: 'https://hub.upcloud.com/account/api-tokens',
    source: 'https://developers.upcloud.com/',
    formats: [{ id: 'upcloud-token', kind: 'token', shape: 'ucat_{uan:26}' }],
  },
  {
    vendor: 'Deno Deploy',
    revoke: 'https://dash.deno.com/account#access-tokens',
    source: 'https://docs.deno.com/deploy/',
    formats: [{ id: 'deno-token', kind: 'token', shape: 'ddp_{alnum:30-40} ddw_{alnum:30-40}' }],
  },
];
