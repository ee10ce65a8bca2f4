import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';

type Props = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onLeave: (keeping: boolean) => void;
};

/** Asked when a half-filled form is left: keep it as a draft, throw it away, or go on. */
export function LeaveDialog({ isOpen, onClose, onLeave }: Props) {
  return (
    <Dialog
      title="書きかけをどうしますか"
      size="small"
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button tone="primary" onPress={() => onLeave(true)}>
            書きかけを残して閉じる
          </Button>
          <Button tone="danger" onPress={() => onLeave(false)}>
            捨てて閉じる
          </Button>
          <Button onPress={onClose}>入力に戻る</Button>
        </>
      }
    >
      <p>残した書きかけは「本日の処理」と、この画面から続けられます。</p>
    </Dialog>
  );
}
