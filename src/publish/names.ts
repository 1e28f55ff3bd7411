/** The required check. Posted only where it gates something: see `checkName`. */
export const REQUIRED = 'Garde-fou';
const PREVIEW = 'Garde-fou (preview)';

/** Towards a branch that nobody guards a verdict is only shown: under the required name it would still count after a retarget. */
export function checkName(gates: boolean): string {
  return gates ? REQUIRED : PREVIEW;
}

/** One more check a family, when the policy asks for details. */
export function familyCheckName(gates: boolean, family: string): string {
  return `${checkName(gates)} / ${family}`;
}

/** Whether a check or a status is named as ours are, as anybody's may be. */
export function looksLikeOurs(name: string): boolean {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
    .startsWith('gardefou');
}
