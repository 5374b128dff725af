'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useOrgId, useSession } from '@/lib/auth/session-context';
import { plainDateIn } from '@/lib/dates/dates';
import { overPages, usePending } from '@/lib/offline/pending';
import { api, unwrap, type Schemas } from './client';
import { domainKeys } from './query-keys';

export type Activity = Schemas['ActivityDetail'];
export type ActivitySaved = Schemas['ActivityOut'];
export type ActivityType = Schemas['ActivityType'];
export type ActivityBody = Omit<Schemas['ActivityCreate'], 'id' | 'type' | 'what' | 'who'>;

/** The record a timeline is of: what an activity is about, or whom it is with. */
export type TimelineOf =
  | { side: 'what'; type: Schemas['WhatType']; id: string }
  | { side: 'who'; type: Schemas['WhoType']; id: string };

const TIMELINE_PAGE = 10;
const MOST_TASKS = 100;

const keys = (org: string) => domainKeys(org, 'activities');

type Pages = { pages: { items: Activity[] }[] };

/** What was read, without what has just been removed and with what this device has not sent yet, where it `fits`. */
function useOver<D extends Pages>(
  data: D | undefined,
  fits: (activity: Activity) => boolean,
): D | undefined {
  const pending = usePending();
  const over = overPages<Activity, D>(pending, 'activities', data, fits);
  if (!over || over === data) return data;
  const pages = over.pages.map((page) => ({
    ...page,
    items: page.items.filter((each) => each.is_active),
  }));
  return { ...over, pages };
}

/** The same for what comes in one answer. */
function useOverAnswer<A extends { items: Activity[] }>(
  answer: A | undefined,
  fits: (activity: Activity) => boolean,
): A | undefined {
  return useOver(answer && { pages: [answer] }, fits)?.pages[0];
}

/** The activities of a record, newest first. Lives in lib because record pages of several features show it. */
export function useTimeline({ side, type, id }: TimelineOf) {
  const org = useOrgId();
  const of = { [side]: `${type}:${id}` };
  const query = useInfiniteQuery({
    queryKey: keys(org).list(of),
    queryFn: ({ pageParam: cursor, signal }) => {
      const query = { ...of, cursor, limit: TIMELINE_PAGE };
      return unwrap(api.GET('/api/v1/activities', { params: { query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
  const data = useOver(query.data, (each) => each[side]?.id === id);
  return { ...query, data };
}

/** My open tasks, soonest due first. */
export function useMyTasks(limit: number = MOST_TASKS) {
  const { user, org } = useSession();
  const query = useQuery({
    queryKey: keys(org.id).of('tasks', limit),
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/activities/tasks', { params: { query: { limit } }, signal })),
  });
  const data = useOverAnswer(query.data, (each) => each.type === 'Task' && isOf(each, user.id));
  return { ...query, data };
}

/** The tasks and events of somebody, of oneself if nobody else is named, on these days of the organisation's calendar. */
export function useAgenda(from: string, to: string, whose?: string) {
  const { user, org } = useSession();
  const assignee = whose ?? user.id;
  const query = useQuery({
    queryKey: keys(org.id).of('agenda', from, to, assignee),
    queryFn: ({ signal }) => {
      const query = { from, to, assignee };
      return unwrap(api.GET('/api/v1/activities/agenda', { params: { query }, signal }));
    },
    placeholderData: (previous, before) =>
      before?.queryKey.at(-1) === assignee ? previous : undefined,
  });
  const within = ({ due_date, start, end }: Activity) => {
    const dayOf = (at: string) => plainDateIn(org.settings.timezone, new Date(at));
    const first = due_date ?? (start && dayOf(start));
    return !!first && first <= to && from <= (end ? dayOf(end) : first);
  };
  const data = useOverAnswer(query.data, (each) => isOf(each, assignee) && within(each));
  return { ...query, data };
}

const isOf = (activity: Activity, member: string) =>
  activity.assigned_to === member || activity.attendees?.some(({ id }) => id === member);
