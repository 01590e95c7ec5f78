#!/usr/bin/env -S node --disable-warning=ExperimentalWarning
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Modules that were compiled once load in half the time. The folder belongs to the project: what lies in a
// folder of all users could be somebody else's code. Where it can't be written, nothing is kept.
enableCompileCache(join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'opposable'));
await import('./program.ts');
