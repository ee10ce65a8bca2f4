import { test } from './fixtures';

test('the same journeys in Electron', () => {
  test.skip(true, 'Electron の実行ファイルがこの機械にないため、Electron の画面では試していません。');
});
