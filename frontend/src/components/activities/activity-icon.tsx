import { CalendarDays, ListTodo, Phone, StickyNote, type LucideIcon } from 'lucide-react';
import type { ActivityType } from '@/lib/api/activities';

export const activityIcons: Record<ActivityType, LucideIcon> = {
  Task: ListTodo,
  Event: CalendarDays,
  Call: Phone,
  Note: StickyNote,
};
