import { type Ref, useImperativeHandle, useRef, useState } from 'react';
import { type Key, Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import type { CopyFormat } from '../../../shared/copy-formats.ts';
import type { GeneratedToken } from '../../../shared/contract.ts';
import type { Project } from '../../../shared/projects.ts';
import type { QrContent } from '../../../shared/qr-code.ts';
import { Keys } from '../../components/Keys.tsx';
import { shortcutLabel } from '../../components/shortcuts.ts';
import { useFocusAfterRender } from '../../components/use-focus-after-render.ts';
import { ClaimsTable } from './ClaimsTable.tsx';
import { copyFactsOf, copyFormatsOf, snippetFormatOf, type SnippetFormat } from './copy-words.ts';
import { Facts } from './Facts.tsx';
import { QrPanel, type QrPanelHandle } from './QrPanel.tsx';
import styles from './ResultTabs.module.css';
import { SnippetPanel } from './SnippetPanel.tsx';
import type { Copying } from './use-copy.ts';

export interface ResultTabsHandle {
  /** Shows the QR code, with the focus on its tab. */
  showQr: () => void;
}

interface ResultTabsProps {
  token: GeneratedToken;
  project: Project;
  copying: Copying;
  lastCopiedAs: CopyFormat | null;
  ref: Ref<ResultTabsHandle>;
}

/** Three ways to look at the token; what was chosen last stays for the next one of the project. */
export function ResultTabs({ token, project, copying, lastCopiedAs, ref }: ResultTabsProps) {
  const [tab, setTab] = useState<Key>('claims');
  const [chosen, setChosen] = useState<{ projectId: string; format: SnippetFormat }>();
  const [qrContent, setQrContent] = useState<QrContent>('token');
  const qrTab = useRef<HTMLDivElement>(null);
  const qrPanel = useRef<QrPanelHandle>(null);
  const focusAfterRender = useFocusAfterRender();
  useImperativeHandle(ref, () => ({
    showQr: () => {
      setTab('qr');
      qrPanel.current?.show();
      focusAfterRender(() => {
        qrTab.current?.focus();
        // The code is below the tabs, and below the edge of a small window, where it is what has to be seen whole.
        qrTab.current?.scrollIntoView({ block: 'start' });
        qrPanel.current?.reveal();
      });
    },
  }));
  const formats = copyFormatsOf(project);
  const snippetFormat = snippetFormatOf(chosen?.projectId === project.id ? chosen.format : lastCopiedAs, formats);
  const facts = copyFactsOf(token, project);
  return (
    <Tabs className={styles['tabs'] ?? ''} selectedKey={tab} onSelectionChange={setTab}>
      <TabList className={styles['list'] ?? ''} aria-label="More about the token">
        <Tab id="claims" className={styles['tab'] ?? ''}>
          Claims
        </Tab>
        <Tab id="snippet" className={styles['tab'] ?? ''}>
          Snippet
        </Tab>
        <Tab ref={qrTab} id="qr" className={styles['tab'] ?? ''}>
          QR <Keys label={shortcutLabel('show-qr')} />
        </Tab>
      </TabList>
      <TabPanel id="claims" className={styles['panel'] ?? ''}>
        <Facts token={token} project={project} />
        <ClaimsTable claims={token.claims} />
      </TabPanel>
      <TabPanel id="snippet" className={styles['panel'] ?? ''}>
        <SnippetPanel
          formats={formats}
          facts={facts}
          format={snippetFormat}
          onChangeFormat={(format) => setChosen({ projectId: project.id, format })}
          copying={copying}
        />
      </TabPanel>
      {/* Not mounted before it is chosen, so no code is drawn unasked. */}
      <TabPanel id="qr" className={styles['panel'] ?? ''}>
        <QrPanel
          key={token.tokenId}
          ref={qrPanel}
          facts={facts}
          // Another project may have no template.
          content={qrContent === 'own' && !formats.includes('own') ? 'token' : qrContent}
          onChangeContent={setQrContent}
          expiresAt={token.expiresAt}
          copying={copying}
          focusWhenLost={qrTab}
        />
      </TabPanel>
    </Tabs>
  );
}
