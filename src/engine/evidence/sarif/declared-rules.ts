import { type RawReference, type RawRule, type RawRun, levelOf } from './raw-run.ts';

/** The rules of a run's tool and of its extensions, as its invocations changed them. */
export class DeclaredRules {
  readonly #run: RawRun;
  readonly #byId: ReadonlyMap<string, RawRule>;

  constructor(run: RawRun) {
    this.#run = run;
    this.#byId = new Map(
      [...run.extensions.flatMap(({ rules }) => rules), ...run.driverRules].map((rule) => [rule.id, rule]),
    );
    for (const { enabled, level, ...reference } of run.overrides) {
      const rule = this.find(reference);
      if (rule === undefined) continue;
      if (enabled !== undefined) rule.enabled = enabled;
      if (levelOf(level) !== undefined) rule.level = level;
    }
  }

  /** Without those that were switched off. */
  enabled(): readonly RawRule[] {
    return [...this.#byId.values()].filter((rule) => rule.enabled);
  }

  /** The rule that is meant; its id comes first, since lists may have been put together anew. */
  find({ id, index, extension }: RawReference): RawRule | undefined {
    // `CA1000/1` is a case of the rule `CA1000`.
    if (id !== undefined) return this.#byId.get(id) ?? this.#byId.get(id.slice(0, id.lastIndexOf('/')));
    return index === undefined ? undefined : this.#listOf(extension)?.[index];
  }

  #listOf(extension: RawReference['extension']): readonly RawRule[] | undefined {
    const { driverRules, extensions, tool } = this.#run;
    if (extension === undefined || extension === -1) return driverRules;
    if (typeof extension === 'number') return extensions[extension]?.rules;
    return extensions.find(({ name }) => name === extension)?.rules ?? (extension === tool ? driverRules : undefined);
  }
}
