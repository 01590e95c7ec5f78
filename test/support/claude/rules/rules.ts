import { checkCacheBreakpoints } from './cache-breakpoints.ts';
import { checkImages } from './images.ts';
import { checkContent, checkRoles } from './messages.ts';
import type { Rule } from './rule.ts';
import { checkMaxTokens, checkModel, checkSampling } from './settings.ts';
import { checkToolPairing } from './tool-pairing.ts';
import { checkTools } from './tools.ts';
import { checkToolset } from './toolset.ts';

/** The rules that one request must keep by itself, in the order in which they are checked. */
export const rules: readonly Rule[] = [
  checkModel,
  checkMaxTokens,
  checkSampling,
  checkTools,
  checkToolset,
  checkRoles,
  checkContent,
  checkToolPairing,
  checkCacheBreakpoints,
  checkImages,
];
