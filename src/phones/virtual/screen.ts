import type { App, Os } from './app.ts';
import { APPS, DOCK } from './apps.ts';
import type { Faults } from './faults.ts';
import type { Canvas } from './renderer.ts';
import { PERMISSION_PACKAGE, type PhoneState } from './state.ts';
import { NAVIGATION_BAR_DP, navigationBar, STATUS_BAR_DP, statusBar } from './system/bars.ts';
import { home, recents } from './system/home.ts';
import { type KeyboardKeys, keyboard, keyboardDp } from './system/keyboard.ts';
import { dialog, toast } from './system/overlays.ts';
import { COLOR } from './theme.ts';
import { column, type View } from './view.ts';

/** What the parts of the system do when they are touched. */
export type SystemActions = Omit<KeyboardKeys, 'hide'> & {
  readonly open: (app: App) => void;
  readonly back: () => void;
  readonly home: () => void;
  readonly recents: () => void;
  readonly closePopup: () => void;
  readonly answerPermission: (granted: boolean) => void;
};

/** @returns everything that is on the screen, from the app up to the toast. */
export function composeScreen(
  { system, apps }: PhoneState,
  os: Os,
  canvas: Canvas,
  faults: Faults,
  actions: SystemActions,
): View {
  const app = APPS.find((candidate) => candidate.package === system.foreground);
  const onHome = app === undefined || system.recentsShown;
  const ink = onHome ? '#ffffff' : COLOR.ink;
  const low = canvas.widthPx > canvas.heightPx;
  const asking = APPS.find((candidate) => candidate.package === system.permission);
  return column(
    { style: { width: '100%', height: '100%', fontFamily: 'Inter', background: COLOR.paper } },
    column(
      {
        style: {
          position: 'absolute',
          left: 0,
          right: 0,
          top: onHome ? 0 : STATUS_BAR_DP,
          height:
            areaDp(canvas) + (onHome ? STATUS_BAR_DP : 0) - (system.keyboardShown ? keyboardDp(low) : 0),
          overflow: 'hidden',
        },
      },
      front(app, system.recentsShown),
    ),
    statusBar(os, ink),
    navigationBar(actions, ink, onHome ? 'rgba(20, 24, 40, 0.35)' : COLOR.paper),
    faults.popup && app !== undefined && !onHome && promotion(app, actions.closePopup),
    system.keyboardShown &&
      keyboard(
        system.keyboard,
        {
          ...actions,
          hide: () => {
            system.keyboardShown = faults.stuckKeyboard;
          },
        },
        low,
      ),
    asking && permissionDialog(asking, actions.answerPermission),
    system.toast !== null && !os.reached(system.toast.untilMs) && toast(system.toast.words),
  );

  function front(inFront: App | undefined, recentsShown: boolean): View {
    if (recentsShown) {
      const used = system.recents.flatMap((name) => APPS.filter((candidate) => candidate.package === name));
      return recents(used, actions.open, () => {
        system.recents = [];
      });
    }
    if (inFront === undefined) return home(os, APPS, DOCK, actions.open);
    const view = inFront.view(apps[inFront.package] ?? {}, os);
    return { ...view, package: inFront.package, style: { width: '100%', height: '100%', ...view.style } };
  }
}

function areaDp({ heightPx, scale }: Canvas): number {
  return heightPx / scale - STATUS_BAR_DP - NAVIGATION_BAR_DP;
}

function permissionDialog({ name, permission = '' }: App, answer: (granted: boolean) => void): View {
  return dialog({
    package: PERMISSION_PACKAGE,
    title: `Allow ${name} to ${permission}?`,
    choices: [
      { label: 'Allow', id: 'permission_allow_button', onTap: () => answer(true) },
      { label: "Don't allow", id: 'permission_deny_button', onTap: () => answer(false) },
    ],
  });
}

function promotion(app: App, close: () => void): View {
  return dialog({
    package: app.package,
    title: `Get more out of ${app.name}`,
    body: 'Try Plus free for 30 days. No advertisements, more fun.',
    choices: [
      { label: 'Start free trial', kind: 'filled', id: 'promotion_accept', onTap: close },
      { label: 'Not now', id: 'promotion_close', onTap: close },
    ],
  });
}
