'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useOrgId } from '@/lib/auth/session-context';
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

/** The activities of a record, newest first. Lives in lib because record pages of several features show it. */
export function useTimeline({ side, type, id }: TimelineOf) {
  const org = useOrgId();
  const of = { [side]: `${type}:${id}` };
  return useInfiniteQuery({
    queryKey: keys(org).list(of),
    queryFn: ({ pageParam: cursor, signal }) => {
      const query = { ...of, cursor, limit: TIMELINE_PAGE };
      return unwrap(api.GET('/api/v1/activities', { params: { query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

/** My open tasks, soonest due first. */
export function useMyTasks(limit: number = MOST_TASKS) {
  const org = useOrgId();
  return useQuery({
    queryKey: keys(org).of('tasks', limit),
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/activities/tasks', { params: { query: { limit } }, signal })),
  });
}

/** My tasks and events of these days of the organisation's calendar. */
export function useAgenda(from: string, to: string) {
  const org = useOrgId();
  return useQuery({
    queryKey: keys(org).of('agenda', from, to),
    queryFn: ({ signal }) =>
      unwrap(api.GET('/api/v1/activities/agenda', { params: { query: { from, to } }, signal })),
    placeholderData: (previous) => previous,
  });
}

export function createActivity(
  body: Schemas['ActivityCreate'],
  idempotencyKey: string,
): Promise<ActivitySaved> {
  const headers = { 'idempotency-key': idempotencyKey };
  return unwrap(api.POST('/api/v1/activities', { body, headers }));
}

export function updateActivity(
  id: string,
  body: Schemas['ActivityChange'],
  idempotencyKey: string,
): Promise<ActivitySaved> {
  const headers = { 'idempotency-key': idempotencyKey };
  const path = { activity_id: id };
  return unwrap(api.PATCH('/api/v1/activities/{activity_id}', { params: { path }, body, headers }));
}
