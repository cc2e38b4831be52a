import { homedir } from 'node:os';
import { appDataFolder, chosenDataFolder } from './data-folder.ts';
import { runInProcess } from './process-io.ts';

const { env: environment, platform } = process;

process.exitCode = await runInProcess({
  args: process.argv.slice(2),
  dataFolder: chosenDataFolder(environment) ?? appDataFolder({ platform, environment, homeFolder: homedir() }),
  osKey: undefined,
});
