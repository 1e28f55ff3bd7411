import type { Vendor } from './format.ts';

/** Services that developers build with. */
export const developerServices: readonly Vendor[] = [
  {
    vendor: 'ReadMe',
    revoke: 'https://dash.readme.com/',
    source: 'https://docs.readme.com/main/reference/intro/authentication',
    formats: [{ id: 'readme-key', kind: 'api-key', shape: 'rdme_{lan:70}' }],
  },
  {
    vendor: 'SettleMint',
    revoke: 'https://console.settlemint.com/',
    source: 'https://console.settlemint.com/documentation',
    formats: [
      { id: 'settlemint-token', kind: 'token', shape: 'sm_aat_{alnum:16} sm_pat_{alnum:16} sm_sat_{alnum:16}' },
    ],
  },
  {
    vendor: 'Scalr and Workato',
    revoke: 'https://docs.scalr.io/',
    source: 'https://docs.workato.com/workato-api/api-clients.html',
    formats: [{ id: 'workato-token', kind: 'token', shape: 'wrka-{dot:100-2000}' }],
  },
  {
    vendor: 'Mapbox',
    revoke: 'https://console.mapbox.com/account/access-tokens/',
    source: 'https://docs.mapbox.com/api/accounts/tokens/',
    formats: [
      {
        id: 'mapbox-secret-token',
        kind: 'token',
        severity: 'critical',
        shape: 'sk.eyJ1Ijoi{dot:60-200} tk.eyJ1Ijoi{dot:60-200}',
      },
      { id: 'mapbox-token', kind: 'token', shape: '{url:60}', near: ['mapbox'] },
      { id: 'mapbox-public-token', kind: 'identifier', shape: 'pk.eyJ1Ijoi{dot:60-200}' },
    ],
  },
  {
    vendor: 'Algolia',
    revoke: 'https://dashboard.algolia.com/account/api-keys/all',
    source: 'https://www.algolia.com/doc/guides/security/api-keys/',
    formats: [
      {
        id: 'algolia-key',
        kind: 'api-key',
        shape: '{alnum:32}',
        near: ['algolia'],
        publicUnless: ['admin', 'write', 'secret', 'token', 'algolia_api'],
      },
      { id: 'algolia-application', kind: 'identifier', shape: '{uan:10}', near: ['algolia'] },
    ],
  },
  {
    vendor: 'Sendbird',
    revoke: 'https://dashboard.sendbird.com/',
    source: 'https://sendbird.com/docs/chat/platform-api/v3/prepare-to-use-api',
    formats: [
      { id: 'sendbird-token', kind: 'token', shape: '{hex:40} {lan:24}', near: ['sendbird'] },
      { id: 'sendbird-application', kind: 'identifier', shape: '{uuid}', near: ['sendbird'] },
    ],
  },
  {
    vendor: 'ReCAPTCHA',
    revoke: 'https://www.google.com/recaptcha/admin',
    source: 'https://developers.google.com/recaptcha/docs/settings',
    formats: [{ id: 'recaptcha-secret', kind: 'secret', shape: '6L{url:38}', near: ['recaptcha', 'captcha'] }],
  },
  {
    vendor: 'Ionic',
    revoke: 'https://dashboard.ionicframework.com/',
    source: 'https://ionic.io/docs/appflow/cli/authentication',
    formats: [{ id: 'ionic-token', kind: 'token', shape: 'ion_{alnum:42}' }],
  },
  {
    vendor: 'Zapier',
    revoke: 'https://zapier.com/app/zaps',
    source: 'https://help.zapier.com/hc/en-us/articles/8496288690317',
    formats: [{ id: 'zapier-webhook', kind: 'webhook', shape: 'hooks.zapier.com/hooks/catch/{any64:8-60}' }],
  },
  {
    vendor: 'Tines',
    revoke: 'https://www.tines.com/docs/actions/types/webhook/',
    source: 'https://www.tines.com/docs/actions/types/webhook/',
    formats: [{ id: 'tines-webhook', kind: 'webhook', shape: 'tines.com/webhook/{alnum:32}/{alnum:32}' }],
  },
  {
    vendor: 'ThingsBoard',
    revoke: 'https://thingsboard.io/docs/user-guide/device-credentials/',
    source: 'https://thingsboard.io/docs/user-guide/device-credentials/',
    formats: [
      { id: 'thingsboard-token', kind: 'token', shape: 'thingsboard.cloud/api/v1/{lan:20}/' },
      {
        id: 'thingsboard-provision-key',
        kind: 'secret',
        shape: '{lan:20}',
        near: ['provisiondevicekey', 'provisiondevicesecret'],
      },
    ],
  },
  {
    vendor: 'TrueNAS',
    revoke: 'https://www.truenas.com/docs/scale/toptoolbar/managingapikeys/',
    source: 'https://www.truenas.com/docs/scale/toptoolbar/managingapikeys/',
    formats: [
      {
        id: 'truenas-key',
        kind: 'api-key',
        shape: '{digit:1-3}-{alnum:64}',
        near: ['login_with_api_key', 'truenas', 'bearer'],
      },
    ],
  },
];
