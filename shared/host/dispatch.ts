import type { Problem } from '../problem';
import { fail, ok } from '../result';
import type { Answer, Channel } from './channel';
import { type ChannelName, contract, type InputOf, type OutputOf, type ParsedInputOf } from './contract';

/** What implements the contract: one function per channel, input already parsed. */
export type Services = {
  readonly [N in ChannelName]: (input: ParsedInputOf<N>) => Promise<Answer<OutputOf<N>>>;
};

/** What the renderer holds: the same contract seen from the other side. */
export type Host = { call<N extends ChannelName>(name: N, input: InputOf<N>): Promise<Answer<OutputOf<N>>> };

const isChannel = (name: string): name is ChannelName => Object.hasOwn(contract, name);

const refused = (code: string, what: string, details: string[] = []): Problem => ({
  code,
  what,
  next: 'もう一度操作してください。続くときは、画面の内容を控えて情報システム課へ連絡してください。',
  details,
});

/**
 * The only door to the host. Parses what comes in and what goes out; an unknown channel, a bad payload and
 * a thrown error become problems. `report` hears of bugs.
 */
export async function dispatch(
  services: Services,
  name: string,
  input: unknown,
  report: (error: unknown) => void,
): Promise<Answer<unknown>> {
  if (!isChannel(name)) return fail(refused('unknown-channel', 'この操作には対応していません。'));
  const definition: Channel = contract[name];
  const parsed = definition.input.safeParse(input);
  if (!parsed.success) {
    const details = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    return fail(refused('bad-input', '入力を受け取れませんでした。', details));
  }
  try {
    const serve = services[name] as (value: unknown) => Promise<Answer<unknown>>;
    const answer = await serve(parsed.data);
    if (!answer.ok || definition.asIs) return answer;
    return ok(definition.output.parse(answer.value));
  } catch (error) {
    report(error);
    return fail(refused('host-bug', 'アプリの内部で問題が起きました。記録は変わっていません。'));
  }
}
