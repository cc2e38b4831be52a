// Started by each-step.test.ts with a folder, the name of a scenario and the step to be killed at. Prints the number of
// steps if it lives to see the end.
import { countedSteps, startCountingSteps } from './kill-at-step.ts';
import { SCENARIOS, type ScenarioName } from './scenarios.ts';
import { startService } from './service.ts';

const [folder = '', name = '', killAt = ''] = process.argv.slice(2);
const { begin, change } = SCENARIOS[name as ScenarioName];
const vault = startService(folder);
await begin(vault);
startCountingSteps(killAt === '' ? Number.POSITIVE_INFINITY : Number(killAt));
await change(vault);
const steps = countedSteps();
await vault.close();
process.stdout.write(`${steps}\n`);
