import { t } from '@/lib/i18n/reports';

const UNKNOWN = 'Unknown';

export function sourceName(source: string): string {
  return source === UNKNOWN ? t('reports.sources.unknown') : source;
}
