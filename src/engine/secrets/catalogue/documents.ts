import { type Format, formatsOf, type Vendor } from './format.ts';

const OWASP = 'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html';

const vendors: readonly Vendor[] = [
  {
    vendor: 'Private key',
    revoke: OWASP,
    source: 'https://www.rfc-editor.org/rfc/rfc7468',
    formats: [{ id: 'private-key', kind: 'private-key', severity: 'critical', shape: '' }],
  },
  {
    vendor: 'JSON Web Token',
    revoke: OWASP,
    source: 'https://www.rfc-editor.org/rfc/rfc7519',
    formats: [
      {
        id: 'json-web-token',
        kind: 'token',
        shape: 'ey{jwt:8-4000}.ey{jwt:14-8000}.{jwt:10-2000} ey{jwt:8-4000}.ey{jwt:14-8000}.',
      },
    ],
  },
  {
    vendor: 'Address with a password',
    revoke: OWASP,
    source: 'https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1',
    formats: [{ id: 'url-password', kind: 'connection', shape: '' }],
  },
  {
    vendor: 'Command line',
    revoke: OWASP,
    source: 'https://curl.se/docs/manpage.html#-u',
    formats: [
      { id: 'curl-password', kind: 'password', shape: '' },
      { id: 'psexec-password', kind: 'password', shape: '' },
      { id: 'powershell-password', kind: 'password', shape: '' },
      { id: 'command-password', kind: 'password', shape: '' },
    ],
  },
  {
    vendor: 'HTTP',
    revoke: OWASP,
    source: 'https://www.rfc-editor.org/rfc/rfc9110#name-authorization',
    formats: [{ id: 'authorization-header', kind: 'token', shape: '' }],
  },
  {
    vendor: 'Configuration file',
    revoke: OWASP,
    source: 'https://learn.microsoft.com/nuget/reference/nuget-config-file#packagesourcecredentials',
    formats: [
      { id: 'netrc-password', kind: 'password', shape: '' },
      { id: 'nuget-password', kind: 'password', shape: '' },
      { id: 'kubernetes-secret', kind: 'secret', shape: '' },
      { id: 'statement-password', kind: 'password', severity: 'medium', shape: '' },
    ],
  },
  {
    vendor: 'File transfer client',
    revoke: OWASP,
    source: 'https://wiki.filezilla-project.org/Network_Configuration',
    formats: [{ id: 'ftp-client-password', kind: 'password', shape: '' }],
  },
  {
    vendor: 'Magento',
    revoke: 'https://experienceleague.adobe.com/docs/commerce-admin/systems/security/encryption-key.html',
    source: 'https://experienceleague.adobe.com/docs/commerce-admin/systems/security/encryption-key.html',
    formats: [{ id: 'magento-key', kind: 'secret', severity: 'critical', shape: '' }],
  },
  {
    vendor: 'Password hash',
    revoke: OWASP,
    source: 'https://man7.org/linux/man-pages/man5/crypt.5.html',
    formats: [
      {
        id: 'password-hash',
        kind: 'hash',
        severity: 'medium',
        shape:
          '$1${crypt:1-8}${crypt:22} $apr1${crypt:1-8}${crypt:22} $2a${digit:2}${crypt:53} $2b${digit:2}${crypt:53} $2y${digit:2}${crypt:53} $5${crypt:1-16}${crypt:43} $5$rounds={digit:1-9}${crypt:1-16}${crypt:43} $6${crypt:1-16}${crypt:86} $6$rounds={digit:1-9}${crypt:1-16}${crypt:86} $8${crypt:14}${crypt:43} $9${crypt:14}${crypt:43} $P${crypt:31} $H${crypt:31}',
      },
      { id: 'kerberos-hash', kind: 'hash', shape: '$krb5asrep$23${visible:30-4000} $krb5tgs$23${visible:30-4000}' },
    ],
  },
  {
    vendor: 'Named in the code',
    revoke: OWASP,
    source: OWASP,
    formats: [
      { id: 'named-password', kind: 'password', shape: '' },
      { id: 'named-secret', kind: 'secret', shape: '' },
      { id: 'named-key', kind: 'api-key', severity: 'medium', shape: '' },
    ],
  },
];

/** Secrets that belong to no vendor: keys, addresses, headers, commands, files, and whatever a name calls secret. */
export const documents: readonly Format[] = vendors.flatMap((vendor) => formatsOf(vendor));
