import { run } from './commands';

/** npm moves to the project's folder; paths are meant from where the user stands. */
process.exitCode = await run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  here: process.env['INIT_CWD'] ?? process.cwd(),
});
