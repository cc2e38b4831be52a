import '../styles/index.css';
import { createRoot } from 'react-dom/client';
import { AnnouncerProvider } from '../components/Announcer.tsx';
import { App } from './App.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';

// A file dropped beside its target would otherwise replace the page.
for (const type of ['dragover', 'drop']) {
  window.addEventListener(type, (event) => event.preventDefault());
}

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <ErrorBoundary>
      <AnnouncerProvider>
        <App bridge={window.tokenbooth} />
      </AnnouncerProvider>
    </ErrorBoundary>,
  );
}
