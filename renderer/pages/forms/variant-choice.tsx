import type { Variant } from '../../../shared/registers/forms';

export const VARIANTS: readonly (readonly [Variant, string])[] = [
  ['filled', '記録から作る'],
  ['blank', '空欄（手書き用）'],
  ['example', '記入例'],
];

type Props = {
  readonly offered: readonly (readonly [Variant, string])[];
  readonly variant: Variant;
  readonly onVariant: (variant: Variant) => void;
};

/** Filled, blank or as the example. */
export function VariantChoice({ offered, variant, onVariant }: Props) {
  return (
    <fieldset className="row-settings">
      <legend>作り方</legend>
      {offered.map(([value, label]) => (
        <label key={value} className="check-field">
          <input type="radio" name="variant" checked={variant === value} onChange={() => onVariant(value)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
