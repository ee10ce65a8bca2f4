import { Eraser, Undo2 } from 'lucide-react';
import { useId, useState } from 'react';
import { type DrawnSignature, type Signature, signatureIn } from '../../../shared/registers/signature';
import { Button } from '../button';
import { FieldFrame } from './frame';
import type { FieldOf, InputProps } from './services';
import { SignatureCanvas } from './signature-pad';

const MANNERS = [
  { value: 'drawn', label: 'ここに手書きで署名する' },
  { value: 'typed', label: '氏名を入力する（手書きできないとき）' },
] as const;

/** One line less; null when it was the last one. */
function withoutLast(signature: DrawnSignature): DrawnSignature | null {
  const strokes = signature.strokes.slice(0, -1);
  return strokes.length === 0 ? null : { ...signature, strokes };
}

/** 署名: written by pen, finger or mouse, or the name typed where somebody cannot draw. */
export function SignatureInput({
  field,
  value,
  onChange,
  onBlur,
  ...rest
}: InputProps<FieldOf<'signature'>>) {
  const given = signatureIn(value);
  const [manner, setManner] = useState<Signature['manner']>(given?.manner ?? 'drawn');
  const name = useId();
  const drawn = given?.manner === 'drawn' ? given : null;
  const set = (next: Signature | null) =>
    onChange(next === null ? undefined : (next as unknown as NonNullable<typeof value>));
  const turn = (to: Signature['manner']) => {
    setManner(to);
    onChange(undefined);
  };
  return (
    <FieldFrame field={field} {...rest} group="group">
      {(ids) => (
        <div className="signature">
          <div className="choices" role="radiogroup" aria-labelledby={ids.label}>
            {MANNERS.map((one) => (
              <label key={one.value} className="choice">
                <input
                  type="radio"
                  name={name}
                  checked={manner === one.value}
                  onChange={() => turn(one.value)}
                />
                {one.label}
              </label>
            ))}
          </div>
          {manner === 'drawn' ? (
            <>
              <SignatureCanvas
                label={drawn ? `${field.label}（署名済み）` : `${field.label}（ペン・指・マウスで書く欄）`}
                describedBy={ids.describedBy}
                value={drawn}
                onChange={set}
              />
              <span className="signature-tools">
                <Button
                  size="small"
                  icon={Undo2}
                  {...(drawn ? {} : { refusal: 'まだ書かれていません。' })}
                  onPress={() => drawn && set(withoutLast(drawn))}
                >
                  1画戻す
                </Button>
                <Button
                  size="small"
                  icon={Eraser}
                  {...(drawn ? {} : { refusal: 'まだ書かれていません。' })}
                  onPress={() => set(null)}
                >
                  書き直す
                </Button>
              </span>
            </>
          ) : (
            <input
              className="input signature-name"
              aria-label={`${field.label}（氏名）`}
              aria-invalid={ids.invalid || undefined}
              autoComplete="off"
              maxLength={60}
              value={given?.manner === 'typed' ? given.name : ''}
              onChange={(event) =>
                set(event.target.value === '' ? null : { manner: 'typed', name: event.target.value })
              }
              onBlur={onBlur}
            />
          )}
        </div>
      )}
    </FieldFrame>
  );
}
