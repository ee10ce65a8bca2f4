/** How texts are folded before they are searched. */
export { plainFold as foldForSearch } from '../ui/table/plain-fold';
