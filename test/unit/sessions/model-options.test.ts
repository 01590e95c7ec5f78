import { expect, test } from 'vitest';
import { anthropicModel } from '../../../src/models/anthropic.ts';
import { demoModel } from '../../../src/models/demo.ts';
import { modelOptions } from '../../../src/sessions/model-options.ts';

test('without a key for Claude the demo model is all there is', () => {
  expect(modelOptions(demoModel(), undefined, [])).toEqual([
    {
      id: 'opposable-demo',
      label: 'demo model (built in, rule-based; not an AI)',
      isDefault: true,
      isDemo: true,
    },
  ]);
});

test('the default comes first, every known model once, and the demo last', () => {
  const claude = anthropicModel({ apiKey: 'sk-test', defaultModel: 'claude-sonnet-5-5' });
  const options = modelOptions(demoModel(), claude, ['claude-opus-5-5', 'claude-sonnet-5-5']);
  expect(options.map(({ id, isDefault }) => [id, isDefault])).toEqual([
    ['claude-sonnet-5-5', true],
    ['claude-opus-5-5', false],
    ['opposable-demo', false],
  ]);
});
