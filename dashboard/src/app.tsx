import { type CSSVariablesResolver, createTheme, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { Provider } from 'urql';
import { client } from './api/client.ts';
import { Pages } from './pages.tsx';

const theme = createTheme({
  primaryColor: 'cyan',
  // Dark enough for white text on it.
  primaryShade: { light: 9, dark: 8 },
  respectReducedMotion: true,
  cursorType: 'pointer',
});

/** What is written smaller or less loudly must be read all the same: 4.5 to 1 on every ground that we have. */
const readable: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': 'var(--mantine-color-gray-7)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-7)',
  },
  dark: {
    '--mantine-color-dimmed': 'var(--mantine-color-dark-1)',
    '--mantine-color-placeholder': 'var(--mantine-color-dark-1)',
  },
});

/** The nonce that the server has put into the page for the theme's variables. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

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
