import {
  Building2,
  Handshake,
  ListTodo,
  Package,
  Sparkles,
  UserRound,
  type LucideIcon,
} from 'lucide-react';
import type { CreateKind } from '@/stores/create-dialog';

export const kindIcons: Record<CreateKind, LucideIcon> = {
  lead: Sparkles,
  account: Building2,
  contact: UserRound,
  opportunity: Handshake,
  product: Package,
  task: ListTodo,
};
