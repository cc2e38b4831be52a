import { Eye, EyeOff } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, type Ref, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import { afterPointer } from './after-pointer.ts';
import { cx } from './cx.ts';
import { Keys } from './Keys.tsx';
import styles from './TextInput.module.css';

/** What makes a field of one line the field of a list below it (a combobox). */
export interface ListControl {
  listId: string;
  isOpen: boolean;
  /** The id of the row that is marked. */
  activeRowId: string | undefined;
  onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
}

interface TextInputProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  /** The shortcut that leads here, shown beside the label. */
  keys?: string;
  /** Shown at the end of the label's line: a counter, a badge. */
  aside?: ReactNode;
  description?: ReactNode;
  error?: ReactNode;
  placeholder?: string;
  /** Identifiers and keys are easier to compare in monospace. */
  mono?: boolean;
  /** `secret` masks the text, with a button that shows it. */
  kind?: 'text' | 'secret';
  /** What that button shows; its label where it is left out. */
  secretName?: string;
  /** A text area that grows with its text. */
  multiline?: boolean;
  /** The label is read out but not drawn, where the surroundings already name the field. */
  hideLabel?: boolean;
  /** The id of an element elsewhere that describes the field too. */
  describedBy?: string;
  /** The longest text in characters. */
  maxLength?: number;
  /** What Enter does in a field of one line, instead of sending the form. */
  onEnter?: () => void;
  /** Sees a pasted text first; answers true to keep it out of the field. */
  onPasteText?: (text: string, field: HTMLInputElement | HTMLTextAreaElement) => boolean;
  /** For a field of one line. */
  list?: ListControl;
  /** Stands inside the field, at its end. */
  inField?: ReactNode;
  inputRef?: Ref<HTMLElement>;
}

/** A labelled text field with its description and error tied to it. Never offers completion or a spelling check. */
export function TextInput(props: TextInputProps) {
  const {
    label,
    keys,
    aside,
    description,
    error,
    placeholder,
    mono,
    kind = 'text',
    secretName = lowerFirst(label),
    multiline = false,
    hideLabel = false,
    onEnter,
    onPasteText,
    list,
    inField,
    inputRef,
  } = props;
  const { onBlur } = props;
  const [isShown, setShown] = useState(false);
  const isMasked = kind === 'secret' && !isShown;
  const inputProps = {
    ...(placeholder === undefined ? {} : { placeholder }),
    className: cx(
      styles['input'],
      mono && styles['mono'],
      kind === 'secret' && styles['secret'],
      isMasked && multiline && styles['masked'],
    ),
  };
  return (
    <TextField
      className={styles['field'] ?? ''}
      value={props.value}
      onChange={props.onChange}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      autoComplete="off"
      spellCheck="false"
      autoCorrect="off"
      {...(onBlur === undefined ? {} : { onBlur: () => afterPointer(onBlur) })}
      {...(onPasteText === undefined
        ? {}
        : {
            onPaste: (event: ClipboardEvent) => {
              const field = event.target as HTMLInputElement | HTMLTextAreaElement;
              if (onPasteText(event.clipboardData.getData('text/plain'), field)) {
                event.preventDefault();
              }
            },
          })}
      {...(props.maxLength === undefined ? {} : { maxLength: props.maxLength })}
      {...(!multiline ? { type: isMasked ? 'password' : 'text' } : {})}
      {...(hideLabel ? { 'aria-label': label } : {})}
      {...(props.describedBy === undefined ? {} : { 'aria-describedby': props.describedBy })}
    >
      {(!hideLabel || aside !== undefined) && (
        <div className={styles['head']}>
          {!hideLabel && <Label className={styles['label'] ?? ''}>{label}</Label>}
          {keys !== undefined && <Keys label={keys} />}
          {aside !== undefined && <span className={styles['aside']}>{aside}</span>}
        </div>
      )}
      <div className={styles['box']}>
        {multiline ? (
          <TextArea {...inputProps} ref={inputRef as Ref<HTMLTextAreaElement>} rows={1} />
        ) : (
          <Input
            {...inputProps}
            ref={inputRef as Ref<HTMLInputElement>}
            {...(list === undefined ? {} : comboboxProps(list))}
            {...(onEnter === undefined ? {} : { onKeyDown: (event) => runOnEnter(event, onEnter) })}
          />
        )}
        {inField}
        {kind === 'secret' && (
          <AriaButton
            className={styles['reveal'] ?? ''}
            slot={null}
            aria-label={`${isShown ? 'Hide' : 'Show'} ${secretName}`}
            onPress={() => setShown(!isShown)}
          >
            {isShown ? <EyeOff size={15} /> : <Eye size={15} />}
          </AriaButton>
        )}
      </div>
      <FieldError className={styles['error'] ?? ''}>{error}</FieldError>
      {description !== undefined && (
        <Text slot="description" className={styles['description'] ?? ''}>
          {description}
        </Text>
      )}
    </TextField>
  );
}

function comboboxProps({ listId, isOpen, activeRowId, onKeyDown }: ListControl) {
  return {
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': isOpen,
    ...(isOpen ? { 'aria-controls': listId } : {}),
    ...(activeRowId === undefined ? {} : { 'aria-activedescendant': activeRowId }),
    onKeyDown,
  } as const;
}

function runOnEnter(event: KeyboardEvent, action: () => void) {
  // With Ctrl or Cmd it is the window's own shortcut.
  if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) {
    return;
  }
  event.preventDefault();
  action();
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
