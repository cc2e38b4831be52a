// Started by random-kills.test.ts with a folder, a seed and a file to write to. Changes the vault in that folder over and
// over until it is killed, and says so in the file: one line before each save with the list that is to be saved, one line
// after it.
import { openSync, writeSync } from 'node:fs';
import type { Result } from '../../shared/results.ts';
import { seededRandom } from './random.ts';
import { contentOf, draftOf, lineOf, savedValueOf, startService, valueOf } from './service.ts';

const FEWEST_PROJECTS = 2;
const MOST_PROJECTS = 6;

const [folder = '', seed = '', logPath = ''] = process.argv.slice(2);
const log = openSync(logPath, 'w');
const random = seededRandom(Number(seed));
const below = (limit: number) => Math.floor(random() * limit);

const vault = startService(folder);
await vault.open();
let content = contentOf(vault);

/** What is written to a file outlives the process; what is in a pipe or a stream may not. */
function tell(word: string): void {
  writeSync(log, `${JSON.stringify({ word, content })}\n`);
}

async function save(next: string[], change: () => Promise<Result<unknown>>): Promise<void> {
  content = next;
  tell('begun');
  savedValueOf(vault, await change());
  tell('saved');
}

tell('opened');
process.stdout.write('opened');
for (;;) {
  const { projects } = valueOf(vault.listProjects());
  const index = below(projects.length);
  const project = projects[index];
  const chance = random();
  const draft = draftOf(below(1_000_000), `secret ${below(1_000_000_000)} ${'x'.repeat(below(3000))}`);
  if (project === undefined || projects.length < FEWEST_PROJECTS || (chance < 0.4 && projects.length < MOST_PROJECTS)) {
    await save([...content, lineOf(draft)], () => vault.addProject(draft));
  } else if (chance < 0.7) {
    await save(content.with(index, lineOf(draft)), () => vault.editProject(project.id, draft));
  } else {
    await save(content.toSpliced(index, 1), () => vault.removeProject(project.id));
  }
}
