import {
  Bath,
  BedDouble,
  Boxes,
  BriefcaseBusiness,
  CookingPot,
  Grid2x2,
  Lamp,
  PaintRoller,
  Shirt,
  Sofa,
  TreePine,
  Utensils,
  type LucideIcon,
} from 'lucide-react';
import type { Schemas } from '@/lib/api/client';

export const familyIcons: Record<Schemas['Icon'], LucideIcon> = {
  kitchen: CookingPot,
  wardrobe: Shirt,
  bedroom: BedDouble,
  bathroom: Bath,
  living: Sofa,
  dining: Utensils,
  office: BriefcaseBusiness,
  lighting: Lamp,
  flooring: Grid2x2,
  painting: PaintRoller,
  outdoor: TreePine,
  other: Boxes,
};
