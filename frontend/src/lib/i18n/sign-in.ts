import { common } from './en/common';
import { signIn } from './en/sign-in';
import { translator } from './translator';

export const t = translator(common, signIn);
