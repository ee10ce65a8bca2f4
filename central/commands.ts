import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Problem } from '../shared/problem';
import { keygen } from './keygen';
import { acceptedJson, acceptedText, failedText, refusedText } from './report';
import { verifyFile } from './verify';

const HELP = `まもり台帳 情報システム課用

  npm run central -- verify FILE --identity KEYFILE [オプション]
      提出ファイル（.age）を検査し、中身を表示します。
      --identity KEYFILE    受取人の鍵（division.age-identity.txt）
      --device-key FILE     登録端末の公開鍵（minisign形式。何度でも指定できます）。
                            指定しないと、どの鍵でも「未登録の鍵」として検査します
      --known FILE          受領済みの記録（JSON）。抜け・分岐・巻戻し・再提出を見つけます
      --record              受け取れたとき、--known のファイルを更新します
      --extract DIR         新しいフォルダ DIR に中身を取り出します
      --json                結果をJSONで出します

  npm run central -- keygen --out DIR
      受取人の鍵を作ります（秘密の鍵は情報システム課の外へ出さないでください）。

終了コード: 0 受け取れます／完了　1 受け取れません　2 指定の誤り　3 ファイルを読み書きできません
`;

const EXIT = { done: 0, refused: 1, usage: 2, files: 3 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** Problems of the machine or the command line; every other one is a refusal of the bundle. */
const NOT_THE_BUNDLE: readonly string[] = [
  'file-unreadable',
  'file-unwritable',
  'extract-folder',
  'extract-failed',
  'identity-unreadable',
  'device-key-unreadable',
  'known-unreadable',
];

const options = {
  identity: { type: 'string' },
  'device-key': { type: 'string', multiple: true },
  known: { type: 'string' },
  record: { type: 'boolean' },
  extract: { type: 'string' },
  json: { type: 'boolean' },
  out: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Where answers and complaints go, and the folder that paths are meant from. */
export type Terminal = {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  readonly here: string;
};

function usage(message: string, terminal: Terminal): Exit {
  terminal.error(`${message}\n\n${HELP}`);
  return EXIT.usage;
}

function told(problem: Problem, json: boolean, terminal: Terminal): Exit {
  const other = NOT_THE_BUNDLE.includes(problem.code);
  if (json) terminal.out(`${JSON.stringify({ accepted: false, problem }, null, 2)}\n`);
  else terminal.error(other ? failedText(problem) : refusedText(problem));
  return other ? EXIT.files : EXIT.refused;
}

type Values = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>['values'];

async function verify(file: string, values: Values, terminal: Terminal): Promise<Exit> {
  if (values.identity === undefined) return usage('--identity を指定してください。', terminal);
  if (values.record && values.known === undefined)
    return usage('--record には --known が要ります。', terminal);
  const json = values.json ?? false;
  const fromHere = (path: string): string => resolve(terminal.here, path);
  const verified = await verifyFile({
    file: fromHere(file),
    identity: fromHere(values.identity),
    deviceKeys: (values['device-key'] ?? []).map(fromHere),
    known: values.known === undefined ? null : fromHere(values.known),
    record: values.record ?? false,
    extract: values.extract === undefined ? null : fromHere(values.extract),
  });
  if (!verified.ok) return told(verified.error, json, terminal);
  const { opened, size, sha256, heads } = verified.value;
  const answer = json
    ? `${JSON.stringify({ ...acceptedJson(opened, { size, sha256 }), heads }, null, 2)}\n`
    : acceptedText(opened, { size, sha256 });
  terminal.out(answer);
  return EXIT.done;
}

async function makeKeys(out: string, json: boolean, terminal: Terminal): Promise<Exit> {
  const made = await keygen(resolve(terminal.here, out), new Date());
  if (!made.ok) return told(made.error, json, terminal);
  const { recipient, identityFile, recipientFile } = made.value;
  terminal.out(
    json
      ? `${JSON.stringify(made.value, null, 2)}\n`
      : `受取人の鍵を作りました。\n  秘密の鍵（外へ出さない）  ${identityFile}\n  課へ配る宛先              ${recipientFile}\n  ${recipient}\n`,
  );
  return EXIT.done;
}

/** Runs one command of the IT division's tool. Answers with the exit code. */
export async function run(words: readonly string[], terminal: Terminal): Promise<Exit> {
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;
  try {
    parsed = parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error), terminal);
  }
  const { values, positionals } = parsed;
  const [command, file, extra] = positionals;
  if (values.help) {
    terminal.out(HELP);
    return EXIT.done;
  }
  if (command === 'verify' && file !== undefined && extra === undefined)
    return verify(file, values, terminal);
  if (command === 'keygen' && values.out !== undefined && file === undefined) {
    return makeKeys(values.out, values.json ?? false, terminal);
  }
  return usage('指定を読み取れません。', terminal);
}
