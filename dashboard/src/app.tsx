import { type CSSVariablesResolver, createTheme, MantineProvider, Notification } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { Provider } from 'urql';
import { client } from './api/client.ts';
import { Pages } from './pages.tsx';

const theme = createTheme({
  primaryColor: 'cyan',
  // Dark enough for white text on it.
  primaryShade: 9,
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Modal: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    Notification: Notification.extend({
      defaultProps: { closeButtonProps: { 'aria-label': 'Close' } },
      styles: { description: { color: 'var(--mantine-color-dimmed)' } },
    }),
  },
});

/** What is written smaller or less loudly must be read all the same: 4.5 to 1 on every ground that we have. */
const readable: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...words('green', '#237032'),
    ...words('yellow', '#7a4d00'),
    ...words('orange', '#a63c00'),
    ...words('red', '#b02525'),
    '--mantine-color-dimmed': 'var(--mantine-color-gray-7)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-7)',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
  },
  dark: {
    '--mantine-color-dimmed': 'var(--mantine-color-dark-1)',
    '--mantine-color-placeholder': 'var(--mantine-color-dark-1)',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
  },
});

/** Words in a colour, on the page and on the colour's own light ground. */
function words(name: string, color: string): Record<string, string> {
  return { [`--mantine-color-${name}-text`]: color, [`--mantine-color-${name}-light-color`]: color };
}

/** The nonce that the server has put into the page for the theme's variables. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

// Where the library that holds the page still behind a dialog looks for it.
Object.assign(globalThis, { __webpack_nonce__: nonce });

/** The dashboard. */
export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={readable}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <Notifications position="bottom-right" />
      <Provider value={client}>
        <Pages />
      </Provider>
    </MantineProvider>
  );
}
