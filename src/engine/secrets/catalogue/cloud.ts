import type { Vendor } from './format.ts';

/** The large clouds. */
export const cloud: readonly Vendor[] = [
  {
    vendor: 'Amazon Web Services',
    revoke: 'https://console.aws.amazon.com/iam/home#/security_credentials',
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes',
    formats: [
      {
        id: 'aws-access-key',
        kind: 'api-key',
        severity: 'critical',
        shape: 'AKIA{b32:16} ASIA{b32:16} ABIA{b32:16} ACCA{b32:16} A3T{uan:1}{uan:16}',
      },
      {
        id: 'aws-access-key-named',
        kind: 'api-key',
        shape: '{uan:20}',
        near: ['aws_access_key_id', 'awsaccesskeyid', 'aws_access_key'],
      },
      {
        id: 'aws-secret-key',
        kind: 'secret',
        severity: 'critical',
        shape: '{b64:40}',
        near: ['aws', 'amazon', 'secret_access_key', 'secretaccesskey'],
      },
      {
        id: 'aws-session-token',
        kind: 'session',
        shape: '{b64eq:200-2000}',
        near: ['aws_session_token', 'sessiontoken'],
      },
      {
        id: 'aws-bedrock-key',
        kind: 'api-key',
        severity: 'critical',
        shape: 'ABSKQmVkcm9ja0FQSUtleS{b64:90-269}= ABSKQmVkcm9ja0FQSUtleS{b64:90-269}==',
      },
      {
        id: 'aws-bedrock-short-key',
        kind: 'api-key',
        shape: 'bedrock-api-key-YmVkcm9jay5hbWF6b25hd3MuY29t{any64:0-2000}',
      },
      { id: 'aws-mws-token', kind: 'token', shape: 'amzn.mws.{uuid}' },
    ],
  },
  {
    vendor: 'Google Cloud',
    revoke: 'https://console.cloud.google.com/apis/credentials',
    source: 'https://cloud.google.com/docs/authentication/api-keys',
    formats: [
      {
        id: 'google-api-key',
        kind: 'api-key',
        shape: 'AIza{url:35}',
        publicUnless: [
          'gemini',
          'genai',
          'generative',
          'vertex',
          'server',
          'backend',
          'gcp',
          'secret',
          'translat',
          'vision',
          'speech',
        ],
      },
      { id: 'google-gemini-key', kind: 'api-key', shape: 'AQ.Ab{url:48}' },
      { id: 'google-oauth-secret', kind: 'secret', shape: 'GOCSPX-{url:28}' },
      {
        id: 'google-client-secret',
        kind: 'secret',
        shape: '{url:24}',
        near: ['client_secret', 'clientsecret', 'google'],
      },
      { id: 'google-access-token', kind: 'token', shape: 'ya29.{dot:30-2000}' },
      { id: 'google-refresh-token', kind: 'token', shape: '1//0{url:40-110}' },
      {
        id: 'google-client-id',
        kind: 'identifier',
        shape: '',
        before: { text: '.apps.googleusercontent.com', alphabet: 'url', min: 20 },
      },
    ],
  },
  {
    vendor: 'Microsoft Azure',
    revoke: 'https://portal.azure.com/',
    source: 'https://learn.microsoft.com/purview/sit-defn-all-creds',
    formats: [
      { id: 'azure-client-secret', kind: 'secret', severity: 'critical', shape: '{tilde:3}{digit:1}Q~{tilde:31-34}' },
      {
        id: 'azure-storage-key',
        kind: 'connection',
        severity: 'critical',
        shape: 'AccountKey={b64:80-90}==',
        loose: true,
      },
      {
        id: 'azure-shared-key',
        kind: 'connection',
        severity: 'critical',
        shape: 'SharedAccessKey={b64:43}=',
        loose: true,
      },
      { id: 'azure-app-configuration', kind: 'connection', shape: 'Secret={b64:43}= Secret={b64:84-90}', loose: true },
      {
        id: 'azure-storage-key-named',
        kind: 'secret',
        shape: '{b64:86}==',
        near: ['accountkey', 'account_key', 'azure', 'storage'],
      },
      { id: 'azure-devops-token', kind: 'token', severity: 'critical', shape: '{alnum:76}AZDO{alnum:4}' },
      {
        id: 'azure-devops-old-token',
        kind: 'token',
        shape: '{lan:52}',
        near: ['azure', 'devops', 'personalaccesstoken', 'vso'],
      },
      {
        id: 'azure-service-key',
        kind: 'api-key',
        shape: '{lhex:32} {alnum:52} {alnum:84}',
        near: ['azure', 'ocp-apim-subscription'],
      },
      { id: 'azure-function-key', kind: 'api-key', shape: '{url:54}==', near: ['azure'] },
      { id: 'azure-id', kind: 'identifier', shape: '{uuid}', near: ['azure', 'tenant_id', 'tenantid'] },
      {
        id: 'azure-storage-account',
        kind: 'identifier',
        shape: '',
        before: { text: '.blob.core.windows.net', alphabet: 'lan', min: 3 },
      },
      {
        id: 'azure-storage-name',
        kind: 'identifier',
        shape: '{lan:3-24}',
        near: ['storage_name', 'storageaccount', 'accountname', 'storage_account_name'],
      },
      {
        id: 'azure-openai-host',
        kind: 'identifier',
        shape: '',
        before: { text: '.openai.azure.com', alphabet: 'url', min: 2 },
      },
      {
        id: 'azure-search-host',
        kind: 'identifier',
        shape: '',
        before: { text: '.search.windows.net', alphabet: 'url', min: 2 },
      },
      {
        id: 'tableau-host',
        kind: 'identifier',
        shape: '',
        before: { text: '.online.tableau.com', alphabet: 'dot', min: 2 },
      },
      { id: 'azure-devops-host', kind: 'identifier', shape: 'dev.azure.com/{url:3-60}' },
    ],
  },
  {
    vendor: 'Microsoft Teams',
    revoke: 'https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook',
    source: 'https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook',
    formats: [
      {
        id: 'teams-webhook',
        kind: 'webhook',
        shape:
          'webhook.office.com/webhookb2/{url:30-40}@{url:30-40}/IncomingWebhook/{alnum:20-40}/{url:30-40} outlook.office.com/webhook/{url:30-40}@{url:30-40}/IncomingWebhook/{alnum:20-40}/{url:30-40}',
      },
    ],
  },
  {
    vendor: 'Alibaba Cloud',
    revoke: 'https://ram.console.aliyun.com/manage/ak',
    source: 'https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair',
    formats: [
      {
        id: 'alibaba-access-key',
        kind: 'api-key',
        severity: 'critical',
        shape: 'LTAI{alnum:20} LTAI{alnum:12}',
        loose: true,
      },
      {
        id: 'alibaba-secret-key',
        kind: 'secret',
        severity: 'critical',
        shape: '{alnum:30} {alnum:38-48}',
        near: ['alibaba', 'aliyun', 'alicloud'],
      },
      { id: 'alibaba-sts-key', kind: 'api-key', shape: 'STS.{alnum:20-40}' },
      { id: 'alibaba-sts-token', kind: 'token', shape: 'CAIS{any64:40-2000}' },
    ],
  },
  {
    vendor: 'IBM Cloud',
    revoke: 'https://cloud.ibm.com/iam/apikeys',
    source: 'https://cloud.ibm.com/docs/account?topic=account-userapikey',
    formats: [
      { id: 'ibm-cloud-key', kind: 'api-key', severity: 'critical', shape: '{url:44} {url:42}', near: ['ibm'] },
    ],
  },
  {
    vendor: 'Yandex Cloud',
    revoke: 'https://console.yandex.cloud/',
    source: 'https://yandex.cloud/docs/iam/concepts/authorization/',
    formats: [
      { id: 'yandex-cloud-key', kind: 'api-key', shape: 'AQVN{url:35-38}', loose: true },
      { id: 'yandex-aws-key', kind: 'api-key', shape: 'YC{url:38}', near: ['yandex'], loose: true },
      { id: 'yandex-token', kind: 'token', shape: 't1.{any64:1-400}.{any64:60-120}', loose: true },
    ],
  },
];
