import { wordSet } from './plain-words.ts';

/** The last parts of the resource ids of a dialog's buttons, the one to prefer first. */
export const DIALOG_IDS = {
  allow: [
    'permission_allow_one_time_button',
    'permission_allow_foreground_only_button',
    'permission_allow_button',
  ],
  deny: ['permission_deny_button', 'permission_deny_and_dont_ask_again_button'],
  cancel: ['cancel_button'],
  wait: ['aerr_wait'],
  restart: ['aerr_restart'],
  close: ['aerr_close'],
} as const;

/**
 * The labels of the same buttons in English, German, French, Spanish and Turkish, those to prefer first. A
 * dialog in another language is known by its ids alone.
 */
export const DIALOG_LABELS: Readonly<Record<keyof typeof DIALOG_IDS | 'ok', ReadonlySet<string>>> = {
  allow: wordSet([
    ...['Only this time', 'Allow once', 'While using the app', 'Allow while using app'],
    ...['Allow only while using the app', 'Allow', 'Allow full access'],
    ...['Nur dieses Mal', 'Einmal erlauben', 'Bei Nutzung der App', 'Beim Verwenden der App erlauben'],
    ...['Zulassen', 'Erlauben'],
    ...['Uniquement cette fois-ci', 'Autoriser une fois', "Lorsque vous utilisez l'appli"],
    ...["Autoriser lorsque l'app est active", 'Autoriser'],
    ...[
      'Solo esta vez',
      'Permitir una vez',
      'Mientras se usa la app',
      'Permitir al usarse la app',
      'Permitir',
    ],
    ...['Yalnızca bu defa', 'Bir kez izin ver', 'Uygulama kullanılırken', 'İzin ver'],
  ]),
  /** Grants something where another button refuses. */
  ok: wordSet(['OK', 'Tamam', 'Aceptar']),
  deny: wordSet([
    ...["Don't allow", 'Do not allow', 'Deny', 'Ask app not to track', 'Nicht zulassen', 'Nicht erlauben'],
    ...['Ablehnen', 'Ne pas autoriser', 'Refuser', 'No permitir', 'Denegar', 'Rechazar', 'İzin verme'],
    ...['Reddet'],
  ]),
  /** Refuses in the dialogs of the package installer, and means little elsewhere. */
  cancel: wordSet(['Cancel', 'Abbrechen', 'Annuler', 'Cancelar', 'İptal', 'Vazgeç']),
  wait: wordSet(['Wait', 'Warten', 'Attendre', 'Esperar', 'Bekle']),
  restart: wordSet([
    ...['Open app again', 'App wieder öffnen', "Rouvrir l'application", 'Volver a abrir la aplicación'],
    ...['Uygulamayı tekrar aç'],
  ]),
  close: wordSet([
    ...['Close app', 'App schließen', "Fermer l'application", 'Cerrar aplicación', 'Cerrar la aplicación'],
    ...['Uygulamayı kapat', 'Close', 'Schließen', 'Fermer', 'Cerrar', 'Kapat'],
  ]),
};

/** What Android says of an app that failed, as a part of a plain sentence in English. */
export const APP_FAILED = /keeps stopping|has stopped|isn't responding|is not responding/;
