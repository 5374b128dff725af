import { t } from '@/lib/i18n/families';

const messages: Readonly<Record<string, string>> = {
  not_a_number: t('formula.not_a_number'),
  formula_too_long: t('formula.formula_too_long'),
  formula_syntax: t('formula.formula_syntax'),
  formula_too_deep: t('formula.formula_too_deep'),
  unknown_name: t('formula.unknown_name'),
  unknown_unit: t('formula.unknown_unit'),
  unit_mismatch: t('formula.unit_mismatch'),
  division_by_zero: t('formula.division_by_zero'),
  wrong_arguments: t('formula.wrong_arguments'),
  negative_quantity: t('formula.negative_quantity'),
  quantity_too_large: t('formula.quantity_too_large'),
  amount_too_large: t('formula.amount_too_large'),
  markup_out_of_range: t('formula.markup_out_of_range'),
};

/** What the engine's code for a refusal means. */
export const formulaMessage = (code: string): string => messages[code] ?? code;
