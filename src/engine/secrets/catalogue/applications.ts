import type { Vendor } from './format.ts';

/** Business applications, design, forms, documents, developer tools. */
export const applications: readonly Vendor[] = [
  {
    vendor: 'Notion',
    revoke: 'https://www.notion.so/profile/integrations',
    source: 'https://developers.notion.com/docs/authorization',
    formats: [
      { id: 'notion-token', kind: 'token', shape: 'ntn_{digit:11}{alnum:35}' },
      { id: 'notion-old-token', kind: 'token', shape: 'secret_{alnum:43}', near: ['notion'] },
    ],
  },
  {
    vendor: 'Linear',
    revoke: 'https://linear.app/settings/account/security',
    source: 'https://linear.app/developers/graphql',
    formats: [
      { id: 'linear-key', kind: 'api-key', shape: 'lin_api_{alnum:40} lin_oauth_{hex:64}', loose: true },
      {
        id: 'linear-secret',
        kind: 'secret',
        shape: '{hex:32}',
        near: ['linear_client', 'linear_secret', 'linear_token', 'lineartoken', 'linearclient'],
      },
    ],
  },
  {
    vendor: 'Atlassian',
    revoke: 'https://id.atlassian.com/manage-profile/security/api-tokens',
    source: 'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/',
    formats: [
      { id: 'atlassian-token', kind: 'token', severity: 'critical', shape: 'ATATT3xFfGF0{eq:180}' },
      { id: 'atlassian-old-token', kind: 'token', shape: '{alnum:24}', near: ['atlassian', 'jira', 'confluence'] },
      {
        id: 'atlassian-host',
        kind: 'identifier',
        shape: '',
        before: { text: '.atlassian.net', alphabet: 'url', min: 2 },
      },
    ],
  },
  {
    vendor: 'Airtable',
    revoke: 'https://airtable.com/create/tokens',
    source: 'https://airtable.com/developers/web/guides/personal-access-tokens',
    formats: [
      { id: 'airtable-token', kind: 'token', severity: 'critical', shape: 'pat{alnum:14}.{hex:62-64}' },
      {
        id: 'airtable-oauth-token',
        kind: 'token',
        shape: '{alnum:7-20}.v1.{url:10-60}.{hex:12-128}',
        near: ['airtable', 'oauth'],
      },
      { id: 'airtable-legacy-token', kind: 'token', shape: '{alnum:7}.v1.{alnum:6}_{alnum:3}.{lhex:6}{digit:6}' },
      { id: 'airtable-key', kind: 'api-key', shape: '{alnum:17}', near: ['airtable'] },
    ],
  },
  {
    vendor: 'Asana',
    revoke: 'https://app.asana.com/0/my-apps',
    source: 'https://developers.asana.com/docs/personal-access-token',
    formats: [
      {
        id: 'asana-token',
        kind: 'token',
        shape:
          '{digit:1}/{digit:12-20}:{alnum:32} {digit:1}/{digit:12-20}/{digit:12-20}:{alnum:32} {digit:1}/{alnum:1}/{any64:20-60}',
        near: ['asana'],
      },
      { id: 'asana-secret', kind: 'secret', shape: '{alnum:32} {hex:35}', near: ['asana'] },
      { id: 'asana-client-id', kind: 'identifier', shape: '{digit:16}', near: ['asana'] },
    ],
  },
  {
    vendor: 'Figma',
    revoke: 'https://www.figma.com/settings',
    source: 'https://developers.figma.com/docs/rest-api/authentication/',
    formats: [
      { id: 'figma-token', kind: 'token', shape: 'figd_{url:38-60} figo_{url:38-60}' },
      { id: 'figma-header-token', kind: 'token', shape: '{hex:4}-{uuid}', near: ['figma'] },
    ],
  },
  {
    vendor: 'Canva',
    revoke: 'https://www.canva.com/developers/',
    source: 'https://www.canva.dev/docs/connect/',
    formats: [
      { id: 'canva-secret', kind: 'secret', shape: 'cnvca{url:50}' },
      { id: 'canva-client-id', kind: 'identifier', shape: 'OC-{url:12}' },
    ],
  },
  {
    vendor: 'Adobe',
    revoke: 'https://developer.adobe.com/console',
    source: 'https://developer.adobe.com/developer-console/docs/guides/authentication/',
    formats: [
      { id: 'adobe-secret', kind: 'secret', shape: 'p8e-{url:32}' },
      { id: 'adobe-client-id', kind: 'identifier', shape: '{hex:32} {alnum:12}', near: ['adobe'] },
    ],
  },
  {
    vendor: 'Salesforce',
    revoke: 'https://help.salesforce.com/s/articleView?id=sf.user_security_token.htm',
    source: 'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/',
    formats: [
      {
        id: 'salesforce-session',
        kind: 'session',
        severity: 'critical',
        shape: '00D{alnum:12}!{dot:60-200} 00D{alnum:15}!{dot:60-200}',
      },
      {
        id: 'salesforce-host',
        kind: 'identifier',
        shape: '',
        before: { text: '.salesforce.com', alphabet: 'dot', min: 2 },
      },
    ],
  },
  {
    vendor: 'Facebook',
    revoke: 'https://developers.facebook.com/apps/',
    source: 'https://developers.facebook.com/docs/facebook-login/guides/access-tokens/',
    formats: [
      {
        id: 'facebook-page-token',
        kind: 'token',
        shape: 'EAAM{alnum:100-300} EAAC{alnum:100-300} EAACEdEose0cBA{alnum:20-300}',
      },
      {
        id: 'facebook-app-token',
        kind: 'token',
        shape: '{digit:15-16}|{url:27-40} {digit:15-16}%{url:27-40}',
        near: ['facebook', 'fb_', 'access_token'],
      },
      { id: 'facebook-secret', kind: 'secret', shape: '{hex:32}', near: ['facebook', 'fb_secret', 'fb_app'] },
    ],
  },
  {
    vendor: 'X (Twitter)',
    revoke: 'https://developer.x.com/en/portal/dashboard',
    source: 'https://developer.x.com/en/docs/authentication/oauth-2-0/bearer-tokens',
    formats: [
      {
        id: 'twitter-bearer',
        kind: 'token',
        shape: 'AAAAAAAAAAAAAAAAAAAA{cookie:80-120}',
        near: ['twitter'],
        loose: true,
      },
      {
        id: 'twitter-secret',
        kind: 'secret',
        shape: '{alnum:50} {alnum:45} {alnum:35-44} {alnum:25} {alnum:18-22}',
        near: ['twitter'],
      },
      { id: 'twitter-token', kind: 'token', shape: '{digit:15-25}-{alnum:20-40}', near: ['twitter'] },
    ],
  },
  {
    vendor: '42 Intra',
    revoke: 'https://profile.intra.42.fr/oauth/applications',
    source: 'https://api.intra.42.fr/apidoc/guides/getting_started',
    formats: [{ id: 'intra42-secret', kind: 'secret', shape: 's-s4t2ud-{lhex:64} s-s4t2af-{lhex:64}' }],
  },
  {
    vendor: 'Typeform',
    revoke: 'https://admin.typeform.com/user/tokens',
    source: 'https://www.typeform.com/developers/get-started/personal-access-token/',
    formats: [{ id: 'typeform-token', kind: 'token', shape: 'tfp_{doteq:44-59}', loose: true }],
  },
  {
    vendor: 'Contentful',
    revoke: 'https://app.contentful.com/account/profile/cma_tokens',
    source: 'https://www.contentful.com/developers/docs/references/authentication/',
    formats: [
      { id: 'contentful-management-token', kind: 'token', shape: 'CFPAT-{url:43}' },
      { id: 'contentful-delivery-token', kind: 'token', shape: '{eq:43}', near: ['contentful'] },
    ],
  },
  {
    vendor: 'Dropbox',
    revoke: 'https://www.dropbox.com/developers/apps',
    source: 'https://developers.dropbox.com/oauth-guide',
    formats: [
      {
        id: 'dropbox-token',
        kind: 'token',
        severity: 'critical',
        shape: 'sl.{eq:130-152} sl.u.{eq:130-2000} sl.{url:100-300}',
      },
      { id: 'dropbox-long-token', kind: 'token', shape: '{alnum:11}AAAAAAAAAA{eq:43}', loose: true },
      { id: 'dropbox-secret', kind: 'secret', shape: '{alnum:15}', near: ['dropbox'] },
    ],
  },
  {
    vendor: 'Frame.io',
    revoke: 'https://developer.frame.io/',
    source: 'https://developer.frame.io/docs',
    formats: [{ id: 'frameio-token', kind: 'token', shape: 'fio-u-{eq:64} fio-u-{url:40-80}' }],
  },
];
