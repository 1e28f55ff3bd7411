import type { Vendor } from './format.ts';

/** Chat, telephone, mail and marketing. */
export const messaging: readonly Vendor[] = [
  {
    vendor: 'Slack',
    revoke: 'https://api.slack.com/apps',
    source: 'https://docs.slack.dev/authentication/tokens/',
    formats: [
      {
        id: 'slack-bot-token',
        kind: 'token',
        severity: 'critical',
        shape:
          'xoxb-{digit:10-13}-{digit:10-13}-{alnum:10-40} xoxb-{digit:8-14}-{alnum:18-26} xoxb-{digit:10-13}-{url:11-60} xoxb-{alnum:8-14}-{alnum:8-14}-{alnum:18-40}',
      },
      {
        id: 'slack-user-token',
        kind: 'token',
        severity: 'critical',
        shape:
          'xoxp-{digit:10-13}-{digit:10-13}-{digit:10-13}-{alnum:28-34} xoxe-{digit:10-13}-{digit:10-13}-{digit:10-13}-{alnum:28-34}',
      },
      {
        id: 'slack-app-token',
        kind: 'token',
        severity: 'critical',
        shape:
          'xapp-{digit:1}-{uan:1-20}-{digit:1-20}-{lan:1-80} xapp-{digit:1}-{alnum:1-20}-{digit:1-20}-{alnum:1-80}',
        loose: true,
      },
      {
        id: 'slack-configuration-token',
        kind: 'token',
        shape:
          'xoxe.xoxp-{digit:1}-{alnum:160-170} xoxe.xoxb-{digit:1}-{alnum:160-170} xoxe{ident:1}xoxp-{digit:1}-{alnum:160-170} xoxe{ident:1}xoxb-{digit:1}-{alnum:160-170}',
        loose: true,
      },
      { id: 'slack-refresh-token', kind: 'token', shape: 'xoxe-{digit:1}-{alnum:140-150}', loose: true },
      {
        id: 'slack-workspace-token',
        kind: 'token',
        shape: 'xoxa-{digit:1}-{url:8-60} xoxr-{digit:1}-{url:8-60} xoxa-{url:8-60} xoxr-{url:8-60}',
      },
      {
        id: 'slack-legacy-token',
        kind: 'token',
        shape:
          'xoxo-{digit:3-14}-{digit:3-14}-{digit:3-14}-{hex:4-64} xoxs-{digit:3-14}-{digit:3-14}-{digit:3-14}-{hex:4-64}',
      },
      {
        id: 'slack-session',
        kind: 'session',
        shape: 'xoxc-{digit:8-14}-{digit:8-14}-{digit:8-14}-{hex:30-70} xoxd-{cookie:60-500}',
        loose: true,
      },
      {
        id: 'slack-webhook',
        kind: 'webhook',
        shape:
          'hooks.slack.com/services/T{alnum:6-14}/B{alnum:6-14}/{alnum:20-30} hooks.slack.com/services/{any64:43-56} hooks.slack.com/workflows/{any64:43-80} hooks.slack.com/triggers/{any64:43-80}',
      },
    ],
  },
  {
    vendor: 'Discord',
    revoke: 'https://discord.com/developers/applications',
    source: 'https://discord.com/developers/docs/reference#authentication',
    formats: [
      {
        id: 'discord-bot-token',
        kind: 'token',
        severity: 'critical',
        shape: '{alnum:24}.{url:6}.{url:27-38} {alnum:26}.{url:6}.{url:27-38} {alnum:28}.{url:6}.{url:38}',
        near: ['discord', 'apikey'],
      },
      {
        id: 'discord-webhook',
        kind: 'webhook',
        shape:
          'discord.com/api/webhooks/{digit:17-20}/{url:60-68} discordapp.com/api/webhooks/{digit:17-20}/{url:60-68}',
      },
      { id: 'discord-secret', kind: 'secret', shape: '{hex:64} {eq:32}', near: ['discord'] },
      { id: 'discord-client-id', kind: 'identifier', shape: '{digit:17-20}', near: ['discord'] },
    ],
  },
  {
    vendor: 'Telegram',
    revoke: 'https://t.me/BotFather',
    source: 'https://core.telegram.org/bots/features#botfather',
    formats: [
      {
        id: 'telegram-bot-token',
        kind: 'token',
        severity: 'critical',
        shape: '{digit:5-16}:A{url:34} {digit:8-10}:{url:35}',
        near: ['telegram', 'telegr', 'bot_token', 'bottoken', 'tgbot'],
        loose: true,
      },
    ],
  },
  {
    vendor: 'Twilio',
    revoke: 'https://console.twilio.com/',
    source: 'https://www.twilio.com/docs/iam/api-keys',
    formats: [
      { id: 'twilio-key', kind: 'api-key', shape: 'SK{hex:32}' },
      { id: 'twilio-secret', kind: 'secret', shape: '{hex:32}', near: ['twilio'] },
      { id: 'twilio-account', kind: 'identifier', shape: 'AC{hex:32}', near: ['twilio', 'accountsid', 'account_sid'] },
    ],
  },
  {
    vendor: 'SendGrid',
    revoke: 'https://app.sendgrid.com/settings/api_keys',
    source: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
    formats: [
      {
        id: 'sendgrid-key',
        kind: 'api-key',
        severity: 'critical',
        shape: 'SG.{url:22}.{url:43} SG.{doteq:66}',
        loose: true,
      },
    ],
  },
  {
    vendor: 'Brevo',
    revoke: 'https://app.brevo.com/settings/keys/api',
    source: 'https://developers.brevo.com/docs/getting-started',
    formats: [
      {
        id: 'brevo-key',
        kind: 'api-key',
        severity: 'critical',
        shape: 'xkeysib-{hex:64}-{alnum:16} xsmtpsib-{hex:64}-{alnum:16}',
        loose: true,
      },
    ],
  },
  {
    vendor: 'Mailjet',
    revoke: 'https://app.mailjet.com/account/apikeys',
    source: 'https://dev.mailjet.com/email/guides/',
    formats: [
      { id: 'mailjet-secret', kind: 'secret', shape: '{lhex:32} {lan:87}=', near: ['mailjet', 'mj_apikey'] },
      { id: 'mailjet-sms-token', kind: 'token', shape: '{alnum:32}', near: ['mailjet'] },
    ],
  },
  {
    vendor: 'Mailgun',
    revoke: 'https://app.mailgun.com/settings/api_security',
    source: 'https://documentation.mailgun.com/docs/mailgun/api-reference/mg-auth',
    formats: [
      {
        id: 'mailgun-key',
        kind: 'api-key',
        severity: 'critical',
        shape: 'key-{hex:32}',
        near: ['mailgun', 'mg_'],
        loose: true,
      },
      { id: 'mailgun-public-key', kind: 'identifier', shape: 'pubkey-{hex:32}', near: ['mailgun'], loose: true },
      { id: 'mailgun-signing-key', kind: 'signing-key', shape: '{hex:32}-{hex:8}-{hex:8}', near: ['mailgun'] },
      { id: 'mailgun-old-key', kind: 'api-key', shape: '{lan:72}', near: ['mailgun'] },
    ],
  },
  {
    vendor: 'Mailchimp',
    revoke: 'https://admin.mailchimp.com/account/api/',
    source: 'https://mailchimp.com/developer/marketing/guides/quick-start/',
    formats: [
      {
        id: 'mailchimp-key',
        kind: 'api-key',
        severity: 'critical',
        shape: '{hex:32}-us{digit:1-2}',
        near: ['mailchimp', 'mc_api'],
      },
    ],
  },
  {
    vendor: 'Mandrill',
    revoke: 'https://mandrillapp.com/settings',
    source: 'https://mailchimp.com/developer/transactional/',
    formats: [
      { id: 'mandrill-key', kind: 'api-key', shape: 'md-{url:22}' },
      { id: 'mandrill-old-key', kind: 'api-key', shape: '{url:22}', near: ['mandrill'] },
    ],
  },
  {
    vendor: 'MailerSend',
    revoke: 'https://app.mailersend.com/api-tokens',
    source: 'https://developers.mailersend.com/',
    formats: [{ id: 'mailersend-token', kind: 'token', shape: 'mlsn.{alnum:64} mlsn.{lan:40-70}' }],
  },
  {
    vendor: 'Postmark',
    revoke: 'https://account.postmarkapp.com/',
    source: 'https://postmarkapp.com/developer/api/overview',
    formats: [{ id: 'postmark-token', kind: 'token', shape: '{uuid}', near: ['postmark'] }],
  },
  {
    vendor: 'Klaviyo',
    revoke: 'https://www.klaviyo.com/settings/account/api-keys',
    source: 'https://developers.klaviyo.com/en/docs/authenticate_',
    formats: [{ id: 'klaviyo-key', kind: 'api-key', shape: 'pk_{lhex:34} pk_{alnum:32-34}', near: ['klaviyo'] }],
  },
  {
    vendor: 'HubSpot',
    revoke: 'https://app.hubspot.com/private-apps/',
    source: 'https://developers.hubspot.com/docs/guides/apps/private-apps/overview',
    formats: [
      {
        id: 'hubspot-token',
        kind: 'token',
        severity: 'critical',
        shape: 'pat-na1-{uuid} pat-eu1-{uuid} pat-na2-{uuid}',
      },
      { id: 'hubspot-key', kind: 'api-key', shape: '{uuid}', near: ['hubspot', 'hapikey'] },
    ],
  },
  {
    vendor: 'Intercom',
    revoke: 'https://app.intercom.com/a/apps/_/developer-hub',
    source: 'https://developers.intercom.com/docs/build-an-integration/learn-more/authentication',
    formats: [{ id: 'intercom-token', kind: 'token', shape: 'dG9rO{b64:50-60}= {eq:60}', near: ['intercom'] }],
  },
  {
    vendor: 'Canadian Digital Service Notify',
    revoke: 'https://notification.canada.ca/',
    source: 'https://documentation.notification.canada.ca/en/start.html',
    formats: [{ id: 'notify-canada-key', kind: 'api-key', shape: 'gcntfy-{url:72-200}' }],
  },
];
