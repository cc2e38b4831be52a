#!/usr/bin/env node
// @ts-check
// The executable that takes Electron's place. Run it as Electron is run: `electron.mjs [switches] <app folder> [arguments]`.
import { register } from 'node:module';
import { buildRuntime } from './build.mjs';
import { findChromium } from './find-chromium.mjs';

await buildRuntime();
register('./resolve-electron.mjs', import.meta.url);
/** @type {typeof import('./main.ts')} */
const { runApp } = await import(new URL('./out/runtime.js', import.meta.url).href);
await runApp(process.argv.slice(2), findChromium);
