/** A policy that asks for secrets alone; `keys` are further lines of the family, indented by four. */
export function secretPolicy(keys: readonly string[] = []): string {
  return `version: 1
language: en
timezone: Europe/Paris
people:
  client: { cto: { users: [claire-cto] } }
  vendors: { agence-nord: { teams: [agence-nord] } }
policies:
  secrets:
    enforcement: block
${keys.map((key) => `    ${key}\n`).join('')}waivers: { maximum-duration: 90d, by: [cto] }
`;
}
