import { describe, expect, test } from 'vitest';

import { compileCatalogue } from '../matcher/compile.ts';
import type { Finding } from '../scanner/finding.ts';
import { scanBytes } from '../scanner/scan-bytes.ts';
import { catalogue } from './catalogue.ts';

const scanner = { matcher: compileCatalogue(catalogue), mac: (text: string) => text };
const blocking = (text: string): readonly Finding[] =>
  scanBytes(scanner, Buffer.from(text)).findings.filter(({ demoted }) => demoted === undefined);

/** Made up at run time from digits of no meaning, so that no scanner takes a value for a real one. */
const made = (alphabet: string, length: number, seed: number): string => {
  let state = seed;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return alphabet[(state >>> 16) % alphabet.length] ?? '';
  }).join('');
};
const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();
const DIGITS = '0123456789';
const ALNUM = LOWER + UPPER + DIGITS;

const alnum = made(ALNUM, 40, 7);
const hex = (length: number): string => made('0123456789abcdef', length, 11);
const salt = made(`${ALNUM}!@#%^&*()-_[]{}~+=,.;:/?|`, 64, 5);
const password = [made(ALNUM, 5, 3), '!', made(ALNUM, 4, 9), '#', made(DIGITS, 2, 1)].join('');
const plainPassword = made(ALNUM, 14, 21);
const base64Key = `${made(ALNUM, 43, 13)}=`;
const uuid = [hex(8), hex(4), hex(4), hex(4), hex(12)].join('-');
const join = (...parts: readonly string[]): string => parts.join('');

describe('what suppliers of our users deliver is found', () => {
  test.each([
    ['WordPress, password of the database', `define( 'DB_PASSWORD', '${password}' );`],
    ['WordPress, a salt', `define('AUTH_KEY',         '${salt}');`],
    ['WordPress, another salt', `define( 'SECURE_AUTH_SALT', '${salt}' );`],
    ['WordPress, the key of the nonce', `define("NONCE_KEY", "${salt}");`],
    ['WordPress, in an environment file', `WP_DB_PASSWORD='${plainPassword}'`],
    ['Laravel, key of the application', `APP_KEY=base64:${base64Key}`],
    ['Laravel, in the configuration', `'key' => env('APP_KEY', 'base64:${base64Key}'),`],
    ['Laravel, password of the database', `DB_PASSWORD=${plainPassword}`],
    ['Laravel, password of the mail server', `MAIL_PASSWORD="${password}"`],
    ['Symfony, secret of the application', `APP_SECRET=${hex(32)}`],
    [
      'Symfony, address of the database',
      `DATABASE_URL="mysql://app:${plainPassword}@127.0.0.1:3306/app?serverVersion=8"`,
    ],
    ['Symfony, address of the mail server', `MAILER_DSN=smtp://contact:${plainPassword}@smtp.intern:587`],
    ['Symfony, older parameters', `parameters:\n    database_password: ${plainPassword}\n    secret: ${hex(40)}`],
    [
      'Drupal, password of the database',
      `$databases['default']['default'] = [\n  'password' => '${plainPassword}',\n];`,
    ],
    ['Drupal, hash salt', `$settings['hash_salt'] = '${made(ALNUM, 74, 17)}';`],
    ['Django, secret key', `SECRET_KEY = 'django-insecure-${made(`${LOWER}${DIGITS}!@#$%^&*(-_=+)`, 50, 23)}'`],
    ['Django, secret key without its mark', `SECRET_KEY = '${made(`${LOWER}${DIGITS}!@#$%^&*(-_=+)`, 50, 27)}'`],
    ['Django, password of the database', `DATABASES = {'default': {'PASSWORD': '${plainPassword}'}}`],
    ['Rails, base of the secrets', `secret_key_base: ${hex(128)}`],
    ['Rails, master key', `RAILS_MASTER_KEY=${hex(32)}`],
    ['Rails, database.yml', `production:\n  username: app\n  password: ${plainPassword}`],
    ['PostgreSQL address', `postgresql://app:${plainPassword}@db.intern/app`],
    ['MongoDB address', `mongodb+srv://app:${plainPassword}@cluster0.ab12c.mongodb.net/app`],
    ['Redis address without a user', `REDIS_URL=redis://:${plainPassword}@redis.intern:6379/0`],
    ['AMQP address', `amqp://app:${plainPassword}@rabbit.intern:5672/%2f`],
    ['SMTP address', `smtps://contact%40societe.fr:${plainPassword}@mail.intern:465`],
    ['FTP address', `ftp://deploy:${plainPassword}@ftp.cluster0.hosting.ovh.net/www`],
    ['JDBC address', `jdbc:mysql://db.intern:3306/app?user=app&password=${plainPassword}`],
    ['connection string of .NET', `Server=db.intern;Database=app;User Id=sa;Password=${plainPassword};`],
    ['.netrc', `machine ftp.intern\n  login deploy\n  password ${plainPassword}`],
    ['.npmrc, token', join('//registry.npmjs.org/:_authToken=', 'npm', '_', made(ALNUM, 36, 29))],
    ['.npmrc, token of a private registry', `//npm.intern/:_authToken=${uuid}`],
    ['.npmrc, password', `//npm.intern/:_password="${Buffer.from(plainPassword).toString('base64')}"`],
    [
      'FileZilla',
      `<Server><Host>ftp.intern</Host><User>deploy</User><Pass encoding="base64">${Buffer.from(plainPassword).toString('base64')}</Pass></Server>`,
    ],
    ['FileZilla, not encoded', `<User>deploy</User>\n<Pass>${plainPassword}</Pass>`],
    ['an extension that uploads', `{"protocol": "sftp", "username": "deploy", "password": "${plainPassword}"}`],
    ['WinSCP script', `open sftp://deploy:${plainPassword}@ftp.intern/`],
    ['lftp', `lftp -u deploy,${plainPassword} ftp.intern`],
    ['sshpass', `sshpass -p '${password}' ssh deploy@ftp.intern`],
    ['mysql on the command line', `mysql -u app -p${plainPassword} app < dump.sql`],
    ['PrestaShop, password of the database', `'database_password' => '${plainPassword}',`],
    ['PrestaShop, older settings', `define('_DB_PASSWD_', '${plainPassword}');`],
    ['PrestaShop, key of the cookies', `define('_COOKIE_KEY_', '${made(ALNUM, 56, 31)}');`],
    ['PrestaShop, cookie key', `'cookie_key' => '${made(ALNUM, 64, 33)}',`],
    ['Magento, key of the encryption', `'crypt' => [\n    'key' => '${hex(32)}'\n],`],
    ['Magento, password of the database', `'username' => 'magento',\n'password' => '${plainPassword}',`],
    [
      'Magento, repository',
      `{"http-basic": {"repo.magento.com": {"username": "${made('0123456789abcdef', 32, 37)}", "password": "${hex(32)}"}}}`,
    ],
    ['OVH, secret of the application', `OVH_APPLICATION_SECRET=${made(ALNUM, 32, 41)}`],
    ['OVH, consumer key', `ovh_consumer_key: "${made(ALNUM, 32, 43)}"`],
    [
      'OVH, its own settings file',
      `[ovh-eu]\napplication_key=${made(ALNUM, 16, 45)}\napplication_secret=${made(ALNUM, 32, 47)}`,
    ],
    ['Scaleway, secret key', `SCW_SECRET_KEY=${uuid}`],
    ['Scaleway, its own settings file', `access_key: ${join('SCW', made(UPPER, 17, 49))}\nsecret_key: ${uuid}`],
    ['Stripe, secret key', join('STRIPE_SECRET=', 'sk', '_live_', made(ALNUM, 24, 51))],
    ['Stripe, longer secret key', join("Stripe::setApiKey('", 'sk', '_live_51', made(ALNUM, 97, 53), "');")],
    ['Stripe, restricted key', join('rk', '_live_', made(ALNUM, 24, 55))],
    ['Stripe, webhooks', join('STRIPE_WEBHOOK_SECRET=', 'whsec', '_', made(ALNUM, 32, 57))],
    ['Brevo', join('BREVO_API_KEY=', 'xkeysib', '-', hex(64), '-', made(ALNUM, 16, 59))],
    ['Brevo, mail server', join('xsmtpsib', '-', hex(64), '-', made(ALNUM, 16, 61))],
    ['Mailjet', `MJ_APIKEY_PRIVATE=${hex(32)}`],
    ['Mailjet, by its name', `mailjet_secret_key: '${made('0123456789abcdef', 32, 63)}'`],
    ['French: mot de passe', `$mot_de_passe = '${plainPassword}';`],
    ['French: mot de passe in one word', `motDePasse: "${plainPassword}"`],
    ['French: mdp', `mdp = "${password}"`],
    ['French: of the database', `MDP_BDD=${plainPassword}`],
    ['French: jeton', `jeton_acces = "${alnum}"`],
    ['French: clé', `cle_api = "${alnum}"`],
    ['French: clé, with its accent', `clé_api: "${alnum}"`],
    ['French: clé secrète', `CLE_SECRETE=${alnum}`],
    ['French: in a sentence', `Mot de passe : ${password}`],
    ['French: identifiants in a note', `identifiant : deploy / mot de passe : ${password}`],
    ['French: mdp in a sentence', `FTP user deploy mdp: ${password}`],
  ])('%s', (_, text) => {
    expect(blocking(text).length).toBeGreaterThan(0);
  });

  test('.htpasswd, as a hash to be changed', () => {
    const hash = join('$apr', '1$', made(ALNUM, 8, 65), '$', made(ALNUM, 22, 67));
    expect(blocking(`admin:${hash}\n`)).toMatchObject([{ detector: 'password-hash', kind: 'hash' }]);
    const bcrypt = join('$2', 'y$05$', made(ALNUM, 53, 69));
    expect(blocking(`admin:${bcrypt}\n`)).toMatchObject([{ detector: 'password-hash' }]);
  });
});

describe('what only looks alike is silent', () => {
  test.each([
    ['the sample of WordPress', "define( 'AUTH_KEY', 'put your unique phrase here' );"],
    ['the sample password of WordPress', "define( 'DB_PASSWORD', 'password_here' );"],
    ['an empty key of Laravel', 'APP_KEY=\nAPP_DEBUG=true'],
    ['a reference of Laravel', "'password' => env('DB_PASSWORD', ''),"],
    ['a default without a password', "'password' => env('DB_PASSWORD', 'secret'),"],
    ['the sample of Symfony', 'DATABASE_URL="mysql://app:!ChangeMe!@127.0.0.1:3306/app"'],
    ['a parameter of Symfony', "password: '%env(resolve:DATABASE_PASSWORD)%'"],
    ['settings of Django from the environment', "SECRET_KEY = os.environ['DJANGO_SECRET_KEY']"],
    ['settings of Rails from the environment', 'secret_key_base: <%= ENV["SECRET_KEY_BASE"] %>'],
    ['an address without a password', 'postgres://localhost:5432/app'],
    ['an address with a variable', 'postgres://app:${DB_PASSWORD}@db:5432/app'],
    ['an address with a placeholder', 'mysql://user:password@localhost/db'],
    ['.npmrc with a variable', '//registry.npmjs.org/:_authToken=${NPM_TOKEN}'],
    ['a label', '<label for="password">Mot de passe</label>'],
    ['a translation', '"password": "Mot de passe oublié ?"'],
    ['a message', 'Votre mot de passe doit contenir au moins 12 caractères.'],
    ['a rule of validation', "'password' => 'required|string|min:12|confirmed',"],
    ['the name of a field', "$this->add('plainPassword', PasswordType::class);"],
    ['a column', '$table->string("remember_token", 100)->nullable();'],
    ['a public key of Stripe', join('pk', '_live_', made(ALNUM, 24, 71))],
    ['a commit', `commit ${hex(40)}`],
    ['an integrity of a lock file', `"integrity": "sha512-${made(ALNUM, 86, 73)}=="`],
    ['a key of a cache', 'cache_key = "user_profile_by_locale_v2"'],
    ['a CSRF field', '<input type="hidden" name="_csrf_token" value="csrf-token">'],
    ['the hash of a file', `app.js?v=${hex(20)}`],
    ['the name of a product', 'OVH, Scaleway et Stripe sont nos prestataires.'],
    ['a constant named in another', "const MDP_OUBLIE_ROUTE = 'mot-de-passe-oublie';"],
  ])('%s', (_, text) => {
    expect(blocking(text)).toEqual([]);
  });
});
