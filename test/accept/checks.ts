const SHOWN = 10

/** What was checked, and what was wrong. */
export class Checks {
  private passed = 0
  private failed = 0

  add(what: string, problems: readonly string[]): void {
    if (problems.length === 0) this.passed += 1
    else this.failed += 1
    console.log(`${problems.length === 0 ? '✓' : '✕'} ${what}`)
    for (const problem of problems.slice(0, SHOWN)) console.log(`    ${problem}`)
    if (problems.length > SHOWN) console.log(`    and ${problems.length - SHOWN} more`)
  }

  /** Prints the closing line; whether all is well. */
  report(): boolean {
    console.log(`${this.passed} passed, ${this.failed} failed`)
    return this.failed === 0
  }
}
