import { deflateRawSync } from 'node:zlib';
import { writeXlsx } from 'hucre';
import { beforeAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { checkArchive, readSheetFile } from '../../../electron/services/sheets';
import { LIMITS } from '../../../shared/sheet/table';

const open = async (bytes: Uint8Array, name = '見本.csv') =>
  readSheetFile({ name, bytes, encoding: 'auto', sheet: null });

/** The problem's code; the words are checked to be Japanese and to say what to do next. */
async function refusal(bytes: Uint8Array, name?: string): Promise<string> {
  const result = await open(bytes, name);
  if (result.ok) return 'read';
  expect(result.error.what).toMatch(/[ぁ-ん].*。$/u);
  expect(result.error.next).toMatch(/ください。$/u);
  return result.error.code;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const withHead = (head: readonly number[], size = 4096) =>
  Uint8Array.from([...head, ...Array<number>(size).fill(0)]);
const utf16 = (text: string) => [...text].flatMap((one) => [one.charCodeAt(0), 0]);

function zip(parts: { readonly [name: string]: Uint8Array }): Promise<Uint8Array> {
  const file = new ZipFile();
  for (const [name, bytes] of Object.entries(parts)) file.addBuffer(Buffer.from(bytes), name);
  file.end();
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    file.outputStream.on('data', (chunk: Buffer) => chunks.push(chunk));
    file.outputStream.on('error', reject);
    file.outputStream.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
  });
}

type Part = { readonly name: string; readonly packed: Uint8Array; readonly declared: number };

/** A zip of deflated entries, written by hand so that the declared sizes can lie. */
function lyingZip(...parts: readonly Part[]): Uint8Array {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, packed, declared } of parts) {
    const label = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(declared, 22);
    local.writeUInt16LE(label.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    local.copy(central, 6, 4, 28);
    central.writeUInt16LE(20, 4);
    central.writeUInt16LE(label.length, 28);
    central.writeUInt32LE(offset, 42);
    locals.push(local, label, Buffer.from(packed));
    centrals.push(central, label);
    offset += local.length + label.length + packed.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...locals, directory, end]));
}

const TYPES: Part = {
  name: '[Content_Types].xml',
  packed: deflateRawSync(Buffer.from('<Types/>')),
  declared: 8,
};

const sheet = (cells: string) =>
  bytesOf(
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${cells}</sheetData></worksheet>`,
  );
const parts = {
  '[Content_Types].xml': bytesOf(
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  ),
  '_rels/.rels': bytesOf(
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  ),
  'xl/workbook.xml': bytesOf(
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
  ),
  'xl/_rels/workbook.xml.rels': bytesOf(
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
  ),
};
/** A workbook whose only sheet has these rows, as raw XML. */
const far = (cells: string) => zip({ ...parts, 'xl/worksheets/sheet1.xml': sheet(cells) });

let workbook: Uint8Array;
beforeAll(async () => {
  workbook = await writeXlsx({ sheets: [{ name: '台帳', rows: [['名称'], ['見本']] }] });
});

describe('files that are no sheet', () => {
  const cases: readonly (readonly [string, Uint8Array, string])[] = [
    ['nothing', new Uint8Array(), 'empty-file'],
    ['a byte order mark and nothing else', Uint8Array.of(0xef, 0xbb, 0xbf), 'empty-file'],
    ['a PDF named .csv', bytesOf('%PDF-1.7\n%âãÏÓ\n'), 'not-a-sheet'],
    ['a PNG', withHead([0x89, 0x50, 0x4e, 0x47]), 'not-a-sheet'],
    ['a JPEG', withHead([0xff, 0xd8, 0xff, 0xe0]), 'not-a-sheet'],
    ['a program', withHead([0x4d, 0x5a, 0x90]), 'not-a-sheet'],
    ['random bytes', Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256), 'not-a-sheet'],
    ['the old .xls', withHead([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'old-excel'],
    [
      'an .xlsx with a password',
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...Array<number>(600).fill(0), ...utf16('EncryptedPackage')]),
      'password-protected',
    ],
    [
      'a web page named .xls',
      bytesOf('\r\n<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table>'),
      'html-file',
    ],
    ['an XML spreadsheet named .xls', bytesOf('<?xml version="1.0"?><Workbook>'), 'html-file'],
    ['a quote that never closes', bytesOf('名称,場所\n見本,"棚\n見本二,棚\n'), 'unclosed-quote'],
    ['rows beyond the limit', bytesOf('a\n'.repeat(LIMITS.rows + 1)), 'too-many-rows'],
    ['columns beyond the limit', bytesOf(`${'a,'.repeat(LIMITS.columns + 1)}a\n`), 'too-many-columns'],
    ['a zip cut off', Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 0), 'broken-workbook'],
  ];
  it.each(cases)('%s', async (_name, bytes, code) => {
    expect(await refusal(bytes)).toBe(code);
  });

  it('reads a CSV whatever its name says', async () => {
    expect((await open(bytesOf('名称,場所\n見本,棚\n'), '見本.xlsx')).ok).toBe(true);
  });

  it('names the row in which the open quote begins', async () => {
    expect(await open(bytesOf('名称,場所\n見本,"棚\n見本二,棚\n'))).toMatchObject({
      error: { what: expect.stringContaining('2行目') },
    });
  });

  it('refuses a file beyond the limit before looking into it', async () => {
    expect(await refusal(new Uint8Array(LIMITS.bytes + 1))).toBe('too-large');
  });
});

describe('hostile workbooks', () => {
  it('refuses what declares 2 GB, without unpacking any of it', async () => {
    const bytes = lyingZip({ ...TYPES, declared: 2_000_000_000 });
    expect(await refusal(bytes)).toBe('too-large-unpacked');
  });

  it('refuses what declares little and unpacks to more', async () => {
    const bytes = lyingZip({ ...TYPES, packed: deflateRawSync(Buffer.alloc(5_000_000)), declared: 100 });
    expect(await refusal(bytes)).toBe('broken-workbook');
  });

  it('refuses a bomb of one part, and one of many parts', async () => {
    const size = LIMITS.part + 1;
    const packed = deflateRawSync(Buffer.alloc(size, 0x20), { level: 1 });
    expect(packed.length).toBeLessThan(2_000_000);
    expect(await refusal(lyingZip(TYPES, { name: 'xl/worksheets/sheet1.xml', packed, declared: size }))).toBe(
      'too-large-unpacked',
    );
    const parts = [1, 2, 3, 4].map((at): Part => ({ name: `xl/${at}.xml`, packed, declared: LIMITS.part }));
    expect(await refusal(lyingZip(TYPES, ...parts))).toBe('too-large-unpacked');
  });

  it('refuses a zip that is no workbook, by saying so', async () => {
    expect(await refusal(await zip({ 'data.csv': bytesOf('a,b') }))).toBe('not-a-workbook');
    expect(await refusal(await zip({ '[Content_Types].xml': bytesOf('<Types/>') }))).toBe('broken-workbook');
  });

  it('refuses thousands of parts', async () => {
    const parts = Array.from({ length: LIMITS.entries + 1 }, (_, at): Part => ({ ...TYPES, name: `p${at}` }));
    expect(await refusal(lyingZip(...parts))).toBe('too-large-unpacked');
  });

  it('refuses the workbook at every length it can be cut off at', async () => {
    for (let length = 4; length < workbook.length; length += 61) {
      expect(['broken-workbook', 'not-a-workbook']).toContain(await refusal(workbook.subarray(0, length)));
    }
  });

  it('never throws on a workbook with any byte changed, and never unpacks more than it may', async () => {
    for (let at = 0; at < workbook.length; at += 13) {
      const changed = workbook.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x41;
      const result = await open(changed);
      if (!result.ok)
        expect(result.error.code).toMatch(
          /^(?:broken-workbook|not-a-workbook|no-sheet|too-large-unpacked|not-a-sheet)$/,
        );
    }
  });

  it('refuses cells a million columns away and row numbers that are none', async () => {
    expect(await refusal(await far('<row r="1"><c r="ZZZZZ1"><v>1</v></c></row>'))).toBe('broken-workbook');
    expect(await refusal(await far('<row r="99999999"><c r="A99999999"><v>1</v></c></row>'))).toBe(
      'broken-workbook',
    );
    expect(
      await refusal(
        await far(
          '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        ),
      ),
    ).toBe('broken-workbook');
    expect((await open(await far('<row r="1"><c r="A1"><v>1</v></c></row>'))).ok).toBe(true);
    expect(
      await refusal(
        await far('<row r="1"><c r="A1"><v>1</v></c></row><row r="900000"><c r="A900000"><v>1</v></c></row>'),
      ),
    ).toBe('too-many-rows');
  });

  it('reads a sheet whose formatted blanks go on to the last row', async () => {
    const blanks = Array.from(
      { length: 250_000 },
      (_, at) => `<row r="${at + 2}"><c r="A${at + 2}" s="0"/></row>`,
    );
    const read = await open(await far(`<row r="1"><c r="A1"><v>1</v></c></row>${blanks.join('')}`));
    expect(read).toMatchObject({ ok: true, value: { rows: [['1']] } });
  });

  it('expands no entities', async () => {
    const bytes = await zip({
      '[Content_Types].xml': bytesOf(
        `<!DOCTYPE x [<!ENTITY a "${'見'.repeat(100)}">${Array.from({ length: 9 }, (_, at) => `<!ENTITY b${at} "${`&${at === 0 ? 'a' : `b${at - 1}`};`.repeat(50)}">`).join('')}]><Types>&b8;</Types>`,
      ),
    });
    expect(await refusal(bytes)).toBe('broken-workbook');
  });
});

describe('checkArchive', () => {
  it('lets an honest workbook through', async () => {
    expect(await checkArchive(workbook)).toBeNull();
  });
});
