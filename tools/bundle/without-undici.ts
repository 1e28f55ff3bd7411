/**
 * Stands in the bundle for undici, which is more than half of what @actions/core brings and serves only callers of
 * `fetch`: the one request of the Action goes through Node's own `https`, through a proxy as well.
 */
export function ProxyAgent(): never {
  throw new Error('The bundle holds no undici: this agent is for callers of fetch.');
}

/** The same for `fetch` itself. */
export function fetch(): never {
  throw new Error('The bundle holds no undici: use @actions/http-client.');
}
