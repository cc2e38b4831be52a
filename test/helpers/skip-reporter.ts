import type { FullResult, Reporter, Suite } from '@playwright/test/reporter';

/** Ends the run with what was not proven: every skipped test with its reason, and the count. */
class SkipReporter implements Reporter {
  #suite: Suite | undefined;

  onBegin(_config: unknown, suite: Suite) {
    this.#suite = suite;
  }

  onEnd(_result: FullResult) {
    const skipped = (this.#suite?.allTests() ?? []).filter((test) =>
      test.results.some((result) => result.status === 'skipped'),
    );
    if (skipped.length === 0) {
      return;
    }
    const lines = skipped.map((test) => {
      const reason = [...test.annotations, ...test.results.flatMap((result) => result.annotations)].find(
        (annotation) => annotation.description !== undefined,
      )?.description;
      return `  - ${test
        .titlePath()
        .filter((title) => title !== '')
        .join(' › ')}: ${reason ?? 'no reason given'}`;
    });
    process.stdout.write(`\nNot proven here, ${skipped.length} skipped:\n${lines.join('\n')}\n`);
  }

  printsToStdio() {
    return false;
  }
}

// oxlint-disable-next-line import/no-default-export -- Playwright takes nothing else
export default SkipReporter;
