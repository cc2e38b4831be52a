import { collectProblems } from '../../helpers/problems.ts';
import { expect, skipWhereScriptsDoNotStart, test } from './fixture.ts';

skipWhereScriptsDoNotStart();

test('errors in a window are gathered for the test that runs', async ({ app, page }) => {
  const problems = collectProblems();
  await problems.watch(app);
  await page.evaluate(() => {
    // oxlint-disable-next-line no-console -- this is what is looked for
    console.error('said in the console');
    setTimeout(() => {
      throw new Error('thrown by a timer');
    });
    document.body.setAttribute('style', 'color: red');
    void new Worker('data:text/javascript,1');
  });
  await expect
    .poll(() => [...new Set(problems.all().map(({ kind }) => kind))].toSorted())
    .toEqual(['console-error', 'csp-violation', 'page-error']);
  expect(
    problems
      .all()
      .map(({ text }) => text)
      .join('\n'),
  ).toContain('worker-src');
});
