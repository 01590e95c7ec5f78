const PERMISSION_PACKAGES: ReadonlySet<string> = new Set([
  'com.google.android.permissioncontroller',
  'com.android.permissioncontroller',
  'com.google.android.packageinstaller',
  'com.android.packageinstaller',
]);

/** Shows the system's own dialogs on Android, such as those of an app that failed. */
export const ANDROID_SYSTEM = 'android';
/** Android's bars, its notifications and its quick settings. */
export const ANDROID_BARS = 'com.android.systemui';
/** The home screen of iOS, which also shows its alerts. */
export const SPRINGBOARD = 'com.apple.springboard';

/** A part of the name that says launcher, or a last part that is "home"; an app named "homedepot" is none. */
const HOME_SCREEN = /launcher|(?:^|\.)home$/i;

/** @returns whether a package asks for permissions, or installs apps. */
export function asksPermissions(app: string | null): boolean {
  return app !== null && PERMISSION_PACKAGES.has(app);
}

/** @returns whether a package shows the dialogs of Android itself. */
export function isSystemDialog(app: string): boolean {
  return app === ANDROID_SYSTEM || asksPermissions(app);
}

/** @returns whether a package is a home screen, which also lists the apps that were used last. */
export function isHomeScreen(app: string): boolean {
  return app === SPRINGBOARD || HOME_SCREEN.test(app);
}
