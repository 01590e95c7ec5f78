import type { PhoneElement } from '../../domain/phone.ts';
import type { PhoneAction } from '../../domain/phone-action.ts';
import { type ApprovalRule, type Decision, firstRule, type Policy } from '../../domain/policy.ts';
import { dialogOf, refusesPermission } from './dialogs.ts';
import { elementRisk, entersLetter, isSlider } from './element-risk.ts';
import { plainWords } from './plain-words.ts';
import type { Risk } from './risky-phrases.ts';
import { asksToSend } from './send-request.ts';
import { ANDROID_BARS, asksPermissions, isHomeScreen } from './system-apps.ts';

/** A tool use that is about to be carried out. */
export type JudgedUse = {
  /** What the model called the tool. */
  readonly tool: string;
  /** What the phone would be told; nothing for a tool that doesn't touch it. */
  readonly action?: PhoneAction | undefined;
  /** What the action would act on. */
  readonly target?: PhoneElement | undefined;
  /** What is on the screen. */
  readonly elements: readonly PhoneElement[];
  /** The package in front, or null when it can't be told. */
  readonly app: string | null;
  /** All that the user said. */
  readonly instruction: string;
};

/** What becomes of a tool use. `reason` is for the person who decides and for the agent. */
export type Judgement =
  | { readonly decision: 'allow' }
  | {
      readonly decision: 'ask' | 'deny';
      readonly reason: string;
      readonly rule: Risk | 'permission' | 'policy';
    };

const ALLOW: Judgement = { decision: 'allow' };
const MAX_QUOTE = 80;
const RECENTS_CLEARED = 'clear all';
const WHY: Readonly<Record<Risk | 'permission', string>> = {
  purchase: 'may spend money',
  send: 'may send or publish something that the user did not ask to send',
  delete: 'may delete something for good',
  permission: 'may grant a permission, or install something',
};

/**
 * Decides whether a tool use may be carried out. The first rule of the policy that fits decides; without
 * one, a person is asked before a purchase, before something is sent that the user didn't ask to send,
 * before something is deleted, and before a permission is granted unless the policy answers those. Told by
 * the names of what is touched, so what has no name, or one in a language that isn't known, passes.
 */
export function judge(use: JudgedUse, policy: Policy): Judgement {
  const rule = firstRule(policy.approvals, {
    tools: use.action === undefined ? [use.tool] : [use.tool, use.action.type],
    app: use.action?.type === 'open_app' ? use.action.name : (use.app ?? ''),
    texts: textsOf(use),
  });
  if (rule) return byRule(rule);
  const risk = riskOfUse(use);
  if (risk !== undefined) return judgement('ask', risk, use);
  return grantsPermission(use) ? judgement(policy.dialogs.permission, 'permission', use) : ALLOW;
}

function byRule({ decision, reason }: ApprovalRule): Judgement {
  if (decision === 'allow') return ALLOW;
  const words = decision === 'ask' ? 'asks a person first' : 'forbids it';
  return { decision, reason: reason ?? `A rule of the session's policy ${words}.`, rule: 'policy' };
}

function judgement(decision: Decision, rule: Risk | 'permission', { target, app }: JudgedUse): Judgement {
  if (decision === 'allow') return ALLOW;
  const name = target === undefined ? '' : target.label || target.id || '';
  const what = name === '' ? 'This' : JSON.stringify(name.slice(0, MAX_QUOTE));
  return { decision, reason: `${what} ${app === null ? '' : `in ${app} `}${WHY[rule]}.`, rule };
}

/** What the patterns of rules are held against. */
function textsOf({ action, target }: JudgedUse): readonly string[] {
  const own = (): readonly string[] => {
    if (action?.type === 'type_text') return [action.text];
    if (action?.type === 'open_app') return [action.name];
    if (action?.type === 'open_url') return [action.url];
    return action?.type === 'press_button' ? [action.button] : [];
  };
  return [target?.label, target?.value, target?.id, ...own()].filter((text) => text !== undefined);
}

function riskOfUse(use: JudgedUse): Risk | undefined {
  const { target, elements, app, instruction } = use;
  if (target === undefined) return undefined;
  const touched = isTouch(use) ? elementRisk(target, elements) : undefined;
  const risk = entersText(use.action) && entersLetter(target) ? 'send' : touched;
  if (risk === 'send' && asksToSend(instruction)) return undefined;
  const isRecents = (app !== null && isHomeScreen(app)) || app === ANDROID_BARS;
  return isRecents && plainWords(target.label) === RECENTS_CLEARED ? undefined : risk;
}

/** Whatever doesn't refuse counts as a grant, and so does a touch of what can't be told. */
function grantsPermission(use: JudgedUse): boolean {
  const { target, elements, app } = use;
  if (!isTouch(use) || (target && refusesPermission(target))) return false;
  return asksPermissions(app) || dialogOf(app, elements)?.kind === 'permission';
}

/** The enter key presses a button that has the focus. */
function isTouch({ action, target }: JudgedUse): boolean {
  if (action?.type === 'press_button') return action.button === 'enter' && target?.role === 'button';
  const type = action?.type;
  if (type === 'swipe' || type === 'drag') return target !== undefined && isSlider(target);
  return type === 'tap' || type === 'double_tap' || type === 'long_press';
}

/** The enter key sends in many apps, and a new line that is typed is that key. */
function entersText(action: PhoneAction | undefined): boolean {
  if (action?.type === 'type_text') return /[\n\r]/.test(action.text);
  return action?.type === 'press_button' && action.button === 'enter';
}
