'use client';

import {
  closestCenter,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
  type Announcements,
  type CollisionDetection,
  type DragEndEvent,
  type KeyboardCoordinateGetter,
  type UniqueIdentifier,
} from '@dnd-kit/core';
import { useState } from 'react';
import { stages } from '@/lib/api/picklists';
import { t } from '@/lib/i18n/opportunities';
import type { Deal, Stage } from './api';

const isStage = (id: UniqueIdentifier | undefined): id is Stage =>
  (stages as readonly unknown[]).includes(id);

/** The arrow keys go from stage to stage; where in its stage a deal stands follows from its date. */
const toNeighbour: KeyboardCoordinateGetter = (event, { context }) => {
  const step = event.code === 'ArrowRight' ? 1 : event.code === 'ArrowLeft' ? -1 : 0;
  const deal = context.active?.data.current?.deal as Deal | undefined;
  const from = isStage(context.over?.id) ? context.over.id : deal?.stage;
  const next = step !== 0 && from ? stages[stages.indexOf(from) + step] : undefined;
  const rect = next && context.droppableRects.get(next);
  if (!rect) return undefined;
  event.preventDefault();
  const card = context.collisionRect;
  return {
    x: rect.left + (rect.width - (card?.width ?? rect.width)) / 2,
    y: rect.top + (rect.height - (card?.height ?? rect.height)) / 2,
  };
};

const underPointer: CollisionDetection = (args) =>
  args.pointerCoordinates ? pointerWithin(args) : closestCenter(args);

type Named = { data: { current?: { deal?: Deal } } };
const dealOf = (active: Named) => active.data.current?.deal;
const wordsOf = (active: Named) => {
  const deal = dealOf(active);
  return { name: deal?.name ?? '', stage: deal?.stage ?? '' };
};

const announcements: Announcements = {
  onDragStart: ({ active }) => t('board.grip.picked', wordsOf(active)),
  onDragOver: ({ active, over }) =>
    over
      ? t('board.grip.over', { ...wordsOf(active), stage: over.id })
      : t('board.grip.nowhere', { name: wordsOf(active).name }),
  onDragEnd: ({ active, over }) =>
    over
      ? t('board.grip.dropped', { ...wordsOf(active), stage: over.id })
      : t('board.grip.cancelled', wordsOf(active)),
  onDragCancel: ({ active }) => t('board.grip.cancelled', wordsOf(active)),
};

/** Dragging by mouse, by a long press, and by keyboard. */
export function useBoardDrag(onMove: ((deal: Deal, to: Stage) => void) | undefined) {
  const [dragged, setDragged] = useState<Deal | null>(null);
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: toNeighbour }),
  );
  return {
    dragged,
    context: {
      sensors,
      collisionDetection: underPointer,
      accessibility: {
        announcements,
        screenReaderInstructions: { draggable: t('board.grip.instructions') },
      },
      onDragStart: ({ active }: { active: Named }) => setDragged(dealOf(active) ?? null),
      onDragCancel: () => setDragged(null),
      onDragEnd: ({ active, over }: DragEndEvent) => {
        setDragged(null);
        const deal = dealOf(active);
        if (deal && isStage(over?.id)) onMove?.(deal, over.id);
      },
    },
  };
}
