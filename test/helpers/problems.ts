import type { BrowserContext, ConsoleMessage, ElectronApplication, Page } from '@playwright/test';

/** What no test may leave behind unnoticed. */
export type ProblemKind = 'console-error' | 'page-error' | 'csp-violation';

interface Problem {
  readonly kind: ProblemKind;
  readonly text: string;
}

export interface ProblemCollector {
  watch(app: ElectronApplication): Promise<void>;
  /** Reads what the open windows have kept; to be called before they close. */
  sweep(app: ElectronApplication): Promise<void>;
  all(): Problem[];
}

const violationMark = 'csp-violation-report';

// Runs in the page. A blocked `data:` worker, for one, is in no console message but in such a report.
function reportViolations(mark: string) {
  const observer = new ReportingObserver(
    (reports) => {
      // oxlint-disable-next-line no-console -- the console of the page is the way to the test
      for (const report of reports) {
        // oxlint-disable-next-line no-console -- the page's console is the way out of the page
        console.error(`${mark} ${JSON.stringify(report)}`);
      }
    },
    { types: ['csp-violation'], buffered: true },
  );
  observer.observe();
}

/** Gathers errors of the windows' consoles, uncaught errors and violations of the content security policy, each once. */
export function collectProblems(): ProblemCollector {
  const problems = new Map<string, Problem>();

  function add(kind: ProblemKind, text: string) {
    problems.set(`${kind} ${text}`, { kind, text });
  }

  function addMessage(message: ConsoleMessage) {
    if (message.type() !== 'error') {
      return;
    }
    const isViolation = message.text().startsWith(violationMark) || message.text().includes('Content Security Policy');
    add(isViolation ? 'csp-violation' : 'console-error', message.text());
  }

  async function watchPage(page: Page) {
    await page.evaluate(reportViolations, violationMark).catch(() => {});
  }

  async function watch(app: ElectronApplication) {
    const context: BrowserContext = app.context();
    context.on('console', addMessage);
    context.on('weberror', (error) => add('page-error', error.error().message));
    await context.addInitScript(reportViolations, violationMark);
    context.on('page', (page) => void watchPage(page));
    await Promise.all(app.windows().map(watchPage));
  }

  async function sweepPage(page: Page) {
    for (const message of await page.consoleMessages()) {
      addMessage(message);
    }
    for (const error of await page.pageErrors()) {
      add('page-error', error.message);
    }
  }

  return {
    watch,
    // A window that has just closed has nothing more to say.
    sweep: async (app) => {
      await Promise.all(app.windows().map((page) => sweepPage(page).catch(() => {})));
    },
    all: () => [...problems.values()],
  };
}
