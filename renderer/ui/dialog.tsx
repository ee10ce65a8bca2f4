import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button, type ButtonTone, IconButton } from './button';

export type DialogProps = {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly size?: 'small' | 'normal' | 'wide';
  /** 'alertdialog' for what cannot be left without an answer. */
  readonly role?: 'dialog' | 'alertdialog';
  /** The buttons at the foot, the primary one first. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** A dialog is only for a decision or a form; what merely happened goes to the status line. Esc closes it. */
export function Dialog({
  title,
  isOpen,
  onClose,
  size = 'normal',
  role = 'dialog',
  actions,
  children,
}: DialogProps) {
  return (
    <ModalOverlay
      className="dialog-overlay"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="dialog-modal" data-size={size}>
        <AriaDialog className="dialog" role={role}>
          <header className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton icon={X} label="閉じる" onPress={onClose} />
          </header>
          <div className="dialog-body">{children}</div>
          {actions ? <footer className="dialog-foot">{actions}</footer> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export type ConfirmProps = {
  readonly title: string;
  readonly isOpen: boolean;
  /** What pressing does, in full: 「この取込みを取り消す」. */
  readonly verb: string;
  readonly tone?: Extract<ButtonTone, 'primary' | 'danger'>;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly busy?: boolean;
  readonly children: ReactNode;
};

/** Asks before something is done; the other way out is always やめる. */
export function Confirm({
  title,
  isOpen,
  verb,
  tone = 'primary',
  onConfirm,
  onClose,
  busy = false,
  children,
}: ConfirmProps) {
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onClose={onClose}
      size="small"
      role="alertdialog"
      actions={
        <>
          <Button tone={tone} busy={busy} onPress={onConfirm}>
            {verb}
          </Button>
          <Button onPress={onClose} autoFocus={tone === 'danger'}>
            やめる
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
