import { expect, test } from '../helpers/app.ts';

// Were the error overlooked, this would be reported as passing unexpectedly.
test.fail('fails a test for an error in the console (as this one is meant to)', async ({ app }) => {
  const { window } = await app.launch();
  await window.evaluate(() => {
    // oxlint-disable-next-line no-console -- this is what is looked for
    console.error('nobody asked for this');
  });
});

test('keeps the data of a test from start to start', async ({ app }) => {
  const first = await app.launch();
  const second = await app.restart({ osKey: 'weak' });
  expect(second.userData).toBe(first.userData);
  expect(await second.electron.evaluate(({ app: electronApp }) => electronApp.getPath('userData'))).toBe(
    first.userData,
  );
});
