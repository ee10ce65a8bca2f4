import { useState } from 'react';
import type { JsonObject } from '../../shared/json';
import { FieldInput } from '../ui/fields/field-input';
import { withValue } from '../ui/fields/rows';
import { fields, judge, services } from './sample-fields';

const filled: JsonObject = {
  name: '住民異動届つづり（令和8年度）',
  kind: 'medium',
  confidentiality: '2B',
  restrictions: ['持出禁止'],
  personal: true,
  quantity: 12,
  applicant: '00000000000000000000000001',
  witness: '00000000000000000000000001',
  section: '00000000000000000000002001',
  doneOn: '2026-11-22',
  acquired: { unsure: '令和5年頃', sortAs: '2023-01-01' },
  doneAt: '2026-11-22T14:05',
  media: ['00000000000000000000010000', '00000000000000000000010001'],
  scans: [{ sha256: 'b'.repeat(64), name: '決裁文書 20261122.pdf', type: 'application/pdf', size: 345_678 }],
  items: [
    { serial: 'ABC-0001', method: '物理破壊', count: 1 },
    { serial: 'ABC-0002', count: 2 },
  ],
};

export function FieldsPage() {
  const [values, setValues] = useState<JsonObject>(filled);
  const findings = judge(values);
  return (
    <div className="gallery-stack gallery-fields">
      {fields.map((field) => (
        <FieldInput
          key={field.key}
          field={field}
          value={values[field.key]}
          onChange={(value) => setValues(withValue(values, field.key, value))}
          findings={findings.filter((finding) => finding.field === field.key)}
          services={services}
        />
      ))}
    </div>
  );
}
