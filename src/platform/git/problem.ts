/** Something about a local repository that the person at the keyboard can repair: one sentence that says what to do. */
export class GitProblem extends Error {
  override readonly name = 'GitProblem';
}
