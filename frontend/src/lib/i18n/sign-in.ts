import { common } from './en/everywhere';
import { signIn } from './en/sign-in';
import { translator } from './translator';

export const t = translator(common, signIn);
