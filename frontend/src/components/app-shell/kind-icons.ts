import {
  Banknote,
  Building2,
  File,
  FilePenLine,
  FileSignature,
  Handshake,
  LifeBuoy,
  ListTodo,
  Package,
  ReceiptText,
  Sparkles,
  UserRound,
  type LucideIcon,
} from 'lucide-react';
import type { SearchKind } from '@/lib/api/search';
import type { CreateKind } from '@/stores/create-dialog';

export const kindIcons: Record<CreateKind | SearchKind, LucideIcon> = {
  lead: Sparkles,
  account: Building2,
  contact: UserRound,
  opportunity: Handshake,
  product: Package,
  quote: FilePenLine,
  order: ReceiptText,
  contract: FileSignature,
  case: LifeBuoy,
  task: ListTodo,
  file: File,
  payment: Banknote,
};
