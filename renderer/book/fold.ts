/** How texts are folded before they are searched. */
export { foldForSearch } from '../../shared/jp/fold';
