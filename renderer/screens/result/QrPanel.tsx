import { Check, Copy, Eye, EyeOff, ImageDown, Pin } from 'lucide-react';
import { type Ref, type RefObject, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { type CopyFacts, copyText } from '../../../shared/copy-formats.ts';
import { isLinkTemplate } from '../../../shared/own-template.ts';
import type { QrContent } from '../../../shared/qr-code.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { useTimeWords } from '../../components/time-words.tsx';
import { useFocusAfterRender } from '../../components/use-focus-after-render.ts';
import { useFocusRescue } from '../../components/use-focus-rescue.ts';
import { useIsPast } from '../../components/use-now.ts';
import { QrCode } from './QrCode.tsx';
import styles from './QrPanel.module.css';
import { qrSymbol } from './qr-symbol.ts';
import type { Copying } from './use-copy.ts';
import { useHideAfter } from './use-hide-after.ts';

const SHOWN_FOR_SECONDS = 60;

const LABELS: Record<QrContent, string> = { token: 'the token', json: 'the JSON', own: 'your own template' };

export interface QrPanelHandle {
  /** Shows the code again if it was hidden. */
  show: () => void;
  /** Scrolls as little as it takes to have the whole code in sight. */
  reveal: () => void;
}

interface QrPanelProps {
  facts: CopyFacts;
  content: QrContent;
  onChangeContent: (content: QrContent) => void;
  /** Unix seconds. */
  expiresAt: number;
  copying: Copying;
  /** Gets the focus where the control that had it goes with the code. */
  focusWhenLost: RefObject<HTMLElement | null>;
  ref: Ref<QrPanelHandle>;
}

/** The token as a QR code, for a phone's camera. An expired token is never drawn. */
export function QrPanel(props: QrPanelProps) {
  const { expiresAt, copying } = props;
  const isExpired = useIsPast(expiresAt);
  return (
    <>
      {isExpired ? (
        <Note tone="bad">
          <strong>This token has expired, so it is not drawn.</strong> Generate again to get one that can join.
        </Note>
      ) : (
        <LivePanel {...props} />
      )}
      {copying.savedAs !== undefined && (
        <p className={styles['words']}>Saved as {copying.savedAs}. It works like the token itself.</p>
      )}
      {copying.problem?.place === 'qr' && <Note tone="bad">{copying.problem.message}</Note>}
    </>
  );
}

function LivePanel(props: QrPanelProps) {
  const { facts, content, onChangeContent, expiresAt, copying, focusWhenLost, ref } = props;
  const announce = useAnnounce();
  const { localAndUtc } = useTimeWords();
  const visibility = useHideAfter(SHOWN_FOR_SECONDS * 1000, () => announce('QR code hidden.'));
  const code = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => ({
    show: () => void (visibility.state === 'hidden' && visibility.show()),
    reveal: () => code.current?.scrollIntoView({ block: 'nearest' }),
  }));
  const focusAfterRender = useFocusAfterRender();
  useFocusRescue(focusWhenLost);
  const visibilityButton = useRef<HTMLButtonElement>(null);
  const text = copyText(content, facts);
  const symbol = useMemo(() => qrSymbol(text), [text]);
  return (
    <>
      <Segmented
        label="The code holds"
        options={optionsOf(facts)}
        value={content}
        onChange={onChangeContent}
        hideLabel
      />
      {'tooManyBytes' in symbol ? (
        <TooLong
          bytes={symbol.tooManyBytes}
          canBeShorter={content !== 'token' && !('tooManyBytes' in qrSymbol(facts.token))}
          onShorten={() => {
            onChangeContent('token');
            // The button goes with what it says.
            focusAfterRender(() => visibilityButton.current?.focus());
          }}
        />
      ) : (
        <>
          <p className={styles['words']}>
            {contentWords(content, facts, text)} Anyone who scans it can join a session of {facts.projectName} until{' '}
            {localAndUtc(expiresAt)}.
          </p>
          {visibility.state === 'hidden' ? (
            <p className={styles['words']}>The code is hidden.</p>
          ) : (
            // A code wider than the pane is scrolled, never shrunk.
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            <div ref={code} className={styles['scroll']} tabIndex={0} role="region" aria-label="QR code">
              <QrCode symbol={symbol} label={`QR code of ${LABELS[content]}`} />
            </div>
          )}
          <div className={styles['actions']}>
            <VisibilityButton {...visibility} buttonRef={visibilityButton} />
            <PictureButtons copying={copying} content={content} />
          </div>
          {visibility.state === 'shown' && (
            <p className={styles['words']}>Hides by itself after {SHOWN_FOR_SECONDS} seconds.</p>
          )}
        </>
      )}
    </>
  );
}

/** One button for what can be done now, so that the focus stays when the code hides itself. */
function VisibilityButton(props: ReturnType<typeof useHideAfter> & { buttonRef: Ref<HTMLButtonElement> }) {
  const { state, show, keep, hide, buttonRef } = props;
  const [label, act, Icon] = {
    shown: ['Keep showing', keep, Pin] as const,
    kept: ['Hide', hide, EyeOff] as const,
    hidden: ['Show again', show, Eye] as const,
  }[state];
  return (
    <Button ref={buttonRef} icon={<Icon size={15} aria-hidden="true" />} onPress={act}>
      {label}
    </Button>
  );
}

function PictureButtons({ copying, content }: { copying: Copying; content: QrContent }) {
  const [isSaving, setSaving] = useState(false);
  const isCopied = copying.copiedAt === 'qr';
  const save = async () => {
    setSaving(true);
    await copying.saveQr(content);
    setSaving(false);
  };
  return (
    <>
      <Button
        icon={isCopied ? <Check size={15} aria-hidden="true" /> : <Copy size={15} aria-hidden="true" />}
        onPress={() => void copying.copyQr(content)}
      >
        {isCopied ? 'Copied' : 'Copy picture'}
      </Button>
      <Button icon={<ImageDown size={15} aria-hidden="true" />} isPending={isSaving} onPress={() => void save()}>
        Save picture…
      </Button>
    </>
  );
}

interface TooLongProps {
  bytes: number;
  canBeShorter: boolean;
  onShorten: () => void;
}

function TooLong({ bytes, canBeShorter, onShorten }: TooLongProps) {
  return (
    <Note tone="warn">
      <strong>Too long for a QR code.</strong> This is {bytes.toLocaleString('en-GB')} bytes, and a code holds 2,953.{' '}
      {canBeShorter ? (
        <Button variant="link" onPress={onShorten}>
          Use the token alone
        </Button>
      ) : (
        'Copy it instead, or generate again with shorter metadata.'
      )}
    </Note>
  );
}

function optionsOf({ ownTemplate }: CopyFacts): { value: QrContent; label: string }[] {
  const always = [
    { value: 'token', label: 'Token' },
    { value: 'json', label: 'JSON' },
  ] as const;
  return ownTemplate.trim() === ''
    ? [...always]
    : [...always, { value: 'own', label: isLinkTemplate(ownTemplate) ? 'Own link' : 'Own template' }];
}

function contentWords(content: QrContent, { format, ownTemplate }: CopyFacts, text: string): string {
  const count = `${text.length.toLocaleString('en-GB')} characters`;
  const idName = format === 'application-jwt' ? 'application ID' : 'API key';
  if (content === 'own') {
    return isLinkTemplate(ownTemplate)
      ? `Holds your own link with the token in it, ${count}. A phone opens it.`
      : `Holds your own template, filled in, ${count}.`;
  }
  return content === 'token'
    ? `Holds the token alone, ${count}.`
    : `Holds JSON with ${idName}, session ID and token, ${count}.`;
}
