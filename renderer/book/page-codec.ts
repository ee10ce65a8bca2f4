import type { DeviceId, Instant, RecordId, RegisterId } from '../../shared/ids';
import type { Position } from '../../shared/journal/entry';
import type { RecordState } from '../../shared/journal/project';
import type { Json, JsonObject } from '../../shared/json';

/*
 * Rows of one register as short JSON: a page is decrypted and parsed at every start, and most of a folded record says
 * the same as its neighbours (names of fields, devices, who set which field). A quarter of the plain size.
 */
type Place = readonly [tick: number, device: number, seq: number];
/** Values by the keys of a shape; the keys are kept once per page. */
type Shaped = readonly [shape: number, ...values: Json[]];

type PackedRow = readonly [
  id: string,
  number: string | null,
  fields: Shaped,
  status: string,
  head: string,
  position: Place,
  created: Place | 0,
  entries: number,
  createdAt: string,
  updatedAt: string | 0,
  /** Which fields were touched: a shape whose values are places, 0 for the place of creation. */
  touched: Shaped,
  detail: Shaped,
  rest: { readonly voided?: Json; readonly conflicts?: Json } | 0,
];
type PackedPage = {
  readonly devices: readonly string[];
  readonly shapes: readonly (readonly string[])[];
  readonly rows: readonly PackedRow[];
};

const samePlace = (a: Position, b: Position): boolean =>
  a.tick === b.tick && a.device === b.device && a.seq === b.seq;

/** A list of distinct things with the way to their places in it. */
function indexed<T>(nameOf: (thing: T) => string) {
  const list: T[] = [];
  const known = new Map<string, number>();
  const indexOf = (thing: T): number => {
    const name = nameOf(thing);
    const index = known.get(name) ?? list.push(thing) - 1;
    known.set(name, index);
    return index;
  };
  return { list, indexOf };
}

export function packPage(states: readonly RecordState[]): Json {
  const devices = indexed<string>((device) => device);
  const shapes = indexed<readonly string[]>((keys) => JSON.stringify(keys));
  const place = ({ tick, device, seq }: Position): Place => [tick, devices.indexOf(device), seq];
  const shaped = (value: JsonObject): Shaped => [shapes.indexOf(Object.keys(value)), ...Object.values(value)];

  const rows = states.map((state): PackedRow => {
    const touched: [string, Json][] = Object.entries(state.touched).map(([field, at]) => [
      field,
      samePlace(at, state.created) ? 0 : place(at),
    ]);
    const rest = {
      ...(state.voided === null ? {} : { voided: state.voided }),
      ...(state.conflicts.length === 0 ? {} : { conflicts: state.conflicts as unknown as Json }),
    };
    return [
      state.id,
      state.number,
      shaped(state.fields),
      state.status,
      state.head,
      place(state.position),
      samePlace(state.created, state.position) ? 0 : place(state.created),
      state.entries,
      state.createdAt,
      state.updatedAt === state.createdAt ? 0 : state.updatedAt,
      shaped(Object.fromEntries(touched)),
      shaped(state.detail),
      Object.keys(rest).length === 0 ? 0 : rest,
    ];
  });
  const page: PackedPage = { devices: devices.list, shapes: shapes.list, rows };
  return page as unknown as Json;
}

/** The states of a page of `register`, equal to what was packed. The page was authenticated before. */
export function unpackPage(register: RegisterId, packed: Json): RecordState[] {
  const { devices, shapes, rows } = packed as unknown as PackedPage;
  const position = ([tick, device, seq]: Place): Position => ({
    tick,
    device: devices[device] as DeviceId,
    seq,
  });
  const object = (shaped: Shaped): JsonObject => {
    const keys = shapes[shaped[0]] ?? [];
    const value: { [key: string]: Json } = {};
    for (let at = 0; at < keys.length; at += 1) value[keys[at] as string] = shaped[at + 1] as Json;
    return value;
  };

  return rows.map((row): RecordState => {
    const [id, number, fields, status, head, at, from, entries, createdAt, updatedAt, marks, detail, rest] =
      row;
    const last = position(at);
    const created = from === 0 ? last : position(from);
    const touched = object(marks) as unknown as { [field: string]: Position | Place | 0 };
    for (const field of Object.keys(touched)) {
      const mark = touched[field] as Place | 0;
      touched[field] = mark === 0 ? created : position(mark);
    }
    return {
      register,
      id: id as RecordId,
      number,
      fields: object(fields),
      status,
      voided: (rest === 0 ? null : (rest.voided ?? null)) as RecordState['voided'],
      head: head as RecordState['head'],
      position: last,
      created,
      entries,
      createdAt: createdAt as Instant,
      updatedAt: (updatedAt === 0 ? createdAt : updatedAt) as Instant,
      touched: touched as RecordState['touched'],
      conflicts: (rest === 0 ? [] : (rest.conflicts ?? [])) as RecordState['conflicts'],
      detail: object(detail),
    };
  });
}
