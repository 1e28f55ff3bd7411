import type { Vendor } from './format.ts';

/** Money: payments, banks, billing, shops. */
export const payments: readonly Vendor[] = [
  {
    vendor: 'Stripe',
    revoke: 'https://dashboard.stripe.com/apikeys',
    source: 'https://docs.stripe.com/keys',
    formats: [
      {
        id: 'stripe-live-key',
        kind: 'api-key',
        severity: 'critical',
        shape: 'sk_live_{alnum:10-248} rk_live_{alnum:10-248} sk_prod_{alnum:10-248} rk_prod_{alnum:10-248}',
      },
      {
        id: 'stripe-test-key',
        kind: 'api-key',
        severity: 'medium',
        shape: 'sk_test_{alnum:10-248} rk_test_{alnum:10-248}',
      },
      { id: 'stripe-webhook-secret', kind: 'signing-key', shape: 'whsec_{b64:32-64}' },
      { id: 'stripe-publishable-key', kind: 'identifier', shape: 'pk_live_{alnum:24-248}' },
    ],
  },
  {
    vendor: 'Square',
    revoke: 'https://developer.squareup.com/apps',
    source: 'https://developer.squareup.com/docs/build-basics/access-tokens',
    formats: [
      { id: 'square-token', kind: 'token', severity: 'critical', shape: 'sq0atp-{url:22-60} EAAA{url:22-65}' },
      { id: 'square-secret', kind: 'secret', severity: 'critical', shape: 'sq0csp-{url:43}' },
      { id: 'square-application-id', kind: 'identifier', shape: 'sq0idp-{url:22}' },
    ],
  },
  {
    vendor: 'PayPal',
    revoke: 'https://developer.paypal.com/dashboard/applications/live',
    source: 'https://developer.paypal.com/api/rest/',
    formats: [
      {
        id: 'paypal-access-token',
        kind: 'token',
        severity: 'critical',
        shape: 'access_token$production${lan:16}${lhex:32}',
      },
      { id: 'paypal-secret', kind: 'secret', severity: 'critical', shape: 'E{url:60-80}', near: ['paypal'] },
      { id: 'paypal-client-id', kind: 'identifier', shape: 'A{url:59-80}', near: ['paypal'] },
    ],
  },
  {
    vendor: 'Shopify',
    revoke: 'https://admin.shopify.com/settings/apps',
    source: 'https://shopify.dev/docs/apps/build/authentication-authorization',
    formats: [
      {
        id: 'shopify-token',
        kind: 'token',
        severity: 'critical',
        shape: 'shpat_{hex:32} shpca_{hex:32} shppa_{hex:32}',
      },
      { id: 'shopify-secret', kind: 'secret', severity: 'critical', shape: 'shpss_{hex:32}' },
      {
        id: 'shopify-host',
        kind: 'identifier',
        shape: '',
        before: { text: '.myshopify.com', alphabet: 'url', min: 3 },
      },
    ],
  },
  {
    vendor: 'PrestaShop',
    revoke: 'https://devdocs.prestashop-project.org/9/webservice/tutorials/creating-access/',
    source: 'https://devdocs.prestashop-project.org/9/webservice/tutorials/creating-access/',
    formats: [
      {
        id: 'prestashop-key',
        kind: 'api-key',
        severity: 'critical',
        shape: '{uan:32}',
        near: ['prestashop', 'ps_webservice', 'ws_key'],
      },
    ],
  },
  {
    vendor: 'WooCommerce',
    revoke: 'https://woocommerce.com/document/woocommerce-rest-api/',
    source: 'https://woocommerce.github.io/woocommerce-rest-api-docs/#authentication',
    formats: [{ id: 'woocommerce-key', kind: 'api-key', severity: 'critical', shape: 'ck_{lhex:40} cs_{lhex:40}' }],
  },
  {
    vendor: 'Freemius',
    revoke: 'https://dashboard.freemius.com/',
    source: 'https://freemius.com/help/documentation/',
    formats: [{ id: 'freemius-secret', kind: 'secret', shape: 'sk_{visible:29}', near: ['secret_key', 'public_key'] }],
  },
  {
    vendor: 'Adyen',
    revoke: 'https://ca-live.adyen.com/',
    source: 'https://docs.adyen.com/development-resources/api-credentials/',
    formats: [{ id: 'adyen-key', kind: 'api-key', severity: 'critical', shape: 'AQE{b64eq:60-160}' }],
  },
  {
    vendor: 'Flutterwave',
    revoke: 'https://app.flutterwave.com/dashboard/settings/apis/live',
    source: 'https://developer.flutterwave.com/docs/authentication',
    formats: [
      {
        id: 'flutterwave-key',
        kind: 'api-key',
        shape:
          'FLWSECK_TEST-{alnum:32}-X FLWSECK-{alnum:32}-X FLWPUBK_TEST-{alnum:32}-X FLWPUBK-{alnum:32}-X FLWSECK_TEST-{alnum:12} FLWSECK-{alnum:12}',
        loose: true,
      },
    ],
  },
  {
    vendor: 'Plaid',
    revoke: 'https://dashboard.plaid.com/developers/keys',
    source: 'https://plaid.com/docs/api/',
    formats: [
      {
        id: 'plaid-token',
        kind: 'token',
        severity: 'critical',
        shape: 'access-sandbox-{uuid} access-development-{uuid} access-production-{uuid}',
        loose: true,
      },
      { id: 'plaid-secret', kind: 'secret', shape: '{alnum:30}', near: ['plaid'] },
      { id: 'plaid-client-id', kind: 'identifier', shape: '{alnum:24}', near: ['plaid'] },
    ],
  },
  {
    vendor: 'Paystack',
    revoke: 'https://dashboard.paystack.com/#/settings/developers',
    source: 'https://paystack.com/docs/api/authentication/',
    formats: [{ id: 'paystack-key', kind: 'api-key', shape: 'sk_{lower:4}_{hex:40}' }],
  },
  {
    vendor: 'Pagar.me',
    revoke: 'https://dash.pagar.me/',
    source: 'https://docs.pagar.me/reference/autentica%C3%A7%C3%A3o-2',
    formats: [{ id: 'pagarme-key', kind: 'api-key', shape: 'ak_live_{alnum:30}' }],
  },
  {
    vendor: 'Shippo',
    revoke: 'https://portal.goshippo.com/api-config/api',
    source: 'https://docs.goshippo.com/docs/guides_general/authentication/',
    formats: [{ id: 'shippo-token', kind: 'token', shape: 'shippo_live_{hex:40} shippo_test_{hex:40}' }],
  },
  {
    vendor: 'EasyPost',
    revoke: 'https://www.easypost.com/account/api-keys',
    source: 'https://docs.easypost.com/docs/authentication',
    formats: [{ id: 'easypost-key', kind: 'api-key', shape: 'EZAK{alnum:54} EZTK{alnum:54}', loose: true }],
  },
  {
    vendor: 'GoCardless',
    revoke: 'https://manage.gocardless.com/developers',
    source: 'https://developer.gocardless.com/getting-started/api/',
    formats: [{ id: 'gocardless-token', kind: 'token', shape: 'live_{eq:40}', near: ['gocardless'], loose: true }],
  },
  {
    vendor: 'Asaas',
    revoke: 'https://www.asaas.com/customerApiAccessToken/index',
    source: 'https://docs.asaas.com/docs/authentication',
    formats: [{ id: 'asaas-token', kind: 'token', shape: '$aact_prod_{any64:20-200} $aact_{any64:60-200}' }],
  },
  {
    vendor: 'Checkout.com',
    revoke: 'https://dashboard.checkout.com/',
    source: 'https://www.checkout.com/docs/developer-resources/api/manage-api-keys',
    formats: [{ id: 'checkout-key', kind: 'api-key', shape: 'sk_{uuid} sk_test_{uuid} sk_sbox_{lan:26-30}' }],
  },
  {
    vendor: 'Paddle',
    revoke: 'https://vendors.paddle.com/authentication-v2',
    source: 'https://developer.paddle.com/api-reference/about/api-keys',
    formats: [
      {
        id: 'paddle-key',
        kind: 'api-key',
        severity: 'critical',
        shape: 'pdl_live_apikey_{lan:26}_{alnum:22}_{alnum:3} pdl_sdbx_apikey_{lan:26}_{alnum:22}_{alnum:3}',
      },
    ],
  },
  {
    vendor: 'Duffel',
    revoke: 'https://app.duffel.com/',
    source: 'https://duffel.com/docs/api/overview/welcome',
    formats: [{ id: 'duffel-token', kind: 'token', shape: 'duffel_live_{eq:43} duffel_test_{eq:43}', loose: true }],
  },
  {
    vendor: 'Midtrans',
    revoke: 'https://dashboard.midtrans.com/settings/config_info',
    source: 'https://docs.midtrans.com/docs/api-authorization-headers',
    formats: [
      { id: 'midtrans-key', kind: 'api-key', shape: 'Mid-server-{url:24} Mid-client-{url:16} SB-Mid-server-{url:24}' },
    ],
  },
  {
    vendor: 'WorkOS and Highnote',
    revoke: 'https://dashboard.workos.com/api-keys',
    source: 'https://workos.com/docs/reference/api-keys',
    formats: [{ id: 'workos-key', kind: 'api-key', shape: 'sk_live_{any64:40-140} sk_test_{any64:40-140}' }],
  },
];
