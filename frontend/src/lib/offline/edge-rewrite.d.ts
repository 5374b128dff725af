declare module '*/build/rewrite.mjs' {
  export function rewrite(uri: string): string;
}
