import type {
  ComputerMemberName,
  ComputerToolset20260801,
} from '@anthropic-ai/sdk/resources/messages/messages';
import type { Toolset } from '../model.ts';

/** Every member of the toolset; the type makes sure that none is missing. */
const MEMBERS = Object.keys({
  cursor_position: null,
  double_click: null,
  hold_key: null,
  key: null,
  left_click: null,
  left_click_drag: null,
  left_mouse_down: null,
  left_mouse_up: null,
  middle_click: null,
  mouse_move: null,
  right_click: null,
  screenshot: null,
  scroll: null,
  triple_click: null,
  type: null,
  wait: null,
  zoom: null,
} satisfies Record<ComputerMemberName, null>);

/** The generations that have the toolset: 4.8 of Opus, and all from 5 on. */
const WITH_TOOLSET = /^claude-([a-z]+-([5-9]|\d\d)|opus-4-8)([-@]|$)/;

/**
 * The toolset as an entry of `tools`. Every member is on unless it is told otherwise, so each is told. It
 * takes no size of a screen: points are pixels of the screenshots.
 *
 * @throws {TypeError} when a member is not one of the toolset's, or none is on: the API would refuse it
 * @see https://platform.claude.com/docs/en/agents-and-tools/tool-use/computer-use-tool
 */
export function computerToolset({ members }: Toolset): ComputerToolset20260801 {
  const unknown = members.filter((member) => !MEMBERS.includes(member));
  if (unknown.length > 0 || members.length === 0) {
    throw new TypeError(
      `The computer toolset has ${MEMBERS.join(', ')}: name at least one of them, and not "${unknown.join(', ')}".`,
    );
  }
  return {
    type: 'computer_toolset_20260801',
    configs: Object.fromEntries(MEMBERS.map((member) => [member, { enabled: members.includes(member) }])),
  };
}

/** @returns whether a model has the toolset; undefined for an id that Anthropic has not given. */
export function hasComputerToolset(modelId: string): boolean | undefined {
  return modelId.startsWith('claude-') ? WITH_TOOLSET.test(modelId) : undefined;
}
