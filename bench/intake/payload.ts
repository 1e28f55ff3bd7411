/** A `pull_request.synchronize` of the size that GitHub really sends: about 23 KB, most of it addresses. */
export function pullRequestPayload(): string {
  const account = (login: string, id: number) => ({
    login,
    id,
    type: 'User',
    ...addresses(`https://api.github.com/users/${login}`, 12),
  });
  const repository = {
    id: 1_296_269,
    name: 'shop',
    full_name: 'acme/shop',
    owner: account('acme', 3),
    default_branch: 'main',
    ...addresses('https://api.github.com/repos/acme/shop', 46),
  };
  const side = (ref: string) => ({ ref, sha: 'a'.repeat(40), user: account('vera', 9), repo: repository });
  return JSON.stringify({
    action: 'synchronize',
    number: 42,
    before: 'b'.repeat(40),
    after: 'a'.repeat(40),
    pull_request: {
      id: 9_007_199,
      number: 42,
      state: 'open',
      title: 'Add a basket',
      body: 'A text about the change. '.repeat(40),
      user: account('vera', 9),
      head: side('basket'),
      base: side('main'),
      requested_reviewers: Array.from({ length: 4 }, (_, n) => account(`reviewer-${n}`, n)),
      ...addresses('https://api.github.com/repos/acme/shop/pulls/42', 10),
    },
    repository,
    organization: account('acme', 3),
    sender: account('vera', 9),
    installation: { id: 7, node_id: 'MDIzOkludGVncmF0aW9uSW5zdGFsbGF0aW9uNw==' },
  });
}

const addresses = (base: string, count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`resource_${n}_url`, `${base}/resource-${n}{/number}`]));
