import { describe, expect, it } from 'vitest';
import { ok } from '../../../shared/result';
import { bareHeader, headersOf } from '../../../shared/sheet/headers';
import {
  mappingAt,
  mappingSchema,
  missingFields,
  proposeMapping,
  reuseMapping,
  type SheetField,
  sourceKey,
} from '../../../shared/sheet/mapping';

const field = (
  key: string,
  label: string,
  synonyms: readonly string[] = [],
  required = false,
): SheetField => ({
  key,
  label,
  synonyms,
  required,
  parse: (text) => ok(text),
});
const FIELDS = [
  field('number', '管理番号', ['登録番号']),
  field('name', '名称', ['情報資産名', '品名'], true),
  field('place', '保管場所', ['設置場所']),
  field('confidentiality', '機密性', ['機密性分類'], true),
  field('integrity', '完全性'),
  field('remarks', '備考', ['摘要']),
];
const targets = (rows: string[][]) =>
  proposeMapping({ rows }, FIELDS).columns.map(({ target }) =>
    target.to === 'field' ? target.key : target.to,
  );

describe('proposeMapping', () => {
  it('skips title rows and finds the header by the words it knows', () => {
    const rows = [
      ['情報資産管理台帳（見本）', '', ''],
      ['見本課', '', '令和8年3月31日'],
      ['', '', ''],
      ['管理番号', '情報資産名', '摘要'],
      ['1', '見本', ''],
    ];
    const mapping = proposeMapping({ rows }, FIELDS);
    expect(mapping).toMatchObject({ headerRow: 3, headerHeight: 1 });
  });

  it('knows headers with line breaks, full width, numbering, marks and brackets', () => {
    expect(
      targets([
        ['①管理\n番号', '※名　称（正式名称）', '3. 設置場所', '備考 *'],
        ['1', 'a', 'b', 'c'],
      ]),
    ).toEqual(['number', 'name', 'place', 'remarks']);
  });

  it('joins headers of two storeys, the upper one merged over several', () => {
    const rows = [
      ['管理番号', '名称', '分類', '', '備考'],
      ['', '', '機密性', '完全性', ''],
      ['1', '見本', '2B', '1', ''],
    ];
    const mapping = proposeMapping({ rows }, FIELDS);
    expect(mapping).toMatchObject({ headerRow: 0, headerHeight: 2 });
    expect(headersOf({ rows }, 0, 2)).toEqual(['管理番号', '名称', '分類 機密性', '分類 完全性', '備考']);
    expect(mapping.columns.map(({ target }) => (target.to === 'field' ? target.key : target.to))).toEqual([
      'number',
      'name',
      'confidentiality',
      'integrity',
      'remarks',
    ]);
  });

  it('takes a label before a synonym of another field, and each field once', () => {
    expect(
      targets([
        ['品名', '名称', '保管場所'],
        ['a', 'b', 'c'],
      ]),
    ).toEqual(['name', 'note', 'place']);
    expect(
      targets([
        ['保管場所', '設置場所', '名称'],
        ['a', 'b', 'c'],
      ]),
    ).toEqual(['place', 'note', 'name']);
  });

  it('takes a header that holds most of a known word', () => {
    expect(
      targets([
        ['媒体保管場所', '名称', '色'],
        ['a', 'b', 'c'],
      ]),
    ).toEqual(['place', 'name', 'note']);
  });

  it('skips running numbers and empty columns, and keeps what it does not know for the notes', () => {
    expect(
      targets([
        ['No.', '名称', '内線', '予備'],
        ['1', '見本', '9100', ''],
      ]),
    ).toEqual(['skip', 'name', 'note', 'skip']);
  });

  it('takes a running number for the number only when nothing better is there', () => {
    const fields = [field('number', '管理番号', ['No.', '登録番号']), field('name', '名称')];
    const keys = (header: string[]) =>
      proposeMapping({ rows: [header, ['1', 'a', 'b']] }, fields).columns.map(({ target }) =>
        target.to === 'field' ? target.key : target.to,
      );
    expect(keys(['No.', '登録番号', '名称'])).toEqual(['skip', 'number', 'name']);
    expect(keys(['No.', '名称', ''])).toEqual(['number', 'name', 'note']);
  });

  it('takes the first wide row when it knows no word at all', () => {
    const rows = [
      ['施設ID', '利用目的', '開始日付'],
      ['X-1', '見本', '2021/9/1'],
      ['X-2', '見本', '2021/9/2'],
    ];
    expect(proposeMapping({ rows }, FIELDS)).toMatchObject({ headerRow: 0, headerHeight: 1 });
  });

  it('proposes anew for a header row that the user chose, and names what is missing', () => {
    const rows = [
      ['管理番号', '名称'],
      ['品名', '保管場所'],
      ['見本', '棚'],
    ];
    const mapping = mappingAt({ rows }, FIELDS, { headerRow: 1, headerHeight: 1 });
    expect(mapping.columns.map((column) => column.target)).toEqual([
      { to: 'field', key: 'name' },
      { to: 'field', key: 'place' },
    ]);
    expect(missingFields(mapping, FIELDS).map((one) => one.key)).toEqual(['confidentiality']);
  });

  it('is plain data that passes its own schema', () => {
    const mapping = proposeMapping({ rows: [['名称'], ['見本']] }, FIELDS);
    expect(mappingSchema.parse(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping);
  });

  it('stands an empty table', () => {
    expect(proposeMapping({ rows: [] }, FIELDS).columns).toEqual([]);
  });
});

describe('a saved mapping', () => {
  const rows = [
    ['管理番号', '名称', '内線'],
    ['1', '見本', '9100'],
  ];
  const proposal = proposeMapping({ rows }, FIELDS);
  const saved = {
    ...proposal,
    dateStyle: 'reiwa' as const,
    columns: proposal.columns.map((column) =>
      column.header === '内線' ? { ...column, target: { to: 'skip' as const } } : column,
    ),
  };

  it('is found again by its headers, in any order and with titles above', () => {
    const next = proposeMapping(
      {
        rows: [
          ['見本台帳', '', ''],
          ['内線', '管理 番号', '名称'],
          ['1', '2', '3'],
        ],
      },
      FIELDS,
    );
    expect(sourceKey(next)).toBe(sourceKey(saved));
    expect(sourceKey(next).length).toBeLessThan(100);
    expect(
      sourceKey(
        proposeMapping(
          {
            rows: [
              ['管理番号', '品名'],
              ['1', '2'],
            ],
          },
          FIELDS,
        ),
      ),
    ).not.toBe(sourceKey(saved));
  });

  it('is laid over the new file by header, wherever the column stands now', () => {
    const next = proposeMapping(
      {
        rows: [
          ['内線', '新しい列', '管理番号', '名称'],
          ['1', '2', '3', '4'],
        ],
      },
      FIELDS,
    );
    const reused = reuseMapping(saved, next);
    expect(reused.columns.map(({ target }) => (target.to === 'field' ? target.key : target.to))).toEqual([
      'skip',
      'note',
      'number',
      'name',
    ]);
    expect(reused.dateStyle).toBe('reiwa');
  });
});

describe('bareHeader', () => {
  it.each([
    ['情報資産\n名称', '情報資産名称'],
    ['Ｓ／Ｎ', 's/n'],
    ['⑫備考', '備考'],
    ['No.', 'no'],
    ['2次元コード', '2次元コード'],
  ])('%j is %j', (header, bare) => {
    expect(bareHeader(header)).toBe(bare);
  });
});
