import { common } from './en/everywhere';
import { files } from './en/files';
import { translator } from './translator';

export const t = translator(common, files);
