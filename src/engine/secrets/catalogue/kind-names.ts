import type { Kind } from './format.ts';

/** Languages people read reports in. */
export type Language = 'en' | 'fr';

/** What each kind of secret is called. */
export const KIND_NAMES: Readonly<Record<Language, Readonly<Record<Kind, string>>>> = {
  en: {
    token: 'access token',
    'api-key': 'API key',
    secret: 'secret',
    password: 'password',
    'private-key': 'private key',
    'signing-key': 'signing key',
    webhook: 'webhook address',
    connection: 'connection with a password',
    session: 'session',
    hash: 'password hash',
    identifier: 'identifier',
  },
  fr: {
    token: 'jeton d’accès',
    'api-key': 'clé d’API',
    secret: 'secret',
    password: 'mot de passe',
    'private-key': 'clé privée',
    'signing-key': 'clé de signature',
    webhook: 'adresse de webhook',
    connection: 'connexion avec mot de passe',
    session: 'session',
    hash: 'empreinte de mot de passe',
    identifier: 'identifiant',
  },
};
