import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';

/** Draws the dashboard. Its parts are taken up one after the other, so that none keeps the page busy for long. */
async function start(root: HTMLElement): Promise<void> {
  const { createRoot } = await import('react-dom/client');
  const { App } = await import('./app.tsx');
  createRoot(root).render(<App />);
}

const root = document.getElementById('root');
if (root) void start(root);
