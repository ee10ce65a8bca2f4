import { Copy, Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Json, JsonObject } from '../../../shared/json';
import type { Finding } from '../../../shared/policy/finding';
import type { Field } from '../../../shared/registers/field';
import { Button, IconButton } from '../button';
import { ClauseLink } from '../notices';
import { FieldFrame } from './frame';
import type { FieldOf, InputProps } from './services';

type RowsInputProps = InputProps<FieldOf<'rows'>> & {
  /** Draws the input of one cell. */
  readonly drawCell: (props: InputProps) => ReactNode;
};

const isRow = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const linesOf = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isRow) : [];

/** Findings of one cell are addressed as `rows.2.quantity` (counted from 0). */
const findingsAt = (findings: readonly Finding[], path: string): readonly Finding[] =>
  findings.filter((finding) => finding.field === path);

/** Help and clause stand once in the header instead of under every cell. */
function ColumnHelp({ field, services }: Pick<InputProps, 'field' | 'services'>) {
  if (field.help === undefined && field.clause === undefined) return null;
  return (
    <span className="rows-help">
      {field.help}
      {field.clause ? <ClauseLink clause={field.clause} onShow={services.showClause} /> : null}
    </span>
  );
}

/** What stands in a line already: the record's name and number, or the words. */
function Given({ field, value, services }: Pick<InputProps, 'field' | 'value' | 'services'>) {
  if (field.kind !== 'link') return typeof value === 'string' ? value : null;
  const option = services.records(field.registers).find(({ id }) => id === value);
  return (
    <>
      {option?.label}
      {option?.detail && <span className="rows-given">{option.detail}</span>}
    </>
  );
}

/** Columns of what is given are there if any line has something to show in them. */
const columnsOf = (fields: readonly Field[], lines: readonly JsonObject[]): readonly Field[] =>
  fields.filter(({ key, given }) => !given || lines.some((line) => line[key] !== undefined));

export function withValue(row: JsonObject, key: string, value: Json | undefined): JsonObject {
  const { [key]: _, ...others } = row;
  return value === undefined ? others : { ...others, [key]: value };
}

/** A small table to fill in: one line per thing, each cell an input of its own kind. */
export function RowsInput({
  field,
  value,
  onChange,
  findings = [],
  drawCell,
  onTouched,
  ...rest
}: RowsInputProps) {
  const lines = linesOf(value);
  const own = findings.filter((finding) => !finding.field?.startsWith(`${field.key}.`));
  const set = (next: readonly JsonObject[]) => onChange(next.length === 0 ? undefined : next);
  const replace = (at: number, line: JsonObject) =>
    set(lines.map((old, index) => (index === at ? line : old)));
  const start = Object.fromEntries(
    field.fields.flatMap((inner) => (inner.initial === undefined ? [] : [[inner.key, inner.initial]])),
  );
  const columns = columnsOf(field.fields, lines);
  return (
    <FieldFrame field={field} {...rest} findings={own} group="group">
      {(ids) => (
        <>
          {lines.length > 0 ? (
            <div className="rows-scroller">
              <table className="rows" aria-labelledby={ids.label}>
                <thead>
                  <tr>
                    <th scope="col" className="rows-number">
                      行
                    </th>
                    {columns.map((inner) => (
                      <th key={inner.key} scope="col">
                        {inner.label}
                        {inner.required ? <span className="field-required">必須</span> : null}
                        <ColumnHelp field={inner} services={rest.services} />
                      </th>
                    ))}
                    <th scope="col">操作</th>
                  </tr>
                </thead>
                <tbody>
                  {lines.map((line, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a line has no identity but its place
                    <tr key={index}>
                      <th scope="row" className="rows-number">
                        {index + 1}
                      </th>
                      {columns.map((inner) => (
                        <td
                          key={inner.key}
                          data-kind={inner.kind}
                          data-path={`${field.key}.${index}.${inner.key}`}
                        >
                          {inner.given ? (
                            <Given field={inner} value={line[inner.key]} services={rest.services} />
                          ) : inner.shownWhen && !inner.shownWhen(line) ? null : (
                            drawCell({
                              field: inner,
                              value: line[inner.key],
                              onChange: (next) => {
                                onTouched?.(`${field.key}.${index}.${inner.key}`);
                                replace(index, withValue(line, inner.key, next));
                              },
                              onBlur: () => onTouched?.(`${field.key}.${index}.${inner.key}`),
                              findings: findingsAt(findings, `${field.key}.${index}.${inner.key}`),
                              services: rest.services,
                              compact: true,
                            })
                          )}
                        </td>
                      ))}
                      <td className="rows-actions">
                        {!field.fixed && (
                          <IconButton
                            icon={Copy}
                            size="small"
                            label={`${index + 1}行目を複写`}
                            onPress={() =>
                              set([...lines.slice(0, index + 1), line, ...lines.slice(index + 1)])
                            }
                          />
                        )}
                        <IconButton
                          icon={Trash2}
                          size="small"
                          label={`${index + 1}行目を削る`}
                          onPress={() => set(lines.filter((_, at) => at !== index))}
                        />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          ) : null}
          <span hidden={field.fixed}>
            <Button size="small" icon={Plus} onPress={() => set([...lines, start])}>
              行を加える
            </Button>
          </span>
        </>
      )}
    </FieldFrame>
  );
}
