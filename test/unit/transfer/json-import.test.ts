import { describe, expect, it, test } from 'vitest';
import { foundIn, pairsIn, problemIn } from './found.ts';
import { API_KEY, APPLICATION_ID, KEYS, OTHER_API_KEY } from './keys.ts';

test.each([
  { apiKey: API_KEY, apiSecret: 'abc' },
  { api_key: API_KEY, api_secret: 'abc' },
  { key: API_KEY, secret: 'abc' },
  { apiKey: Number(API_KEY), apiSecret: 'abc' },
  { OPENTOK_API_KEY: API_KEY, OPENTOK_API_SECRET: 'abc' },
])('an API key and its secret are found as %j', (json) => {
  const { source, projects } = foundIn(JSON.stringify(json));
  expect(source).toBe('json');
  expect(projects).toMatchObject([{ family: 'opentok', credentialId: API_KEY, secret: 'abc' }]);
});

test.each([
  ['applicationId', 'privateKey'],
  ['application_id', 'private_key'],
  ['appId', 'privateKey'],
])('an application and its key are found as %s and %s', (id, key) => {
  const text = JSON.stringify({ [id]: APPLICATION_ID, [key]: KEYS.pkcs1 });
  expect(foundIn(text).projects).toMatchObject([
    { family: 'vonage', credentialId: APPLICATION_ID, secret: KEYS.pkcs1.trim() },
  ]);
});

describe('projects in JSON', () => {
  it('are found in lists, and keep their name and environment', () => {
    const list = [
      { name: 'Acme EU', environment: 'Production', apiKey: API_KEY, apiSecret: 'a' },
      { label: 'Acme staging', apiKey: OTHER_API_KEY, apiSecret: 'b' },
      { application_name: 'Video', application_id: APPLICATION_ID, private_key: KEYS.pkcs8 },
    ];
    for (const json of [list, { projects: list }, { data: { items: list } }]) {
      expect(foundIn(JSON.stringify(json)).projects).toMatchObject([
        { name: 'Acme EU', environment: 'production', secret: 'a' },
        { name: 'Acme staging', environment: 'staging', secret: 'b' },
        { name: 'Video', environment: null, credentialId: APPLICATION_ID },
      ]);
    }
  });

  it('take name and environment from the object they are in', () => {
    const json = {
      acme: { staging: { apiKey: '1', apiSecret: 'a' } },
      'Globex live': { apiKey: '2', apiSecret: 'b' },
      opentok: { apiKey: '3', apiSecret: 'c' },
    };
    expect(foundIn(JSON.stringify(json)).projects).toMatchObject([
      { credentialId: '1', environment: 'staging', suggestedName: null },
      { credentialId: '2', environment: 'production', suggestedName: 'Globex live' },
      { credentialId: '3', environment: null, suggestedName: null },
    ]);
  });

  it('are found in what is almost JSON, line by line', () => {
    expect(pairsIn(`{\n  apiKey: '${API_KEY}', // Acme\n  "apiSecret": "abc",\n}`)).toEqual([`${API_KEY} abc`]);
  });
});

describe('a vonage-cli configuration', () => {
  const account = { 'api-key': '12345678', 'api-secret': 'account-secret' };

  it('of version 3 gives its application and leaves the account out', () => {
    const text = JSON.stringify({ ...account, 'app-id': APPLICATION_ID, 'private-key': KEYS.pkcs8 });
    const { source, projects, notices } = foundIn(text, 'config.json');
    expect(source).toBe('vonage-cli');
    expect(projects).toMatchObject([{ family: 'vonage', credentialId: APPLICATION_ID, secret: KEYS.pkcs8.trim() }]);
    expect(notices).toEqual([expect.stringContaining('Vonage account')]);
  });

  it('with the account alone has nothing to import, and says why', () => {
    expect(problemIn(JSON.stringify(account)).message).toContain('Vonage account');
    expect(problemIn(JSON.stringify({ apiKey: 'ab12cd34', apiSecret: 'x' })).message).toContain('Vonage account');
  });

  it('with the path of a key gives the application without it', () => {
    const { projects, notices } = foundIn(JSON.stringify({ 'app-id': APPLICATION_ID, 'private-key': './private.key' }));
    expect(projects).toMatchObject([{ credentialId: APPLICATION_ID, secret: '' }]);
    expect(notices).toEqual([expect.stringContaining('Import the key file itself')]);
  });

  it('of version 2 is known by its file name', () => {
    const text = JSON.stringify({ apiKey: '12345678', apiSecret: 'x', appId: APPLICATION_ID });
    expect(foundIn(text, 'vonage.config.json')).toMatchObject({
      source: 'vonage-cli',
      projects: [{ credentialId: APPLICATION_ID }],
    });
  });

  it('is meant by an account key beside an application without any vendor named', () => {
    const json = { apiKey: '12345678', apiSecret: 'x', applicationId: APPLICATION_ID, privateKey: KEYS.pkcs8 };
    expect(foundIn(JSON.stringify(json)).projects).toMatchObject([{ family: 'vonage' }]);
    const both = { ...json, openTokApiKey: API_KEY, openTokApiSecret: 'y' };
    expect(foundIn(JSON.stringify(both)).projects.map(({ family }) => family)).toEqual(['vonage', 'opentok']);
  });
});

test('names that mean something to JavaScript are not data', () => {
  const inner = `{"apiKey":"${API_KEY}","apiSecret":"x"}`;
  for (const key of ['__proto__', 'constructor', 'prototype']) {
    expect(problemIn(`{"${key}":${inner}}`).code).toBe('IMPORT_INVALID');
  }
  expect(pairsIn(`{"__proto__":{"apiKey":"1"},"apiKey":"${API_KEY}","apiSecret":"x"}`)).toEqual([`${API_KEY} x`]);
  expect(({} as { apiKey?: unknown }).apiKey).toBeUndefined();
});
