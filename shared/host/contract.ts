import { z } from 'zod';
import {
  bookIdSchema,
  deviceIdSchema,
  hashSchema,
  instantSchema,
  personIdSchema,
  profileVersionSchema,
  recordIdSchema,
} from '../ids';
import { draftEntrySchema, entrySchema, headSchema } from '../journal/entry';
import { sealSchema } from '../journal/seal';
import { jsonObjectSchema, jsonSchema } from '../json';
import { problemSchema } from '../problem';
import { backupStateSchema, bookFactsSchema, folderSchema, generationSchema } from './backup-schemas';
import { type Channel, channel } from './channel';

const nothing = z.strictObject({});
const bytes = z.instanceof(Uint8Array);
const heads = z.record(deviceIdSchema, headSchema);
const password = z.string().min(1).max(1024);

export const statusSchema = z.strictObject({
  shell: z.enum(['electron', 'browser', 'test']),
  version: z.string(),
  dataFolder: z.string(),
  state: z.enum(['no-book', 'locked', 'unlocked']),
  book: z.strictObject({ id: bookIdSchema, name: z.string(), sample: z.boolean() }).nullable(),
  device: deviceIdSchema.nullable(),
  /** The account of the entry desk: whether there is one, and whether it is what is open now. */
  desk: z.enum(['none', 'set', 'open']),
  actor: z.strictObject({ person: personIdSchema, name: z.string() }).nullable(),
  /** Seconds until the next password may be tried; 0 when it may be tried now. */
  waitSeconds: z.number().int().nonnegative(),
  /** What the user should know about the data folder: read-only, wiped at log-off, little room, torn tail kept aside. */
  warnings: z.array(problemSchema),
});

export const attachmentSchema = z.strictObject({
  sha256: hashSchema,
  name: z.string().min(1).max(255),
  type: z.string().max(100),
  size: z.number().int().nonnegative(),
});

const publicKeysSchema = z.strictObject({ minisign: z.string(), ed25519: z.string() });

export const operationSchema = z.strictObject({
  kind: z.enum(['export', 'print', 'read', 'import', 'backup']),
  subject: z.string().max(200),
  count: z.number().int().nonnegative(),
  detail: z.string().max(500),
});

/** A job's progress, asked for by the id the caller chose when it started the work. */
export const progressSchema = z.strictObject({
  done: z.number().nonnegative(),
  total: z.number().nonnegative(),
  doing: z.string(),
});

/**
 * Everything the renderer can ask of the host, and nothing else. Both shells and the tests use this one list;
 * `dispatch` parses input and output.
 */
/** Names the parts of one commit. */
const batchSchema = z.string().min(1).max(64);

export const contract = {
  status: channel(nothing, statusSchema, { open: true }),
  /** Makes the book, its data key, this PC's key and the first user; answers with the recovery key to print. */
  createBook: channel(
    z.strictObject({
      name: z.string().min(1).max(100),
      userName: z.string().min(1).max(100),
      password,
      sample: z.boolean(),
    }),
    z.strictObject({ book: bookIdSchema, person: personIdSchema, recoveryKey: z.string() }),
    { open: true },
  ),
  /** `cacheKey` (32 bytes) is for this device's Dexie pages only; the data key never leaves the host. */
  unlock: channel(z.strictObject({ password }), z.strictObject({ cacheKey: bytes, person: personIdSchema }), {
    open: true,
  }),
  unlockWithRecoveryKey: channel(
    z.strictObject({ recoveryKey: z.string().max(200), newPassword: password }),
    z.strictObject({ cacheKey: bytes, person: personIdSchema }),
    { open: true },
  ),
  /**
   * 入退室受付 under its own password: areas, permissions and the entry log, and nothing else. Until it is locked,
   * every channel refuses but those of `deskChannels`.
   */
  unlockDesk: channel(z.strictObject({ password }), nothing, { open: true }),
  /** Gives the entry desk a password of its own; one it had ends. */
  setDesk: channel(z.strictObject({ password }), nothing),
  /** Takes the password of the entry desk away. */
  endDesk: channel(nothing, nothing),
  lock: channel(nothing, nothing, { open: true }),
  changePassword: channel(z.strictObject({ current: password, next: password }), nothing),
  /** `active`: whether the user touched the keyboard or the mouse since the last beat; it puts off the idle lock. */
  heartbeat: channel(
    z.strictObject({ active: z.boolean().optional() }),
    z.strictObject({ state: statusSchema.shape.state }),
    { open: true },
  ),

  heads: channel(nothing, z.strictObject({ heads, verified: z.boolean() })),
  /** Entries beyond `after`, in (device, seq) order, at most `limit` of them. */
  read: channel(
    z.strictObject({
      after: z.record(deviceIdSchema, z.number().int().nonnegative()),
      limit: z.number().int().min(1).max(20_000),
    }),
    z.strictObject({ entries: z.array(entrySchema), more: z.boolean() }),
    { asIs: true },
  ),
  /**
   * Drafts that the `append` of the same batch takes with it, before its own: a large import crosses a part at a time.
   * Nothing is written by this; another batch, or locking, drops them.
   */
  stageDrafts: channel(
    z.strictObject({ batch: batchSchema, drafts: z.array(draftEntrySchema).min(1).max(5_000) }),
    nothing,
  ),
  /**
   * One atomic commit: all of the drafts or none. Answers when they are on the disk, with the first of the entries;
   * `more`: the others are to be read.
   */
  append: channel(
    z.strictObject({
      drafts: z.array(draftEntrySchema).min(1).max(100_000),
      rules: profileVersionSchema,
      batch: batchSchema.optional(),
    }),
    z.strictObject({ entries: z.array(entrySchema), more: z.boolean() }),
    { asIs: true },
  ),
  recordEntries: channel(
    z.strictObject({ record: recordIdSchema }),
    z.strictObject({ entries: z.array(entrySchema) }),
    { asIs: true },
  ),
  logOperation: channel(operationSchema, nothing),

  saveDraft: channel(z.strictObject({ key: z.string().max(200), value: jsonObjectSchema }), nothing),
  drafts: channel(
    nothing,
    z.strictObject({
      drafts: z.array(z.strictObject({ key: z.string(), value: jsonObjectSchema, savedAt: instantSchema })),
    }),
  ),
  removeDraft: channel(z.strictObject({ key: z.string().max(200) }), nothing),

  putAttachment: channel(
    z.strictObject({ name: z.string().min(1).max(255), type: z.string().max(100), bytes }),
    attachmentSchema,
  ),
  getAttachment: channel(z.strictObject({ sha256: hashSchema }), z.strictObject({ bytes })),

  /** `documents` are FormDocs (shared/print/form-doc.ts); several become one PDF. */
  renderForms: channel(
    z.strictObject({ documents: z.array(jsonSchema).min(1).max(5_000), job: z.string().max(60).optional() }),
    z.strictObject({ pdf: bytes, pages: z.number().int().positive() }),
  ),
  /** Characters of these texts that no bundled font can draw, each once. */
  missingGlyphs: channel(
    z.strictObject({ texts: z.array(z.string()).max(200_000) }),
    z.strictObject({ missing: z.array(z.string()) }),
  ),
  /** Reads a CSV, TSV or XLSX file into rows of text: shared/sheet/table.ts says how. */
  readSheet: channel(
    z.strictObject({
      name: z.string().max(255),
      bytes,
      encoding: z.enum(['auto', 'utf-8', 'shift_jis', 'euc-jp', 'iso-2022-jp']),
      sheet: z.string().max(100).nullable(),
      job: z.string().max(60).optional(),
    }),
    z.strictObject({ table: jsonObjectSchema }),
  ),
  /** Writes a sheet: `request` is a SheetRequest of shared/sheet/write.ts. */
  writeSheet: channel(
    z.strictObject({ request: jsonObjectSchema }),
    z.strictObject({ bytes, name: z.string(), lost: z.array(z.string()) }),
  ),
  /**
   * Gives a file to the user: the Electron shell shows a save dialog, writes, reads back and answers with the path;
   * the browser shell answers null and the window offers it as a download.
   */
  saveFile: channel(
    z.strictObject({ name: z.string().min(1).max(200), type: z.string().max(100), bytes }),
    z.strictObject({ path: z.string().nullable(), cancelled: z.boolean() }),
  ),

  /** Seals the head, packs, signs and encrypts the entries after `after` (BundleRequest of shared/bundle/). */
  makeBundle: channel(
    z.strictObject({ request: jsonObjectSchema, job: z.string().max(60).optional() }),
    z.strictObject({
      bytes,
      name: z.string(),
      sha256: hashSchema,
      seal: sealSchema,
      entries: z.number().int().nonnegative(),
    }),
  ),
  /** The end of every chain as it stands, signed by this device: what a 月次締め is made of. */
  sealMonth: channel(nothing, z.strictObject({ seal: sealSchema })),
  /** What the IT division enrols: this PC, and the last account of the entry desk, whose chain goes along. */
  deviceKeys: channel(nothing, publicKeysSchema.extend({ desk: publicKeysSchema.nullable() })),

  backupState: channel(nothing, backupStateSchema),
  /** Refuses a place that cannot be written to, lies in the data folder or holds another book's backups. */
  setBackup: channel(
    z.strictObject({
      place: folderSchema.nullable(),
      automatic: z.boolean(),
      days: z.number().int().min(1).max(366),
      months: z.number().int().min(0).max(120),
    }),
    backupStateSchema,
  ),
  /** Copies the book as it stands to the place that is set. Entries can be written meanwhile. */
  makeBackup: channel(
    z.strictObject({ job: z.string().max(60).optional() }),
    z.strictObject({
      id: z.string(),
      entries: z.number().int().nonnegative(),
      files: z.number().int().nonnegative(),
      copied: z.number().int().nonnegative(),
    }),
  ),
  /** What lies at a place, newest first; asked before there is a book. */
  backups: channel(
    z.strictObject({ place: folderSchema }),
    z.strictObject({ generations: z.array(generationSchema), unreadable: z.number().int().nonnegative() }),
    { open: true },
  ),
  /** Only while no book is open: a book in the data folder is set aside, not overwritten. */
  restoreBackup: channel(
    z.strictObject({
      place: folderSchema,
      generation: z.string().max(40),
      job: z.string().max(60).optional(),
    }),
    z.strictObject({ book: bookFactsSchema, entries: z.number().int().nonnegative() }),
    { open: true },
  ),

  settings: channel(nothing, z.strictObject({ settings: jsonObjectSchema }), { open: true }),
  setSetting: channel(z.strictObject({ key: z.string().max(100), value: jsonSchema }), nothing, {
    open: true,
  }),

  progress: channel(
    z.strictObject({ job: z.string().max(60) }),
    z.strictObject({ progress: progressSchema.nullable() }),
    { open: true },
  ),
  cancel: channel(z.strictObject({ job: z.string().max(60) }), nothing, { open: true }),
} as const satisfies Record<string, Channel>;

export type Contract = typeof contract;
export type ChannelName = keyof Contract;
export type InputOf<N extends ChannelName> = z.input<Contract[N]['input']>;
/** The input once `dispatch` has parsed it. */
export type ParsedInputOf<N extends ChannelName> = z.output<Contract[N]['input']>;
export type OutputOf<N extends ChannelName> = z.output<Contract[N]['output']>;
export type PublicKeys = z.infer<typeof publicKeysSchema>;
export type Status = z.infer<typeof statusSchema>;
export type Attachment = z.infer<typeof attachmentSchema>;
export type BackupState = z.infer<typeof backupStateSchema>;
export type Generation = z.infer<typeof generationSchema>;
export type Operation = z.infer<typeof operationSchema>;
