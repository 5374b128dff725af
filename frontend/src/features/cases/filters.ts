import type { Chip } from '@/components/data-table/filter-chips';
import type { ListState } from '@/components/data-table/use-list-state';
import { casePriorities, caseStatuses, issueTypes } from '@/lib/api/case-picklists';
import { t } from '@/lib/i18n/cases';
import type { CaseFilters } from './api';

const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;

const known = <T extends string>(list: readonly T[], value: string | undefined) =>
  list.find((each) => each === value);

/** What the address asks of the list, as far as it makes sense. */
export function filtersOf(list: ListState): CaseFilters {
  const status = known(caseStatuses, list.get('status'));
  const month = (key: string) => {
    const value = list.get(key);
    return value && MONTH.test(value) ? value : undefined;
  };
  return {
    q: list.get('q'),
    status,
    priority: known(casePriorities, list.get('priority')),
    issue_type: known(issueTypes, list.get('issue_type')),
    owner: list.get('owner'),
    account_id: list.get('account_id'),
    breached: list.get('breached') === 'true' && status !== 'Closed' ? 'true' : undefined,
    from: month('from'),
    to: month('to'),
  };
}

const always: Chip[] = [
  { key: 'owner', value: 'me', label: t('cases.filter.mine') },
  { key: 'breached', value: 'true', label: t('cases.filter.breached') },
  ...caseStatuses.map((status) => ({ key: 'status', value: status, label: status })),
  ...casePriorities.map((priority) => ({
    key: 'priority',
    value: priority,
    label: t('cases.filter.priority', { priority }),
  })),
];

/** The filters one always has; before them those that another page has set, to be seen and taken away. */
export function chipsOf(
  filters: CaseFilters,
  accountName: string | undefined,
  monthName: (month: string) => string,
): Chip[] {
  const { account_id: account, issue_type: issue, from, to } = filters;
  const set: (Chip | undefined)[] = [
    account === undefined
      ? undefined
      : {
          key: 'account_id',
          value: account,
          label: accountName
            ? t('cases.filter.account', { name: accountName })
            : t('cases.filter.oneAccount'),
        },
    issue && { key: 'issue_type', value: issue, label: issue },
    from === undefined
      ? undefined
      : { key: 'from', value: from, label: t('cases.filter.from', { month: monthName(from) }) },
    to === undefined
      ? undefined
      : { key: 'to', value: to, label: t('cases.filter.to', { month: monthName(to) }) },
  ];
  return [...set.filter((chip) => !!chip), ...always];
}
