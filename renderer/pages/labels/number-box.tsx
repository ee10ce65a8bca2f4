import { useId, useState } from 'react';

type Props = {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  /** Places after the point: 1 for tenths of a millimetre, 0 for whole numbers. */
  readonly places: 0 | 1;
  readonly onChange: (value: number) => void;
};

/** Typed freely, full width too; only what is right is passed on, and what is wrong is said, never changed. */
export function NumberBox({ label, value, least, most, places, onChange }: Props) {
  const [typing, setTyping] = useState<string | null>(null);
  const fault = useId();
  const read = (text: string): number | null => {
    const plain = text.normalize('NFKC').replaceAll('−', '-').trim();
    const number = /^-?\d{1,4}(?:\.\d{1,3})?$/.test(plain) ? Number(plain) : Number.NaN;
    const fits = number >= least && number <= most && Number(number.toFixed(places)) === number;
    return fits ? number : null;
  };
  const wrong = typing !== null && read(typing) === null;
  return (
    <label className="label-number">
      {label}
      <input
        className="input"
        inputMode="decimal"
        autoComplete="off"
        value={typing ?? String(value)}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? fault : undefined}
        onChange={(event) => {
          setTyping(event.target.value);
          const number = read(event.target.value);
          if (number !== null) onChange(number);
        }}
        onBlur={() => {
          if (!wrong) setTyping(null);
        }}
      />
      {wrong && (
        <span id={fault} className="label-fault" role="alert">
          {`${least}〜${most}の${places === 0 ? '整数' : '数（0.1単位）'}で入力してください。`}
        </span>
      )}
    </label>
  );
}
