import type { Os } from '../app.ts';
import { SYSTEM_UI_PACKAGE } from '../state.ts';
import { column, text, type View } from '../view.ts';
import { dayOf, statusBar, timeOfDay } from './bars.ts';

/**
 * The lock screen: the time, and how to get past it.
 *
 * @param needsCode whether pushing it up is not enough
 */
export function lockScreen(os: Os, needsCode: boolean, open: () => void): View {
  return column(
    { style: { width: '100%', height: '100%', fontFamily: 'Inter', background: '#141a2e' } },
    column(
      {
        package: SYSTEM_UI_PACKAGE,
        id: 'keyguard_root_view',
        blocks: true,
        onSwipeUp: open,
        style: { width: '100%', height: '100%', padding: '110px 20px 40px', alignItems: 'center' },
      },
      text(
        timeOfDay(os.now()),
        { fontSize: 64, fontWeight: 600, color: '#ffffff' },
        { id: 'lockscreen_clock_view' },
      ),
      text(dayOf(os.now()), { fontSize: 16, color: 'rgba(255, 255, 255, 0.85)' }),
      column({ style: { flexGrow: 1 } }),
      text(
        needsCode ? 'Locked with a code' : 'Swipe up to unlock',
        { fontSize: 15, color: '#ffffff' },
        { id: 'keyguard_indication_text' },
      ),
    ),
    statusBar(os, '#ffffff'),
  );
}
