import type { Attachment } from '../../shared/host/contract';
import type { Json, JsonObject } from '../../shared/json';
import type { Field } from '../../shared/registers/field';
import { hrefOfRecord } from '../app/router';
import { Button } from '../ui/button';
import { ClassChip } from '../ui/chips';
import { SignatureView } from '../ui/fields/signature-view';
import { useAttachments } from './attachments';
import { type Naming, titleOf, valueText } from './values';

type Props = { readonly field: Field; readonly value: Json | undefined; readonly naming: Naming };

/** A value in a record: text as typed, links one can follow, attachments one can open, rows as a small table. */
export function FieldValue({ field, value, naming }: Props) {
  if (value === undefined || value === null || value === '')
    return <span className="no-value">（なし）</span>;
  switch (field.kind) {
    case 'class':
      return <ClassChip aspect={field.aspect} level={String(value)} />;
    case 'person':
    case 'section':
    case 'link':
      return <RecordLink id={String(value)} naming={naming} />;
    case 'links':
      return (
        <ul className="value-list">
          {(value as readonly string[]).map((id) => (
            <li key={id}>
              <RecordLink id={id} naming={naming} />
            </li>
          ))}
        </ul>
      );
    case 'attachments':
      return <AttachmentList files={value as unknown as readonly Attachment[]} />;
    case 'signature':
      return <SignatureView value={value} />;
    case 'rows':
      return <RowsValue fields={field.fields} rows={value as readonly JsonObject[]} naming={naming} />;
    default:
      return <span className="typed-text">{valueText(naming, field, value)}</span>;
  }
}

/** The title of another record, as the way to it. */
export function RecordLink({ id, naming }: { readonly id: string; readonly naming: Naming }) {
  const state = naming.record(id as never);
  const title = titleOf(naming, id);
  return state ? <a href={hrefOfRecord(state.register, id)}>{title}</a> : <span>{title}</span>;
}

function RowsValue(props: {
  readonly fields: readonly Field[];
  readonly rows: readonly JsonObject[];
  readonly naming: Naming;
}) {
  const shown = props.fields.filter((field) => props.rows.some((row) => row[field.key] !== undefined));
  return (
    <div className="rows-value">
      <table>
        <thead>
          <tr>
            {shown.map((field) => (
              <th key={field.key} scope="col">
                {field.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and are never moved here
            <tr key={at}>
              {shown.map((field) => (
                <td key={field.key}>
                  <FieldValue field={field} value={row[field.key]} naming={props.naming} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const KILO = 1024;
const sizeText = (size: number): string =>
  size < KILO * KILO ? `${Math.max(1, Math.round(size / KILO))}KB` : `${(size / KILO / KILO).toFixed(1)}MB`;

function AttachmentList({ files }: { readonly files: readonly Attachment[] }) {
  const { open } = useAttachments();
  return (
    <ul className="value-list">
      {files.map((file) => (
        <li key={file.sha256}>
          <Button tone="quiet" size="small" onPress={() => void open(file)}>
            {file.name}（{sizeText(file.size)}）
          </Button>
        </li>
      ))}
    </ul>
  );
}
