import { common } from './en/everywhere';
import { translator } from './translator';

/** Text that any page may need. Staff pages have more: ./staff, and one file for each feature. */
export const t = translator(common);
