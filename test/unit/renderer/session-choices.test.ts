import { describe, expect, test } from 'vitest';
import { choiceDay, sessionChoices, shortSessionId } from '../../../renderer/screens/sessions/session-choices.ts';
import type { SessionBook } from '../../../shared/sessions.ts';
import { localDay } from '../../../shared/time-words.ts';
import { OPENTOK } from '../../helpers/projects.ts';

const NAMED_AT = 1_767_139_200;
const USED_AT = 1_767_225_600;

function named(name: string, sessionId: string) {
  return { id: '00000000-0000-4000-8000-00000000000a', name, sessionId, createdAt: NAMED_AT };
}

const book: SessionBook = {
  named: [named('Café test', 'unreadable-a'), named('Load test', OPENTOK.sessionId), named('Login', 'unreadable-b')],
  recent: ['unreadable-b', 'unreadable-c', OPENTOK.sessionId].map((sessionId) => ({ sessionId, usedAt: USED_AT })),
};

const idsOf = (query: string) => {
  const choices = sessionChoices(book, query);
  return [choices.named, choices.recent].map((group) => group.map(({ sessionId }) => sessionId));
};

describe('sessionChoices', () => {
  test('those with a name come as they were used last, the rest of the used ones apart', () => {
    expect(idsOf('')).toEqual([['unreadable-b', OPENTOK.sessionId, 'unreadable-a'], ['unreadable-c']]);
  });

  test.each([
    ['cafe', [['unreadable-a'], []]],
    ['TEST load', [[OPENTOK.sessionId], []]],
    [OPENTOK.sessionId.slice(4, 20), [[OPENTOK.sessionId], []]],
    ['unreadable', [['unreadable-b', 'unreadable-a'], ['unreadable-c']]],
    ['login test', [[], []]],
  ])('%s finds by name and by ID', (query, found) => {
    expect(idsOf(query)).toEqual(found);
  });

  test('the day is that of its creation as the ID has it, else of its naming, or of its use', () => {
    const { named: withName, recent } = sessionChoices(book, '');
    expect(withName.map(choiceDay)).toEqual([
      localDay(NAMED_AT),
      `Created ${localDay(1_767_139_200)}`,
      localDay(NAMED_AT),
    ]);
    expect(recent.map(choiceDay)).toEqual([`Used ${localDay(USED_AT)}`]);
  });
});

test('a long session ID is cut in its middle', () => {
  expect(shortSessionId(OPENTOK.sessionId)).toBe(`${OPENTOK.sessionId.slice(0, 6)}…${OPENTOK.sessionId.slice(-10)}`);
  expect(shortSessionId('2_short')).toBe('2_short');
});
