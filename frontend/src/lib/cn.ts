import { clsx, type ClassValue } from 'clsx';

/**
 * Joins class names. It does not settle conflicts (that library costs 8 KB on every page): a component's own
 * classes and those it is given must not set the same property in the same variant.
 */
export function cn(...inputs: ClassValue[]): string {
  return clsx(inputs);
}
